package io.reward4j.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.reward4j.Content;
import io.reward4j.Deadline;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.wire.RewardEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests for tests, and a reward whose values are easy to foresee.
final class Requests {

    /// The share of `a` among the first ten characters.
    static final RewardFunction SHARE_OF_A = sample -> Reward
            .of(sample.completion().chars().limit(10).filter(c -> c == 'a').count() / 10.0);

    static final JsonMapper JSON = JsonMapper.builder().build();

    private Requests() {}

    static byte[] fixture(String name) {
        try (InputStream in = Objects.requireNonNull(Requests.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TrainerReply reply(RewardEndpoint endpoint, TrainerFormat format, String body) {
        return TrainerEndpoint.of(endpoint).reply(format, body.getBytes(UTF_8), Deadline.none());
    }

    static TrainerReply reply(TrainerFormat format, String body) {
        return reply(RewardEndpoint.of(SHARE_OF_A), format, body);
    }

    static JsonNode json(TrainerReply reply) {
        return JSON.readTree(reply.toBytes());
    }

    /// The samples that a request is read as.
    static List<Sample> samples(TrainerFormat format, byte[] body) {
        List<Sample> seen = Collections.synchronizedList(new ArrayList<>());
        RewardFunction seeing = sample -> {
            seen.add(sample);
            return Reward.pass();
        };
        TrainerEndpoint.of(seeing.reading(Content.TRAJECTORY)).reply(format, body, Deadline.none());
        return seen;
    }
}
