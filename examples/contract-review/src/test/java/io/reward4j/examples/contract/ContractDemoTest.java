package io.reward4j.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.JudgeCall.Result;
import io.reward4j.report.RunSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractDemoTest {

    @Test
    void theDemoScoresEverySampleAndNamesTheReportAndTheJudge(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunSummary summary;
        try (DemoJudge judge = DemoJudge.of("recorded")) {
            summary = ContractDemo.run(folder, judge, new PrintStream(out, true, StandardCharsets.UTF_8));
        }

        String printed = out.toString(StandardCharsets.UTF_8);
        String report = Files.readString(folder.resolve("contract-report.html"));
        assertThat(summary.samples()).isEqualTo(189);
        assertThat(summary.failed()).isZero();
        assertThat(summary.judges()).hasSize(1).allSatisfy(
                (name, use) -> assertThat(use.calls(Result.REPLIED)).isEqualTo(75));
        assertThat(printed).contains("ahead of every other one on 23 of 23 contracts", "contract-rewards.jsonl",
                "written by hand").doesNotContain("\r");
        assertThat(report).contains("written by hand for this demo", "guidelines_quoted");
        assertThat(Files.readAllLines(folder.resolve("contract-rewards.jsonl"))).hasSize(189);
    }

    @Test
    void theReadmeGivesTheMeansThatTheDemoPrints(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DemoJudge judge = DemoJudge.of("recorded")) {
            ContractDemo.run(folder, judge, new PrintStream(out, true, StandardCharsets.UTF_8));
        }
        List<String> readme = Files.readAllLines(Path.of("README.md"));

        for (Variant variant : Variant.values()) {
            String[] printed = out.toString(StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> line.startsWith(variant.label() + " "))
                    .findFirst().orElseThrow().split(" +");
            assertThat(readme).as(variant.label()).anyMatch(line -> line.startsWith("| " + variant.label() + " |")
                    && line.contains(" | " + printed[1] + " | " + printed[2] + " | "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpt", "bedrock:", "openai:http://localhost:8000/v1", "openai:http://localhost#",
            "openai:#model"})
    void aJudgeThatIsNoneIsRefusedWithWhatWasExpected(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> DemoJudge.of(name))
                .withMessageContaining("openai:<base URL>#<model>");
    }

    @Test
    void aServerOfOnesOwnCanBeTheJudge() {
        try (DemoJudge judge = DemoJudge.of("openai:http://localhost:8000/v1#Qwen/Qwen3-32B")) {
            assertThat(judge.model().name()).isEqualTo("Qwen/Qwen3-32B");
            assertThat(judge.description()).isEqualTo("Qwen/Qwen3-32B at localhost");
        }
    }
}
