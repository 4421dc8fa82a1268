package io.reward4j.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.CompositeReward;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private final RewardFunction reward = ChabsaSentiment.reward();

    @Test
    void everyLineOfJavaInTheReadmeIsCompiledHere() throws IOException {
        List<String> lines = Stream.of("README.md", "reward-core/README.md", "reward-lambda-adapter/README.md",
                "reward-lambda-adapter/TRAINERS.md", "reward-rlvr/README.md")
                .flatMap(page -> Page.at(page).blocks("java").stream())
                .filter(block -> !block.text().startsWith("import "))
                .flatMap(block -> block.text().lines())
                .toList();
        assertThat(lines).hasSizeGreaterThan(100);
        String compiled = compiledHere();
        assertThat(lines).filteredOn(line -> !compiled.contains(packed(line))).isEmpty();
    }

    private static String compiledHere() throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src", "test", "java", "io", "reward4j", "readme"))) {
            for (Path file : files.toList()) {
                code.append(packed(Files.readString(file)));
            }
        }
        return code.toString();
    }

    @Test
    void theExpressionInTheReadmeScores() {
        assertThat(ChabsaSentiment.one(reward, "q", "\\boxed{\\text{positive}}", "positive")).isEqualTo(1);
        assertThat(ChabsaSentiment.one(reward, "q", "\\boxed{negative}", "positive")).isEqualTo(0.2);
        assertThat(ChabsaSentiment.one(reward, "q", " ", "positive")).isZero();
    }

    @Test
    void theLoopInTheReadmeTellsRewardsFromFailures() {
        List<Sample> samples = List.of(
                Sample.of("q", "\\boxed{a}").withId("s1").withReference("a"),
                Sample.of("q", "\\boxed{a}").withId("s2"));
        assertThat(new ChabsaSentiment().many(reward, samples)).containsExactly("s1 1.0", "s2 missing_reference");
    }

    @Test
    void theJudgeInTheReadmeIsNotAskedWhereTheGateCloses() {
        System.setProperty("aws.region", "us-east-1");
        assertThat(SupportAgent.reward().score(Sample.of("q", "no JSON")).value()).isZero();
        assertThat(SupportAgent.reward().traits().maxCalls()).isEqualTo(2);
    }

    @Test
    void theInstructionsInTheReadmeAreCounted() {
        String answer = "- a refund\n- no refund\n- more";
        assertThat(ChabsaSentiment.one(AskedInstructions.asked(), "q", answer, "")).isEqualTo(0.5);
        assertThat(ChabsaSentiment.one(AskedInstructions.asked(), "q", "a refund", "")).isZero();
        assertThat(AskedInstructions.published().traits().max()).isEqualTo(1);
    }

    @Test
    void theGroupInTheReadmeIsComparedByItsComponents() {
        List<Sample> samples = List.of(Sample.of("q", "right"), Sample.of("q", "wrong"));
        RewardFunction graded = CompositeReward.builder()
                .term("correct", 1, sample -> Reward.of(sample.completion().equals("right") ? 1 : 0))
                .term("concise", 1, sample -> Reward.of(0.5))
                .build();
        double[] values = GroupedAnswers.scorer(graded).scoreAll(samples).stream()
                .mapToDouble(outcome -> ((Outcome.Scored) outcome).reward().value()).toArray();
        assertThat(values).containsExactly(new double[]{Math.sqrt(0.5), -Math.sqrt(0.5)}, within(1e-12));
    }

    @Test
    void theRecipesInTheReadmeScore() {
        Sample right = Sample.of("2 + 2?", "4").withMetadata("data_source", "gsm8k");
        assertThat(FirstHour.verdict().score(right).value()).isEqualTo(1);
        assertThat(FirstHour.verdict().score(right.withCompletion("5")).value()).isEqualTo(-1);
        assertThat(FirstHour.scaled(FirstHour.lookup()).score(right).value()).isEqualTo(-1);
        assertThat(FirstHour.lookup().traits().blocking()).isTrue();
        assertThat(FirstHour.mixture(FirstHour.verdict(), FirstHour.lookup()).score(right).value()).isEqualTo(1);
        assertThat(new FirstHour().each(FirstHour.lookup(), List.of(right, right))).containsExactlyInAnyOrder(0, 1);
        assertThatThrownBy(FirstHour::rollouts).hasMessageContaining("rollouts.jsonl");
    }

    @Test
    void theTwoCommandsOfTheReadmeAreThoseOfTheBuild() throws IOException {
        List<String> promised = Page.at("README.md").text().lines()
                .filter(line -> line.startsWith("mvn "))
                .map(line -> "run " + line.replaceFirst(" +#.*", ""))
                .toList();
        List<String> run = Files.readAllLines(Path.of("..", ".ci", "run")).stream()
                .filter(line -> line.startsWith("run mvn "))
                .toList();
        assertThat(promised).hasSize(2);
        assertThat(run).containsExactlyInAnyOrderElementsOf(promised);
    }

    private static String packed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
