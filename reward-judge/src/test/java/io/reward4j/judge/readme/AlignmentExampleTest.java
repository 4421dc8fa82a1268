package io.reward4j.judge.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.BatchScorer;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.Rubric;
import io.reward4j.judge.RubricJudge;
import io.reward4j.judge.ScriptedJudgeModel;
import io.reward4j.judge.lab.Alignment;
import io.reward4j.judge.lab.gold.LabelSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignmentExampleTest {

    private static Alignment alignment(RewardFunction reward, List<Sample> labelled, Path sheet) {
        return Alignment.of(
                List.of(new Alignment.Target("polite", 0.6, LabelSheet.labels(sheet), List.of("polite"))),
                BatchScorer.of(reward).scoreAll(labelled));
    }

    private final List<Sample> replies = IntStream.range(0, 40)
            .mapToObj(i -> Sample.of("My parcel is late.", i % 2 == 0 ? "We are sorry." : "So what?").withId("r" + i))
            .toList();

    private static RewardFunction reward(String polite) {
        JudgeModel sorry = ScriptedJudgeModel.grading(Map.of("polite", "yes"));
        JudgeModel other = ScriptedJudgeModel.grading(Map.of("polite", polite));
        return RubricJudge.of(
                prompt -> (prompt.user().contains("sorry") ? sorry : other).reply(prompt),
                Rubric.of("Grade the reply of a support agent.").ask("polite", 1, "Is the reply polite?"));
    }

    private Path sheet(Path folder) throws IOException {
        StringBuilder sheet = new StringBuilder("id,label\n");
        for (Sample reply : replies) {
            sheet.append(reply.id()).append(reply.completion().contains("sorry") ? ",yes\n" : ",no\n");
        }
        return Files.writeString(folder.resolve("polite.csv"), sheet);
    }

    @Test
    void aJudgeThatSeesWhatPeopleSeePasses(@TempDir Path folder) throws IOException {
        Alignment alignment = alignment(reward("no"), replies, sheet(folder));
        alignment.assertAligned(); // in a test: fails the build, and says what falls short
        assertThat(alignment.exitCode()).isZero();
    }

    @Test
    void aJudgeThatCallsAllPoliteFails(@TempDir Path folder) throws IOException {
        assertThat(alignment(reward("yes"), replies, sheet(folder)).exitCode()).isOne();
    }

    @Test
    void theReadmeShowsThisExample() throws IOException {
        String here = packed(
                Files.readString(Path.of("src/test/java/io/reward4j/judge/readme/AlignmentExampleTest.java")));
        List<String> readme = Files.readAllLines(Path.of("README.md"));
        List<String> shown = readme.subList(readme.indexOf("### A judge that has to agree with people"),
                readme.size()).stream()
                .dropWhile(line -> !line.equals("```java")).skip(1).takeWhile(line -> !line.equals("```")).toList();
        assertThat(shown).hasSizeGreaterThan(4).allMatch(line -> here.contains(packed(line)));
    }

    private static String packed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
