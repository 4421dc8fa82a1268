package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.report.RunStatistics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskRewardTest implements RewardFunctionContract {

    private static final RewardFunction MATH = sample -> Reward.of(sample.completion().contains("4") ? 1 : 0);
    private static final RewardFunction SENTIMENT = RewardFunction.inRange(-1, 1, sample -> Reward.of(-0.5, "sour"));

    @Override
    public RewardFunction function() {
        return TaskReward.by("/data_source").on("openai/gsm8k", MATH).on("chabsa", SENTIMENT).otherwiseRefuse();
    }

    @Override
    public List<Sample> samples() {
        return List.of(sample("openai/gsm8k", "4"), sample("chabsa", "4"));
    }

    private static Sample sample(String task, String completion) {
        return Sample.of("q", completion).withMetadata("data_source", task).withId(completion);
    }

    @Test
    void aSampleIsScoredByTheRewardOfItsTask() {
        assertThat(function().score(sample("openai/gsm8k", "is 4")).toString()).isEqualTo("""
                reward 1.000
                  openai_gsm8k (weight 1) 1.000""");
        assertThat(function().score(sample("chabsa", "is 4")).value()).isEqualTo(-0.5);
    }

    @Test
    void theTaskMayBeANumberAnywhereInTheMetadata() {
        RewardFunction reward = TaskReward.by("/extra/level").on("1", MATH).otherwise(SENTIMENT);
        Sample sample = Sample.of("q", "4");
        assertThat(reward.score(sample.withMetadata(Map.of("extra", Map.of("level", 1)))).value()).isEqualTo(1);
        assertThat(reward.score(sample.withMetadata(Map.of("extra", Map.of("level", 2)))).value()).isEqualTo(-0.5);
        assertThat(reward.score(sample).components().getFirst().name()).isEqualTo("otherwise");
    }

    @Test
    void traitsAreThoseOfAllTasks() {
        RewardFunction judged = MATH.withTraits(new Traits(true, 0, 2, 3)).reading(Content.TOOL_CALLS);
        Traits traits = TaskReward.by("/task").on("a", SENTIMENT.withTraits(new Traits(true, -1, 1, 2)))
                .on("b", judged).otherwiseRefuse().traits();
        assertThat(traits).isEqualTo(new Traits(true, -1, 2, 3).reading(Content.TEXT, Content.TOOL_CALLS));
    }

    @Test
    void anUnknownTaskIsRefusedWithThoseThatAreKnown() {
        assertThatThrownBy(() -> function().score(sample("gsm8k", "4")))
                .isInstanceOfSatisfying(RewardException.class,
                        e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.REFUSED_INPUT))
                .hasMessage("sample '4' names the task 'gsm8k' at '/data_source' of its metadata; the tasks are "
                        + "[openai/gsm8k, chabsa]; add it with on(…), or say otherwise(reward)");
        assertThatThrownBy(() -> function().score(Sample.of("q", "4"))).hasMessageContaining("names no task");
    }

    @Test
    void anAnswerOfWhichTheTasksRewardReadsNothingIsRefused() {
        RewardFunction reward = TaskReward.by("/t").on("text", MATH)
                .on("calls", MATH.reading(Content.TOOL_CALLS)).otherwiseRefuse();
        Sample calls = Sample.of(List.of(Message.user("q"),
                Message.assistant("", List.of(new ToolCall("1", "f", JsonValues.of(Map.of(), "arguments"))))));
        assertThat(reward.score(calls.withMetadata("t", "calls")).value()).isZero();
        assertThatThrownBy(() -> reward.score(calls.withMetadata("t", "text")))
                .hasMessageContaining("the answer holds 1 tool call and no text");
    }

    @Test
    void aReportIsByTask() {
        RunStatistics statistics = RunStatistics.keeping(1, function().traits());
        BatchScorer.of(function()).withListener(statistics)
                .scoreAll(List.of(sample("openai/gsm8k", "4"), sample("openai/gsm8k", "5"), sample("chabsa", "6")));
        assertThat(statistics.summary().toString()).containsPattern("openai_gsm8k +2 +0.500")
                .containsPattern("chabsa +1 +-0.500");
    }

    @Test
    @SuppressWarnings("NullAway") // a reward that is null
    void whatCannotWorkIsRefusedWithTheFix() {
        assertThatIllegalArgumentException().isThrownBy(() -> TaskReward.by("data_source"))
                .withMessage(
                        "the pointer to the task must be empty or begin with '/' (RFC 6901), but is 'data_source'; "
                                + "was \"/data_source\" meant?");
        assertThatIllegalArgumentException().isThrownBy(() -> TaskReward.by("$.extra.task"))
                .withMessageContaining("was \"/extra/task\" meant?");
        assertThatIllegalArgumentException().isThrownBy(() -> TaskReward.by("/t").on("a/b", MATH).on("a_b", MATH))
                .withMessage("the task 'a_b' cannot be added: its metric 'a_b' is taken");
        assertThatThrownBy(() -> TaskReward.by("/t").otherwiseRefuse()).hasMessageContaining("on(task, reward)");
        assertThatThrownBy(() -> TaskReward.by("/t").on("a", null))
                .hasMessage("the reward of the task 'a' is null");
    }
}
