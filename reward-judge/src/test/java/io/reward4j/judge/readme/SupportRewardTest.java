package io.reward4j.judge.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.judge.Criterion;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.Rubric;
import io.reward4j.judge.RubricJudge;
import io.reward4j.judge.ScriptedJudgeModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SupportRewardTest {

    static RewardFunction reward(JudgeModel model) {
        return CompositeReward.builder()
                .gate("signed", sample -> Reward.of(sample.completion().contains("Best regards") ? 1 : 0))
                .term("rubric", 1, RubricJudge.of(model, Rubric.of("Grade the reply of a support agent.")
                        .ask("polite", 1, "Is the reply polite?")
                        .ask(Criterion.scale("clear", 1, "How clear is it?", "murky", "poor", "fair", "good",
                                "crystal"))))
                .build();
    }

    private final Sample reply = Sample.of("My parcel is late.", "We are sorry. It arrives today. Best regards, Ann");

    @Test
    void gradesBecomeTheReward() {
        ScriptedJudgeModel model = ScriptedJudgeModel.grading(Map.of("polite", "yes", "clear", 4));
        assertThat(reward(model).score(reply).value()).isEqualTo(0.875);
        assertThat(model.prompts()).hasSize(1);
    }

    @Test
    void aGateSavesTheCall() {
        ScriptedJudgeModel model = ScriptedJudgeModel.grading(Map.of("polite", "yes", "clear", 4));
        assertThat(reward(model).score(reply.withCompletion("Late? Too bad.")).value()).isZero();
        assertThat(model.prompts()).isEmpty();
    }

    @Test
    void garbageIsAskedAgainAndThenAFailure() {
        ScriptedJudgeModel babbles = ScriptedJudgeModel.saying("I would call it polite.");
        ScriptedJudgeModel recovers = babbles.then(ScriptedJudgeModel.grading(Map.of("polite", "no", "clear", 1)));
        assertThat(reward(recovers).score(reply).value()).isZero();
        assertThatThrownBy(() -> reward(babbles).score(reply)).isInstanceOf(RewardException.class);
    }

    @Test
    void theReadmeShowsThisTest() throws IOException {
        String here = packed(
                Files.readString(Path.of("src/test/java/io/reward4j/judge/readme/SupportRewardTest.java")));
        List<String> readme = Files.readAllLines(Path.of("README.md"));
        int start = readme.indexOf("## Testing a reward without a model");
        List<String> shown = readme.subList(start, readme.size()).stream()
                .dropWhile(line -> !line.equals("```java")).skip(1).takeWhile(line -> !line.equals("```")).toList();
        assertThat(shown).hasSizeGreaterThan(8).allMatch(line -> here.contains(packed(line)));
    }

    private static String packed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
