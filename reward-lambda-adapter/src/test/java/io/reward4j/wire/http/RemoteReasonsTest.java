package io.reward4j.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.BuggyReward;
import io.reward4j.Deadline;
import io.reward4j.wire.FailurePolicy;
import io.reward4j.wire.RewardEndpoint;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Callers over HTTP read why a sample has no reward, and what an exception of a scorer said of it only where that was asked
/// for.
class RemoteReasonsTest {

    private static final String SECRET = "s3cret";
    private static final String SLIME = "{\"prompt\":\"q\",\"response\":\"s3cret\",\"label\":null}";
    private static final String NEMO_GYM = "{\"responses_create_params\":{\"input\":\"q\"},\"response\":{\"output\":"
            + "[{\"type\":\"message\",\"role\":\"assistant\",\"content\":\"s3cret\"}]}}";
    private static final String EVENT = "[{\"id\":1,\"messages\":[{\"role\":\"assistant\",\"content\":\"s3cret\"}]}]";
    private static final String WHY = "scorer_failed: threw IllegalStateException at " + BuggyReward.PLACE;

    private static RewardEndpoint.Builder buggy() {
        return RewardEndpoint.builder(BuggyReward::score);
    }

    private static String url(RewardEndpoint endpoint, String path, String body) {
        String event = "{\"rawPath\":\"" + path + "\",\"requestContext\":{\"http\":{\"method\":\"POST\"}},\"body\":"
                + Requests.JSON.writeValueAsString(body) + "}";
        return FunctionUrl.of(endpoint).reply(event.getBytes(UTF_8), Deadline.none()).toString();
    }

    @Test
    void formatsWithRoomSayWhyAndNotWhatTheExceptionSaid() {
        String slime = Requests.reply(buggy().build(), TrainerFormat.SLIME_OBJECT, SLIME).toString();
        String gym = Requests.reply(buggy().build(), TrainerFormat.NEMO_GYM, NEMO_GYM).toString()
                .replace(NEMO_GYM.substring(1, NEMO_GYM.length() - 1), "");

        assertThat(List.of(slime, gym)).allSatisfy(reply -> assertThat(reply)
                .contains("\"reward_failure\":\"" + WHY).doesNotContain(SECRET));
    }

    @Test
    void askedForTheyQuoteIt() {
        RewardEndpoint open = buggy().exceptionMessages(true).build();

        assertThat(Requests.reply(open, TrainerFormat.SLIME_OBJECT, SLIME).toString())
                .contains(WHY).contains("cannot read 's3cret'");
        assertThat(url(open, "/", EVENT)).contains(SECRET);
    }

    @Test
    void functionUrlsSayWhyAndNotWhatTheExceptionSaid() {
        for (String path : List.of("/", "/reward", "/slime/object")) {
            String reply = url(buggy().build(), path, path.startsWith("/slime") ? SLIME : EVENT);

            assertThat(reply).as(path).contains("threw IllegalStateException at " + BuggyReward.PLACE)
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void errorsOfTheWholeDoNotSayItEither() {
        RewardEndpoint strict = buggy().failurePolicy(FailurePolicy.failInvocation()).build();

        TrainerReply error = Requests.reply(strict, TrainerFormat.SLIME, SLIME);

        assertThat(error.status()).isEqualTo(500);
        assertThat(error.toString()).contains("threw IllegalStateException at " + BuggyReward.PLACE)
                .doesNotContain(SECRET);
        assertThat(url(strict, "/", EVENT)).contains("\"statusCode\":500").doesNotContain(SECRET);
    }

    @Test
    void serversSayWhyAndNotWhatTheExceptionSaid() throws Exception {
        try (RewardServer server = RewardServer.builder(buggy().build()).start(0);
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(post(client, server, "/reward", EVENT)).contains(WHY).doesNotContain(SECRET);
            assertThat(post(client, server, "/slime/object", SLIME)).contains(WHY).doesNotContain(SECRET);
        }
    }

    private static String post(HttpClient client, RewardServer server, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
