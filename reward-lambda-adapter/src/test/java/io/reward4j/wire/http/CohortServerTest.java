package io.reward4j.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.group.GroupRewards;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.cohort.Cohorts;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Groups whose samples come in requests of their own.
@Timeout(120)
class CohortServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration LONG = Duration.ofSeconds(60);

    @AfterAll
    static void closeTheClient() {
        CLIENT.close();
    }

    private static RewardServer.Builder server() {
        return RewardServer.builder(
                RewardEndpoint.builder(Requests.SHARE_OF_A).group(GroupRewards.ranks()).build());
    }

    private static String body(String prompt, String response, int rollout) {
        return "{\"prompt\":\"" + prompt + "\",\"response\":\"" + response + "\",\"label\":null,\"rollout\":" + rollout
                + "}";
    }

    private static CompletableFuture<HttpResponse<String>> send(RewardServer server, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path)).timeout(LONG)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString());
    }

    @Test
    void requestsOfOneSampleEachAreAnsweredAsAGroup() throws IOException {
        try (RewardServer server = server().cohorts(3, LONG).start(0)) {
            List<CompletableFuture<HttpResponse<String>>> replies = new ArrayList<>();
            for (String response : List.of("a", "aaa", "aa")) {
                replies.add(send(server, "/slime", body("q", response, 0)));
            }
            assertThat(replies.stream().map(reply -> reply.join().body())).containsExactly("0.0", "1.0", "0.5");
        }
    }

    @Test
    void metricsSayWhomASampleWasComparedWith() throws IOException {
        try (RewardServer server = server().cohorts(2, Duration.ofMillis(200)).start(0)) {
            assertThat(send(server, "/slime/object", body("q", "a", 0)).join().body())
                    .contains("\"cohort_size\":1.0", "\"cohort_short\":1.0", "\"cohort_unshaped\":0.0");
        }
    }

    @Test
    void whoWaitsForSiblingsTakesNobodysPlace() throws IOException {
        try (RewardServer server = server().cohorts(4, LONG).concurrentRequests(1).start(0)) {
            List<CompletableFuture<HttpResponse<String>>> replies = new ArrayList<>();
            for (int prompt = 0; prompt < 10; prompt++) {
                for (int i = 0; i < 4; i++) {
                    replies.add(send(server, "/slime", body("q" + prompt, "a".repeat(i), i)));
                }
            }
            Collections.shuffle(replies, new Random(1));
            assertThat(replies).allSatisfy(reply -> assertThat(reply.join().statusCode()).isEqualTo(200));
        }
    }

    @Test
    void aBodyThatFindsNoRoomIsTurnedAwayAndMaySafelyComeAgain() throws IOException {
        String first = body("q", "a", 0);
        String second = body("q", "aa", 1);
        try (RewardServer server = server().cohorts(2, Duration.ofSeconds(2)).bodyBudget(first.length() + 5)
                .start(0)) {
            CompletableFuture<HttpResponse<String>> waiting = send(server, "/slime", first);
            HttpResponse<String> refused = send(server, "/slime", second).join();
            HttpResponse<String> other = waiting.join();
            List<Integer> statuses = List.of(refused.statusCode(), other.statusCode());
            assertThat(statuses).containsExactlyInAnyOrder(200, 503);
        }
    }

    @Test
    void theSampleOfAClientThatWentAwayStillCounts() throws Exception {
        Cohorts cohorts = Cohorts.builder(2, LONG).identifiedBy("/rollout").build();
        try (RewardServer server = server().cohorts(cohorts).start(0)) {
            String body = body("q", "aa", 0);
            try (Socket socket = new Socket(server.uri().getHost(), server.port())) {
                OutputStream out = socket.getOutputStream();
                out.write(("POST /slime HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body).getBytes(UTF_8));
                out.flush();
                socket.shutdownOutput();
            }
            // its call is made again, and is the same sample
            CompletableFuture<HttpResponse<String>> again = send(server, "/slime", body);
            assertThat(send(server, "/slime", body("q", "a", 1)).join().body()).isEqualTo("0.0");
            assertThat(again.join().body()).isEqualTo("1.0");
        }
    }

    @Test
    void twoClientsInRandomOrderGetWhatOneBatchGets() throws IOException {
        Random random = new Random(7);
        Cohorts cohorts = Cohorts.builder(4, Duration.ofSeconds(2)).identifiedBy("/rollout")
                .remembering(LONG).build();
        RewardEndpoint batch = RewardEndpoint.builder(Requests.SHARE_OF_A).group(GroupRewards.ranks()).build();
        try (RewardServer server = server().cohorts(cohorts).start(0); HttpClient second = HttpClient.newHttpClient()) {
            List<Integer> calls = new ArrayList<>();
            for (int i = 0; i < 40 * 4; i++) {
                boolean isLost = i % 41 == 0;
                int times = isLost ? 0 : 1 + i % 7 / 6;
                calls.addAll(Collections.nCopies(times, i));
            }
            Collections.shuffle(calls, random);
            List<CompletableFuture<HttpResponse<String>>> replies = new ArrayList<>();
            for (int i : calls) {
                HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/slime")).timeout(LONG)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body("q" + i / 4, "a".repeat(i * 7 % 5), i % 4))).build();
                HttpClient client = random.nextBoolean() ? CLIENT : second;
                replies.add(client.sendAsync(request, BodyHandlers.ofString()));
            }
            for (int k = 0; k < calls.size(); k++) {
                assertThat(replies.get(k).join().body()).isEqualTo(expected(batch, calls.get(k)));
            }
        }
    }

    /// What one request with all that were sent of the prompt is answered for one of them.
    private static String expected(RewardEndpoint batch, int call) {
        List<String> samples = new ArrayList<>();
        int place = 0;
        for (int i = call / 4 * 4; i < call / 4 * 4 + 4; i++) {
            if (i % 41 != 0) {
                place = i == call ? samples.size() : place;
                samples.add("\"" + "a".repeat(i * 7 % 5) + "\"");
            }
        }
        String prompts = String.join(",", Collections.nCopies(samples.size(), "\"\""));
        String body = "{\"query\":[" + String.join(",", samples) + "],\"prompts\":[" + prompts + "]}";
        TrainerReply reply = Requests.reply(batch, TrainerFormat.OPENRLHF, body);
        return Double.toString(Requests.json(reply).at("/rewards/" + place).doubleValue());
    }

    @Test
    void withoutAGroupRewardThereIsNothingToWaitFor() {
        assertThatThrownBy(() -> RewardServer.builder(Requests.SHARE_OF_A).cohorts(2, LONG).start(0))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("group reward");
    }

    @Test
    void aMinimumNeedsARangeThatHoldsBothRewards() {
        RewardEndpoint endpoint = RewardEndpoint.builder(Requests.SHARE_OF_A.rescale(0, 1, 0, 5)).range(0, 1)
                .group(GroupRewards.ranks()).build();
        Cohorts cohorts = Cohorts.builder(2, LONG).atLeast(2).build();
        assertThatThrownBy(() -> RewardServer.builder(endpoint).cohorts(cohorts).start(0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("[0.0, 5.0]");
    }
}
