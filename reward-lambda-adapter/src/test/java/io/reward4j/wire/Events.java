package io.reward4j.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.reward4j.Deadline;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import java.io.ByteArrayInputStream;
import java.util.List;

/// Events for tests, and an endpoint whose scores are easy to foresee.
final class Events {

    /// The share of `a` among the first ten characters.
    static final RewardFunction SHARE_OF_A = sample -> Reward
            .of(sample.completion().chars().limit(10).filter(c -> c == 'a').count() / 10.0);

    private Events() {}

    static String sample(String id, String completion) {
        return "{\"id\":" + id + ",\"messages\":[{\"role\":\"user\",\"content\":\"q\"},"
                + "{\"role\":\"assistant\",\"content\":\"" + completion + "\"}]}";
    }

    static String list(String... samples) {
        return "[" + String.join(",", samples) + "]";
    }

    /// A list of what is given between two good samples, of the scores 0.3 and 0.7.
    static String between(String... samples) {
        return "[" + sample("\"before\"", "aaa") + "," + String.join(",", samples) + ","
                + sample("\"after\"", "aaaaaaa") + "]";
    }

    static RewardReply reply(RewardEndpoint endpoint, String event) {
        return reply(endpoint, event.getBytes(UTF_8));
    }

    static RewardReply reply(RewardEndpoint endpoint, byte[] event) {
        return endpoint.reply(new ByteArrayInputStream(event), Deadline.none());
    }

    static List<ReplyReader.Result> results(RewardEndpoint endpoint, String event) {
        return ReplyReader.read(reply(endpoint, event).toBytes());
    }
}
