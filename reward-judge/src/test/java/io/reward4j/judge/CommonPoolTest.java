package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Judges work whatever thread calls them, on machines of few processors too.
class CommonPoolTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void nothingIsLostWhateverThreadCalls(int processors) throws Exception {
        Process run = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=" + processors,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CommonPoolRun.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            List<String> lines = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.matches("(?:openai|bedrock) \\w+ \\d+"))
                    .toList();

            assertThat(run.waitFor()).isZero();
            assertThat(lines).hasSize(12).allSatisfy(line -> assertThat(line).endsWith(" 0"));
        } finally {
            run.destroyForcibly();
        }
    }
}
