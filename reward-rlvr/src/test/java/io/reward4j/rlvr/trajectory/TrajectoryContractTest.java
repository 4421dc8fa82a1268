package io.reward4j.rlvr.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.reward4j.Aggregation;
import io.reward4j.CompositeReward;
import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.ToolResult;
import io.reward4j.contract.HostileTexts;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.rlvr.json.ToolCallReward;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// All rules in one reward: what each reward function keeps, and what holds for any conversation.
class TrajectoryContractTest implements RewardFunctionContract {

    @Override
    public RewardFunction function() {
        Turn confirmed = Turn.assistantSays(Wording.question()).then(Turn.userSays(Wording.yes()));
        RewardFunction words = sample -> Reward.of(sample.completion().isBlank() ? 0 : 1);
        return CompositeReward.builder()
                .term("calls", 1, ToolCallReward.overTrajectory())
                .term("only", 1, Trajectory.onlyTools("cancel", "read"))
                .term("never", 1, Trajectory.neverTools("cancel"))
                .term("before", 1, Trajectory.before("cancel", confirmed.or(Turn.userEverSays(Wording.no()))))
                .term("after", 1, Trajectory.after("cancel", Turn.assistantEverSays(Wording.any("cancelled"))))
                .term("most", 1, Trajectory.atMost(3))
                .term("few", 1, Trajectory.atMostTurns(3))
                .term("again", 1, Trajectory.noRepeatedCalls())
                .term("errors", 1, Trajectory.noCallAfterError(2))
                .term("used", 1, Trajectory.resultsUsed())
                .term("told", 1, Trajectory.outputs(List.of("1200.5", "cancelled")))
                .term("turns", 1, Trajectory.forEachTurn(words, Aggregation.mean()))
                .build();
    }

    @Override
    public List<Sample> samples() {
        return List.of(conversation(1, "a", "done"), conversation(3, "b", "Error: no"));
    }

    @Test
    void hostileTextsAnywhereAreScored() {
        for (String text : HostileTexts.small().values()) {
            Sample sample = Sample.of(List.of(
                    Message.system(text), Message.user(text),
                    Message.assistant(text, List.of(new ToolCall(text, text, ToolCall.of("f", text).arguments()))),
                    Message.tool(text, text), Message.user(text), Message.assistant(text))).withReference("[]");
            assertThat(function().score(sample).value()).isBetween(0.0, 1.0);
        }
    }

    @Property(tries = 50)
    void renamingIdsChangesNothing(@ForAll @IntRange(min = 0, max = 9) int turns) {
        Reward reward = function().score(conversation(turns, "a", "done"));
        assertThat(function().score(conversation(turns, "call_xyz_", "done"))).isEqualTo(reward);
    }

    @Test
    void workGrowsWithTheLengthOfTheConversationAndNoFaster() {
        RewardFunction reward = CompositeReward.builder()
                .term("calls", 1, ToolCallReward.overTrajectory().counting("cancel"))
                .term("before", 1, Trajectory.before("cancel", Turn.userSays(Wording.yes())))
                .term("again", 1, Trajectory.noRepeatedCalls("cancel"))
                .term("told", 1, Trajectory.outputs(List.of("7777")))
                .term("used", 1, Trajectory.resultsUsed())
                .build();
        Sample small = conversation(250, "a", "1,234.50 HAT083 ".repeat(60));
        Sample large = conversation(1_000, "a", "1,234.50 HAT083 ".repeat(60));
        reward.score(large);
        assertThat(allocated(reward, large)).isLessThan(6 * allocated(reward, small));
    }

    private static long allocated(RewardFunction reward, Sample sample) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        reward.score(sample);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static Sample conversation(int turns, String id, String result) {
        List<Message> messages = new ArrayList<>(List.of(Message.user("Cancel all"), Message.assistant("Really?"),
                Message.user("Yes")));
        for (int i = 0; i < turns; i++) {
            String tool = i % 10 == 0 ? "cancel" : "read";
            ToolCall call = new ToolCall(id + i % 7, tool, ToolCall.of(tool, "{\"id\": %d}".formatted(i)).arguments());
            messages.add(Message.assistant("", List.of(call)));
            messages.add(Message.tool(ToolResult.of(call.id()), result));
        }
        messages.add(Message.assistant("It is cancelled, at $1,234.50."));
        return Sample.of(messages).withReference("[{\"name\": \"cancel\", \"arguments\": {\"id\": 0}}]");
    }
}
