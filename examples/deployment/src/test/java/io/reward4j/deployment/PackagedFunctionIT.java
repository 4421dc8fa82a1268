package io.reward4j.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.judge.server.FixtureRequest;
import io.reward4j.judge.server.FixtureServer;
import io.reward4j.lambda.LambdaEmulator;
import io.reward4j.lambda.LambdaEmulator.Answer;
import io.reward4j.wire.RewardEndpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Functions out of the archives that are deployed, under AWS's runtime interface client: every invocation is answered as
/// the endpoint answers it here.
@EnabledOnOs(OS.LINUX) // the client is native code, and made for nothing else
class PackagedFunctionIT {

    private static final int INVOCATIONS = 100;
    private static final Duration TIME = Duration.ofSeconds(30);

    private static final FixtureServer BEDROCK = FixtureServer.answering(PackagedFunctionIT::verdict).start();

    @AfterAll
    static void stop() {
        BEDROCK.close();
    }

    static Stream<Packaged> functions() {
        return Stream.of(Packaged.CHABSA, Packaged.contractReview(BEDROCK.endpoint()));
    }

    /// Grades every comment 5.
    private static String verdict(FixtureRequest request) {
        String code = request.user().substring(request.user().lastIndexOf(' ') + 1);
        List<String> lines = request.user().lines().toList();
        List<String> comments = new ArrayList<>();
        for (int i = 0; i + 2 < lines.size(); i++) {
            if (lines.get(i).equals("# Comment " + (comments.size() + 1))) {
                comments.add(graded(comments.size() + 1, lines.get(i + 2)));
            }
        }
        return "{\"code\": \"%s\", \"comments\": [%s]}".formatted(code, String.join(",", comments));
    }

    /// Grades a comment 5 by what it says itself.
    private static String graded(int number, String comment) {
        String grade = "{\"rationale\": \"\", \"evidence\": %s, \"choice\": \"5\"}"
                .formatted(JsonMapper.shared().writeValueAsString(comment));
        return """
                {"comment_id": %d, "criteria": {"grounding": %s, "consistency": %s, "actionability": %s}}"""
                .formatted(number, grade, grade, grade);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyInvocationIsAnswered(Packaged packaged, @TempDir Path folder) throws Exception {
        RewardEndpoint same = RewardEndpoint.of(packaged.reward());
        try (LambdaEmulator function = packaged.start(folder)) {
            eventsOfTrainers(function, same);
            poisonedEvents(function, same);
            oversizedEvent(function, same);
            eventWithoutTime(function, same);
            assertThat(function.process().isAlive()).isTrue();
        } catch (Exception | AssertionError e) {
            e.addSuppressed(new IllegalStateException(
                    Files.readString(folder.resolve("stdout")) + Files.readString(folder.resolve("stderr"))));
            throw e;
        }
    }

    @Test
    void judgeIsAskedBeforeTheSnapshotAndOverANewConnectionAfterIt(@TempDir Path folder) throws Exception {
        byte[] event = Files.readAllBytes(Path.of(System.getProperty("archives"), "contract-review/event.json"));
        int before = BEDROCK.calls();
        try (LambdaEmulator function = Packaged.contractReview(BEDROCK.endpoint()).fromSnapshot().start(folder)) {
            Answer first = answer(function.invoke(Events.answering("no review"), TIME));
            assertThat(first.error()).isFalse();
            assertThat(BEDROCK.calls() - before).as("calls of the warm-up").isEqualTo(1);

            // the cache knows the verdict of the warm-up, but not on a contract that is worded otherwise
            String reworded = new String(event, UTF_8).replace("disclosing party", "revealing party");
            Answer reviewed = answer(function.invoke(reworded.getBytes(UTF_8), TIME));

            assertThat(BEDROCK.calls() - before).isEqualTo(2);
            assertThat(reviewed.body()).contains("\"comments/judge\",\"value\":1.0").doesNotContain("reward_failed/");
        }
    }

    private static void eventsOfTrainers(LambdaEmulator function, RewardEndpoint same) throws Exception {
        List<byte[]> events = Events.ofTrainers();
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < INVOCATIONS; i++) {
            answers.add(function.invoke(events.get(i % events.size()), TIME));
        }
        for (int i = 0; i < INVOCATIONS; i++) {
            check(answers.get(i), events.get(i % events.size()), same);
        }
    }

    private static void poisonedEvents(LambdaEmulator function, RewardEndpoint same) throws Exception {
        byte[] good = Events.answering("positive");
        byte[] sick = "[{\"id\":1,\"messages\":7},{\"id\":2,\"id\":3},{}]".getBytes(UTF_8);
        CompletableFuture<Answer> before = function.invoke(good, TIME);
        CompletableFuture<Answer> broken = function.invoke("[{\"id\":1,".getBytes(UTF_8), TIME);
        CompletableFuture<Answer> deep = function.invoke("[".repeat(600_000).getBytes(UTF_8), TIME);
        CompletableFuture<Answer> bytes = function.invoke(new byte[] {'[', (byte) 0xFF, 0, ']'}, TIME);
        CompletableFuture<Answer> samples = function.invoke(sick, TIME);
        CompletableFuture<Answer> after = function.invoke(good, TIME);

        check(before, good, same);
        for (CompletableFuture<Answer> refused : List.of(broken, deep, bytes)) {
            assertThat(answer(refused).error()).isTrue();
            assertThat(answer(refused).body()).contains("UnreadableEventException");
        }
        check(samples, sick, same);
        check(after, good, same);
    }

    private static void oversizedEvent(LambdaEmulator function, RewardEndpoint same) throws Exception {
        byte[] large = Events.answering("a positive ".repeat(1 << 20));

        check(function.invoke(large, TIME), large, same);
    }

    private static void eventWithoutTime(LambdaEmulator function, RewardEndpoint same) throws Exception {
        byte[] good = Events.answering("positive");

        Answer late = answer(function.invoke(good, Duration.ZERO));

        assertThat(late.error()).isFalse();
        assertThat(late.body()).contains("reward_failed/deadline");
        check(function.invoke(good, TIME), good, same);
    }

    private static void check(CompletableFuture<Answer> given, byte[] event, RewardEndpoint same) throws Exception {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        same.handle(new ByteArrayInputStream(event), reply);
        assertThat(answer(given).error()).isFalse();
        assertThat(answer(given).body()).isEqualTo(reply.toString(UTF_8));
    }

    private static Answer answer(CompletableFuture<Answer> given) throws Exception {
        return given.get(60, TimeUnit.SECONDS);
    }
}
