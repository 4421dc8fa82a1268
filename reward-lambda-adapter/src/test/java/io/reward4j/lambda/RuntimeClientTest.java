package io.reward4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.wire.RewardEndpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs a function as Lambda does: by its runtime interface client, in a process of its own, from a SnapStart snapshot
/// that is restored at once.
@EnabledOnOs(OS.LINUX) // the client is native code, and made for nothing else
class RuntimeClientTest {

    private static final int INVOCATIONS = 100;
    private static final Duration TIME = Duration.ofSeconds(30);

    private final RewardEndpoint same = RewardEndpoint.of(UserLambda.reward());

    @Test
    void everyInvocationIsAnsweredAndToldOf(@TempDir Path folder) throws Exception {
        Path stdout = folder.resolve("stdout");
        Path stderr = folder.resolve("stderr");
        try (FakeRuntime runtime = new FakeRuntime()) {
            Process process = start(runtime, folder, stdout, stderr);
            try {
                goodEvents(runtime);
                poisonedEvents(runtime);
                oversizedEvents(runtime);
                lateEvents(runtime);
                assertThat(process.isAlive()).isTrue();
                assertThat(runtime.initError()).isNotDone();
            } catch (Exception | AssertionError e) {
                e.addSuppressed(new IllegalStateException(Files.readString(stdout) + Files.readString(stderr)));
                throw e;
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        checkLog(Files.readAllLines(stdout));
    }

    private void goodEvents(FakeRuntime runtime) throws Exception {
        List<byte[]> events = events();
        List<CompletableFuture<FakeRuntime.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < INVOCATIONS; i++) {
            answers.add(runtime.invoke(events.get(i % events.size()), TIME));
        }
        for (int i = 0; i < INVOCATIONS; i++) {
            FakeRuntime.Answer answer = answers.get(i).get(60, TimeUnit.SECONDS);
            assertThat(answer.error()).isFalse();
            assertThat(answer.body()).isEqualTo(expected(events.get(i % events.size())));
        }
    }

    private void poisonedEvents(FakeRuntime runtime) throws Exception {
        byte[] good = event("fine");
        CompletableFuture<FakeRuntime.Answer> before = runtime.invoke(good, TIME);
        CompletableFuture<FakeRuntime.Answer> broken = runtime.invoke("[{\"id\":1,".getBytes(UTF_8), TIME);
        CompletableFuture<FakeRuntime.Answer> deep = runtime.invoke("[".repeat(600_000).getBytes(UTF_8), TIME);
        CompletableFuture<FakeRuntime.Answer> bug = runtime.invoke(event("throw"), TIME);
        CompletableFuture<FakeRuntime.Answer> after = runtime.invoke(good, TIME);

        assertThat(before.get(60, TimeUnit.SECONDS).body()).isEqualTo(expected(good));
        assertThat(broken.get(60, TimeUnit.SECONDS).error()).isTrue();
        assertThat(broken.get().body()).contains("UnreadableEventException");
        assertThat(deep.get(60, TimeUnit.SECONDS).error()).isTrue();
        assertThat(bug.get(60, TimeUnit.SECONDS).error()).isFalse();
        assertThat(bug.get().body()).contains("reward_failed/scorer_failed");
        assertThat(after.get(60, TimeUnit.SECONDS).body()).isEqualTo(expected(good));
    }

    private void oversizedEvents(FakeRuntime runtime) throws Exception {
        byte[] large = event("a".repeat(7 << 20));

        FakeRuntime.Answer answer = runtime.invoke(large, TIME).get(60, TimeUnit.SECONDS);

        assertThat(answer.error()).isFalse();
        assertThat(answer.body()).isEqualTo(expected(large));
    }

    /// Leaves threads behind that never end, so it comes last.
    private void lateEvents(FakeRuntime runtime) throws Exception {
        byte[] good = event("fine");

        FakeRuntime.Answer late = runtime.invoke(event("wait", "spin"), Duration.ofSeconds(4))
                .get(60, TimeUnit.SECONDS);
        FakeRuntime.Answer next = runtime.invoke(good, TIME).get(60, TimeUnit.SECONDS);

        assertThat(late.error()).isFalse();
        assertThat(late.body().split("reward_failed/deadline", -1)).hasSize(3);
        assertThat(late.millisLeft()).isPositive();
        assertThat(next.body()).isEqualTo(expected(good));
    }

    private static void checkLog(List<String> lines) {
        assertThat(lines).startsWith("{\"hook\":\"before checkpoint\",\"warm\":true}", "{\"hook\":\"after restore\"}");
        List<String> metrics = lines.stream().filter(line -> line.startsWith("{\"_aws\"")).toList();
        assertThat(metrics).hasSize(INVOCATIONS + 5 + 1 + 2).allSatisfy(EmbeddedMetrics::check);
        assertThat(metrics).filteredOn(line -> line.contains("\"InvocationsFailed\":1")).hasSize(2);
        assertThat(metrics).filteredOn(line -> line.contains("\"SamplesFailed/deadline\":2")).hasSize(1);
        assertThat(metrics).allSatisfy(line -> assertThat(line).contains("\"FunctionName\":\"TestSageMaker\""));
        assertThat(lines).filteredOn(line -> line.contains("\"id\":")).isNotEmpty().allSatisfy(EmbeddedMetrics::parse);
    }

    private static Process start(FakeRuntime runtime, Path folder, Path stdout, Path stderr) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // where CRaC finds what the client brings along
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-cp", System.getProperty("java.class.path"),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                UserLambda.class.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("REWARD_"));
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", runtime.address());
        builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "TestSageMaker");
        builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "7");
        builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        builder.environment().put("LAMBDA_TASK_ROOT", folder.toString());
        return builder.directory(folder.toFile()).redirectOutput(stdout.toFile()).redirectError(stderr.toFile())
                .start();
    }

    private static byte[] event(String... completions) {
        List<String> samples = new ArrayList<>();
        for (String completion : completions) {
            samples.add("{\"id\":1,\"messages\":[{\"role\":\"assistant\",\"content\":\"" + completion + "\"}]}");
        }
        return samples.toString().getBytes(UTF_8);
    }

    private String expected(byte[] event) {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        same.handle(new ByteArrayInputStream(event), reply);
        return reply.toString(UTF_8);
    }

    /// The events of real trainers.
    private static List<byte[]> events() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(
                RuntimeClientTest.class.getResource("/io/reward4j/wire/events")).toURI());
        List<byte[]> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                events.add(Files.readAllBytes(file));
            }
        }
        assertThat(events).hasSizeGreaterThan(20);
        return events;
    }
}
