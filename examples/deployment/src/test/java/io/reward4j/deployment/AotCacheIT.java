package io.reward4j.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.lambda.LambdaEmulator;
import io.reward4j.lambda.LambdaEmulator.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What `container/Dockerfile` rests on: a function under AWS's client writes an AOT cache when its rehearsal is over, and
/// starts from it.
@EnabledOnOs(OS.LINUX) // the client is native code, and made for nothing else
@EnabledForJreRange(min = JRE.JAVA_25) // where one run is enough to write a cache
class AotCacheIT {

    @Test
    void cacheOfARehearsalIsUsedByTheNextStart(@TempDir Path folder) throws Exception {
        Path cache = folder.resolve("function.aot");

        Answer trained = answer(folder, "-XX:AOTCacheOutput=" + cache);
        assertThat(cache).isNotEmptyFile();
        // a JVM that cannot use the cache does not start
        Answer started = answer(folder, "-XX:AOTMode=on", "-XX:AOTCache=" + cache);

        assertThat(trained.error()).isFalse();
        assertThat(started.body()).isEqualTo(trained.body()).contains("\"aggregate_reward_score\":1.0");
    }

    private static Answer answer(Path folder, String... options) throws Exception {
        byte[] event = Files.readAllBytes(Path.of(System.getProperty("archives"), "chabsa-sentiment/src/main/resources/io/reward4j/examples/chabsa/events/warm-up.json"));
        try (LambdaEmulator function = Packaged.CHABSA.start(folder, options)) {
            return function.invoke(event, Duration.ofSeconds(30)).get(60, TimeUnit.SECONDS);
        }
    }
}
