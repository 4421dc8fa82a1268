package io.reward4j.judge.lab.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.judge.lab.gold.SuiteResult.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeSuiteTest {

    /// A judge that reads its value from the completion.
    private static final RewardFunction READING = sample -> Reward.of(Double.parseDouble(sample.completion()));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeASuite() throws IOException {
        file = folder.resolve("judge.jsonl");
        Files.writeString(file, IntStream.range(0, 20)
                .mapToObj(i -> "{\"id\": \"c" + i + "\", \"prompt\": \"q\", \"completion\": \"0.9\", \"min\": 0.8}")
                .collect(Collectors.joining("\n")));
    }

    /// A judge that reads the value, and is wrong about the first cases.
    private static RewardFunction wrongAbout(int cases, double value) {
        return sample -> Integer.parseInt(sample.id().substring(1)) < cases ? Reward.of(value) : READING.score(sample);
    }

    @Test
    void withoutABaselineEveryCaseHasToBeAsExpected() {
        JudgeSuite suite = JudgeSuite.load(file);

        suite.assertJudge(READING);
        assertThat(suite.run(READING).exitCode()).isZero();
        assertThatThrownBy(() -> suite.assertJudge(wrongAbout(1, 0.7))).isInstanceOf(AssertionError.class)
                .hasMessageContaining("20 cases, 1 not as expected, 0 not judged.").hasMessageContaining("below 0.8");
    }

    @Test
    void againstABaselineOnlyASignificantFallFails() {
        JudgeSuite suite = JudgeSuite.load(file);
        suite.writeBaseline(READING);

        assertThat(suite.baseline()).hasFileName("judge.baseline.json").exists();
        assertThat(suite.run(READING).message())
                .contains("20 compared, 0 worse, 0 better; no significant fall (p = 1.0000");
        assertThat(suite.run(wrongAbout(5, 0.1)).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(suite.run(wrongAbout(5, 0.1)).text()).contains("5 worse").contains("c4    0.100  below 0.8");
        assertThat(suite.run(wrongAbout(6, 0.1)).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(suite.run(wrongAbout(6, 0.1)).message()).contains("a significant fall (p = 0.0156");
        assertThat(suite.run(wrongAbout(6, 0.1)).exitCode()).isEqualTo(1);
    }

    @Test
    void aJudgeThatWasBadBeforeMayGetBetterAndNotWorse() {
        JudgeSuite suite = JudgeSuite.load(file);
        suite.writeBaseline(wrongAbout(10, 0.7));

        assertThat(suite.run(READING).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(suite.run(wrongAbout(10, 0.7)).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(suite.run(wrongAbout(10, 0.1)).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aCaseThatCouldNotBeJudgedIsNeitherRightNorWrong() {
        JudgeSuite suite = JudgeSuite.load(file);
        RewardFunction once = failingBelow(2);
        RewardFunction often = failingBelow(3);

        assertThat(suite.run(once).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(suite.run(once).text()).contains("2 not judged").contains("judge_unavailable: busy");
        assertThat(suite.run(often).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(suite.run(often).exitCode()).isEqualTo(2);
        assertThatThrownBy(() -> suite.assertJudge(often)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> suite.writeBaseline(once)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("c0=judge_unavailable: busy");
    }

    private static RewardFunction failingBelow(int cases) {
        return sample -> {
            if (Integer.parseInt(sample.id().substring(1)) < cases) {
                throw new RewardException(Kind.JUDGE_UNAVAILABLE, "busy");
            }
            return READING.score(sample);
        };
    }

    @Test
    void ordersAndUpperBoundsAreExpectations() throws IOException {
        Files.writeString(file,
                """
                        {"id": "good", "messages": [{"role": "user", "content": "q"}, {"role": "assistant", "content": "0.6"}], "better_than": ["bad", "worse"]}
                        {"id": "bad", "completion": "0.6", "max": 0.5, "better_than": "worse"}
                        {"id": "worse", "completion": "0.1", "reference": {"a": 1}, "metadata": {"b": 2}}
                        """);
        SuiteResult result = JudgeSuite.load(file).run(READING);

        assertThat(result.cases()).hasSize(2);
        assertThat(result.cases()).extracting(SuiteResult.CaseResult::note)
                .containsExactly("not better than 'bad' with 0.6", "above 0.5");
        assertThat(result.toJson().at("/cases/1/value").asDouble()).isEqualTo(0.6);
    }

    @Test
    void aBaselineOfAnotherSampleIsNotComparedWith() throws IOException {
        JudgeSuite.load(file).writeBaseline(READING);
        Files.writeString(file, Files.readString(file).replace("\"q\"", "\"another\""));

        SuiteResult result = JudgeSuite.load(file).run(READING);

        assertThat(result.comparison().orElseThrow().compared()).isZero();
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aSuiteThatIsNoneIsRefusedWithItsLine() {
        assertThatThrownBy(() -> JudgeCaseReader.read("s", "{\"id\": \"a\", \"completion\": \"x\", \"mim\": 1}"))
                .hasMessage("s, line 1: there is no field \"mim\"");
        assertThatThrownBy(() -> JudgeCaseReader.read("s", "\n{\"id\": \"a\"}"))
                .hasMessage("s, line 2: \"completion\" is not a string");
        assertThatThrownBy(
                () -> JudgeCaseReader.read("s", "{\"id\": \"a\", \"completion\": \"x\", \"min\": 2, \"max\": 1}"))
                .hasMessage("s, line 1: case 'a' expects a value from 2.0 to 1.0");
        assertThatThrownBy(
                () -> JudgeCaseReader.read("s", "{\"id\": \"a\", \"completion\": \"x\", \"better_than\": \"b\"}"))
                .hasMessage("s: case 'a' is to be better than 'b', which is not there");
        assertThatThrownBy(() -> JudgeCaseReader.read("s", "")).hasMessage("s: no case expects anything");
    }

    /// Supplies a judge to the command line.
    static final class Reader implements Supplier<RewardFunction> {

        @Override
        public RewardFunction get() {
            return READING;
        }
    }

    @Test
    void theCommandLineExitsWithTheVerdict() throws IOException {
        String judge = Reader.class.getName();
        assertThat(command(file.toString(), judge)).startsWith("0 Known examples: passed");
        assertThat(command(file.toString(), judge, "--write-baseline")).startsWith("0 written: ");
        assertThat(command(file.toString(), judge, "--json")).startsWith("0 {").contains("\"compared\" : 20");
        Files.writeString(file, Files.readString(file).replace("0.8", "0.95"));
        assertThat(command(file.toString(), judge)).startsWith("0 ").contains("20 not as expected");
        Files.delete(JudgeSuite.load(file).baseline());
        assertThat(command(file.toString(), judge)).startsWith("1 Known examples: failed");
        assertThat(command(file.toString())).startsWith("3 usage: ");
        assertThat(command(file.toString(), "no.such.Judge")).startsWith("3 cannot make a no.such.Judge");
        assertThat(command(file.toString(), "java.lang.Object"))
                .startsWith("3 java.lang.Object does not supply a RewardFunction");
        assertThat(command(folder.resolve("gone.jsonl").toString(), judge)).startsWith("3 cannot read ");
    }

    private static String command(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = JudgeSuiteMain.run(List.of(arguments), out, out);
        return code + " " + bytes.toString(StandardCharsets.UTF_8);
    }
}
