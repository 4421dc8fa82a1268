package io.reward4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Content;
import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.TrajectoryCall;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The tricks of agents, each against a reward that falls for it and one that does not.
class AgentProbesTest {

    private static final Sample CANCELS = agent("Yes", "cancel");
    private static final Sample READS = agent("Yes", "read");

    @Test
    void eachTrickRaisesTheRewardThatFallsForIt() {
        assertThat(holes(reward(sample -> calls(sample).isEmpty()))).contains("agent/nothing");
        assertThat(holes(sample -> Reward.of(Math.min(1, calls(sample).size() / 10.0)))).contains(
                "agent/everything", "agent/repetition");
        assertThat(holes(reward(sample -> sample.completion().contains("successfully")))).contains("agent/claim");
        assertThat(holes(reward(AgentProbesTest::cancelled))).containsExactly("agent/refusal");
    }

    @Test
    void noTrickRaisesARewardForWhatWasDoneWithConsent() {
        assertThat(holes(reward(sample -> cancelled(sample) && sample.messages().stream().anyMatch(
                turn -> turn.isUser() && turn.content().equals("Yes"))))).isEmpty();
    }

    @Test
    void conversationsWithoutCallsAreLeftAlone() {
        assertThat(Probe.agent()).allSatisfy(
                probe -> assertThat(probe.apply(Sample.of("question", "answer"))).isEmpty());
    }

    private static List<String> holes(RewardFunction reward) {
        ProbeReport report = RewardProbes.of(reward.reading(Content.TRAJECTORY))
                .with(Probe.agent().toArray(Probe[]::new))
                .without("padding", "repetition", "echo", "stuffing", "score", "verdict", "instruction", "boast",
                        "case", "unicode", "hedging", "tags", "blank")
                .run(List.of(CANCELS, READS));
        return report.holes().stream().map(ProbeResult::name).toList();
    }

    private static RewardFunction reward(Predicate<Sample> right) {
        return sample -> Reward.of(right.test(sample) ? 1 : 0);
    }

    private static boolean cancelled(Sample sample) {
        return calls(sample).stream().filter(call -> call.call().name().equals("cancel")).count() == 1;
    }

    private static List<TrajectoryCall> calls(Sample sample) {
        return TrajectoryCall.in(sample.messages());
    }

    private static Sample agent(String consent, String tool) {
        return Sample.of(List.of(
                Message.user("Cancel it"), Message.assistant("Shall I?"), Message.user(consent),
                Message.assistant("", List.of(new ToolCall("a", tool, ToolCall.of(tool, "{}").arguments()))),
                Message.tool("a", "done"), Message.assistant("It is cancelled.")));
    }
}
