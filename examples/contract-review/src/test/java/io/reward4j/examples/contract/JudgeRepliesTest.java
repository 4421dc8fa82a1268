package io.reward4j.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JudgeRepliesTest {

    @Test
    void theRepliesAreThoseThatTheDemoAsksFor() throws IOException {
        assertThat(Resources.text(DemoJudge.REPLIES).lines().toList())
                .as("the prompt, the data or the reviews changed: run mvn -q test-compile -Pjudge-replies")
                .isEqualTo(WriteJudgeReplies.lines());
    }

    @Test
    void theFileSaysThatNoModelWroteThem() {
        assertThat(Resources.text(DemoJudge.REPLIES).lines())
                .allMatch(line -> line.contains("\"model\":\"" + HandWrittenGrades.NAME + "\""));
        assertThat(DemoJudge.of("recorded").description()).contains("none", "written by hand");
    }

    @Test
    void aCommentWithoutAReplyFailsInsteadOfBeingGuessed() {
        RewardFunction reward = ContractReview.reward(DemoJudge.of("recorded").model());

        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> reward.score(Reviews.sample(Reviews.review(Reviews.comment(Reviews.FIRST)))))
                .withMessageContaining(DemoJudge.REPLIES);
    }
}
