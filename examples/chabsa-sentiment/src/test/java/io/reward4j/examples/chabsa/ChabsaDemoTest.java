package io.reward4j.examples.chabsa;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.report.RunSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChabsaDemoTest {

    @Test
    void theDemoScoresEveryResponseAndNamesTheReport(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunSummary summary = ChabsaDemo.run(folder, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(summary.samples()).isEqualTo(Opinion.all().size() * 8L);
        assertThat(summary.failed()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("chabsa-report.html").doesNotContain("\r");
        assertThat(Files.readString(folder.resolve("chabsa-report.html"))).contains("no model wrote them");
    }
}
