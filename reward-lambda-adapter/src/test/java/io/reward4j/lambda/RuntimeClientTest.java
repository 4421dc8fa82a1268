package io.reward4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs a function as Lambda does, from a SnapStart snapshot that is restored at once. What trainers send to a packaged
/// function is tested where functions are packaged, in `examples/deployment`.
@EnabledOnOs(OS.LINUX) // the client is native code, and made for nothing else
class RuntimeClientTest {

    private static final Duration TIME = Duration.ofSeconds(30);

    private final RewardEndpoint same = RewardEndpoint.of(UserLambda.reward());

    @Test
    void everyInvocationIsAnsweredAndToldOf(@TempDir Path folder) throws Exception {
        Path stdout = folder.resolve("stdout");
        Path stderr = folder.resolve("stderr");
        try (LambdaEmulator function = LambdaEmulator.start(command(folder, stdout, stderr))) {
            poisonedEvents(function);
            lateEvents(function);
            assertThat(function.process().isAlive()).isTrue();
        } catch (Exception | AssertionError e) {
            e.addSuppressed(new IllegalStateException(Files.readString(stdout) + Files.readString(stderr)));
            throw e;
        }
        checkLog(Files.readAllLines(stdout));
    }

    private void poisonedEvents(LambdaEmulator function) throws Exception {
        byte[] good = event("fine");
        CompletableFuture<LambdaEmulator.Answer> before = function.invoke(good, TIME);
        CompletableFuture<LambdaEmulator.Answer> broken = function.invoke("[{\"id\":1,".getBytes(UTF_8), TIME);
        CompletableFuture<LambdaEmulator.Answer> deep = function.invoke("[".repeat(600_000).getBytes(UTF_8), TIME);
        CompletableFuture<LambdaEmulator.Answer> bug = function.invoke(event("throw"), TIME);
        CompletableFuture<LambdaEmulator.Answer> after = function.invoke(good, TIME);

        assertThat(before.get(60, TimeUnit.SECONDS).body()).isEqualTo(expected(good));
        assertThat(broken.get(60, TimeUnit.SECONDS).error()).isTrue();
        assertThat(broken.get().body()).contains("UnreadableEventException");
        assertThat(deep.get(60, TimeUnit.SECONDS).error()).isTrue();
        assertThat(bug.get(60, TimeUnit.SECONDS).error()).isFalse();
        assertThat(bug.get().body()).contains("reward_failed/scorer_failed");
        assertThat(after.get(60, TimeUnit.SECONDS).body()).isEqualTo(expected(good));
    }

    /// Leaves threads behind that never end, so it comes last.
    private void lateEvents(LambdaEmulator function) throws Exception {
        byte[] good = event("fine");

        LambdaEmulator.Answer late = function.invoke(event("wait", "spin"), Duration.ofSeconds(4))
                .get(60, TimeUnit.SECONDS);
        LambdaEmulator.Answer next = function.invoke(good, TIME).get(60, TimeUnit.SECONDS);

        assertThat(late.error()).isFalse();
        assertThat(late.body().split("reward_failed/deadline", -1)).hasSize(3);
        assertThat(late.took()).isLessThan(Duration.ofSeconds(4));
        assertThat(next.body()).isEqualTo(expected(good));
    }

    private static void checkLog(List<String> lines) {
        assertThat(lines).startsWith("{\"hook\":\"before checkpoint\",\"warm\":true}", "{\"hook\":\"after restore\"}");
        List<String> metrics = lines.stream().filter(line -> line.startsWith("{\"_aws\"")).toList();
        assertThat(metrics).hasSize(5 + 2).allSatisfy(EmbeddedMetrics::check);
        assertThat(metrics).filteredOn(line -> line.contains("\"InvocationsFailed\":1")).hasSize(2);
        assertThat(metrics).filteredOn(line -> line.contains("\"SamplesFailed/deadline\":2")).hasSize(1);
        assertThat(metrics).allSatisfy(line -> assertThat(line).contains("\"FunctionName\":\"TestSageMaker\""));
        assertThat(lines).filteredOn(line -> line.contains("\"id\":")).isNotEmpty().allSatisfy(EmbeddedMetrics::parse);
    }

    private static ProcessBuilder command(Path folder, Path stdout, Path stderr) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // where CRaC finds what the client brings along
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-cp", System.getProperty("java.class.path"),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                UserLambda.class.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("REWARD_"));
        builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "TestSageMaker");
        return builder.directory(folder.toFile()).redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
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
}
