package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.BatchScorer;
import io.reward4j.Outcome;
import io.reward4j.Sample;
import io.reward4j.judge.bedrock.BedrockJudgeModel;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.judge.openai.OpenAiJudgeModel;
import io.reward4j.judge.server.Fault;
import io.reward4j.judge.server.FixtureServer;
import io.reward4j.judge.server.ScriptedServer;
import io.reward4j.judge.server.ScriptedServer.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is lost while a server is away or throttles: nothing, if there is time.
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class OutageTest {

    private static final Rubric RUBRIC = Rubric.of("Grade it.").ask("correct", 1, "Is it right?");

    static {
        System.setProperty("aws.accessKeyId", "not-a-real-id");
        System.setProperty("aws.secretAccessKey", "not-a-real-secret");
    }

    private static List<Sample> samples(int count) {
        return IntStream.range(0, count).mapToObj(i -> Sample.of("Name a number.", "number " + i)).toList();
    }

    private static String verdict(String user) {
        return "{\"code\":\"" + user.substring(user.lastIndexOf(' ') + 1)
                + "\",\"criteria\":{\"correct\":{\"rationale\":\"r\",\"choice\":\"yes\"}}}";
    }

    private static JudgeModel client(boolean chat, URI endpoint) {
        return chat
                ? OpenAiJudgeModel.of(endpoint.resolve("/v1"), "m")
                : BedrockJudgeModel.builder("qwen.qwen3-32b-v1:0").region("us-east-1").endpoint(endpoint).build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatIsAwayForSixSecondsLosesNothing(boolean chat) throws Exception {
        int port = freePort();
        Answer loading = Answer.json(503, "{\"error\": {\"code\": 503, \"message\": \"Loading model\"}}");
        Thread server = Thread.startVirtualThread(() -> {
            pass(3_000);
            long up = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
            ScriptedServer there = ScriptedServer.start(port, (request, before) -> System.nanoTime() < up
                    ? loading
                    : FixtureServer.answer(request, verdict(request.user())));
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                there.close();
            }
        });
        try (ResilientJudgeModel model = ResilientJudgeModel.of(client(chat, URI.create("http://127.0.0.1:" + port)))) {
            List<Outcome> outcomes = BatchScorer.of(RubricJudge.of(model, RUBRIC)).withConcurrency(24)
                    .withTimeLimit(Duration.ofMinutes(2)).scoreAll(samples(24));

            assertThat(outcomes).hasOnlyElementsOfType(Outcome.Scored.class);
        } finally {
            server.interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatThrottlesTwoThirdsLosesNothing(boolean chat) {
        try (FixtureServer server = FixtureServer.answering(request -> verdict(request.user()))
                .withFaults(14, 2.0 / 3, Fault.THROTTLED).start();
                ResilientJudgeModel model = ResilientJudgeModel.builder(client(chat, server.endpoint()))
                        .backoff(Duration.ofMillis(10), Duration.ofMillis(200)).build()) {
            List<Outcome> outcomes = BatchScorer.of(RubricJudge.of(model, RUBRIC)).withConcurrency(64)
                    .withTimeLimit(Duration.ofSeconds(60)).scoreAll(samples(64));

            assertThat(outcomes).hasOnlyElementsOfType(Outcome.Scored.class);
            assertThat(server.calls(Fault.THROTTLED)).isGreaterThan(64);
        }
    }

    @Test
    void theConcurrencyThatIsFoundStaysBelowWhatTheServerThrottles() {
        int bears = 8;
        try (FixtureServer server = FixtureServer.answering(request -> verdict(request.user()))
                .withLatency(Duration.ofMillis(20)).start();
                ResilientJudgeModel model = ResilientJudgeModel.builder(client(true, server.endpoint()))
                        .adaptiveConcurrency(2, bears).build()) {
            assertThat(BatchScorer.of(RubricJudge.of(model, RUBRIC)).withConcurrency(64).scoreAll(samples(128)))
                    .hasOnlyElementsOfType(Outcome.Scored.class);
            assertThat(server.mostAtOnce()).isBetween(3, bears);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pass(long millis) {
        try {
            assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
