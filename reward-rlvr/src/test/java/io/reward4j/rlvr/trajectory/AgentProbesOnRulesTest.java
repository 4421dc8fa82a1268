package io.reward4j.rlvr.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Aggregation;
import io.reward4j.CompositeReward;
import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.probe.Probe;
import io.reward4j.probe.ProbeResult;
import io.reward4j.probe.RewardProbes;
import io.reward4j.rlvr.json.ToolCallReward;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tricks of agents against each rule, alone and beside the calls that were expected.
class AgentProbesOnRulesTest {

    private static final List<Sample> SAMPLES = List.of(
            talk("Yes", "cancel", "X1"), talk("Yes", "cancel", "X2"), talk("No", "cancel", "X1"),
            talk("Yes", "read", "X1"));

    static Stream<Named<RewardFunction>> rules() {
        RewardFunction words = sample -> Reward.of(sample.completion().isBlank() ? 0 : 1);
        return Stream.of(
                Named.of("onlyTools", Trajectory.onlyTools("cancel", "read")),
                Named.of("neverTools", Trajectory.neverTools("send")),
                Named.of("before", Trajectory.before("cancel", Turn.userSays(Wording.yes()))),
                Named.of("after", Trajectory.after("cancel", Turn.assistantEverSays(Wording.any("cancelled")))),
                Named.of("atMost", Trajectory.atMost(2)),
                Named.of("atMostTurns", Trajectory.atMostTurns(2)),
                Named.of("noRepeatedCalls", Trajectory.noRepeatedCalls()),
                Named.of("noCallAfterError", Trajectory.noCallAfterError(1)),
                Named.of("resultsUsed", Trajectory.resultsUsed()),
                Named.of("outputs", Trajectory.outputs(List.of("X1"))),
                Named.of("forEachTurn", Trajectory.forEachTurn(words, Aggregation.min())));
    }

    /// An agent that does nothing breaks no rule of what must not be done, and only a rule of consent sees a refusal.
    @ParameterizedTest
    @MethodSource("rules")
    void noOtherTrickRaisesARuleAlone(RewardFunction rule) {
        assertThat(holes(rule)).isSubsetOf("agent/nothing", "agent/refusal");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void noTrickRaisesARuleBesideTheExpectedCallsAndConsent(RewardFunction rule) {
        assertThat(holes(CompositeReward.builder()
                .gate("calls", ToolCallReward.overTrajectory())
                .gate("consent", Trajectory.before("cancel", Turn.userSays(Wording.yes())))
                .gate("rule", rule)
                .build())).isEmpty();
    }

    @Test
    void theExpectedCallsSeeAllTricksButACallAfterARefusal() {
        assertThat(holes(ToolCallReward.overTrajectory())).containsExactly("agent/refusal");
        assertThat(holes(ToolCallReward.overTrajectory().counting("cancel"))).containsExactly("agent/refusal");
    }

    private static List<String> holes(RewardFunction reward) {
        return RewardProbes.of(reward)
                .without(Probe.standard().stream().map(Probe::name).toArray(String[]::new))
                .with(Probe.agent().toArray(Probe[]::new))
                .run(SAMPLES).holes().stream().map(ProbeResult::name).toList();
    }

    private static Sample talk(String consent, String tool, String id) {
        ToolCall call = new ToolCall("a", tool, ToolCall.of(tool, "{\"id\": \"%s\"}".formatted(id)).arguments());
        return Sample.of(List.of(
                Message.user("Cancel X1"), Message.assistant("Shall I?"), Message.user(consent),
                Message.assistant("", List.of(call)), Message.tool("a", "{\"id\": \"%s\"}".formatted(id)),
                Message.assistant("It is cancelled: " + id)))
                .withReference("[{\"name\": \"cancel\", \"arguments\": {\"id\": \"X1\"}}]");
    }
}
