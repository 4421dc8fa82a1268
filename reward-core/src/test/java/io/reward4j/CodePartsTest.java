package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What [BatchScorer#withoutOutsideCalls()] calls.
class CodePartsTest {

    private static final Sample SAMPLE = Sample.of("question", "answer").withMetadata("task", "a");

    private final List<String> called = Collections.synchronizedList(new ArrayList<>());

    private RewardFunction code(String name) {
        return sample -> {
            called.add(name);
            return Reward.pass();
        };
    }

    private RewardFunction judge(String name) {
        return code(name).withTraits(Traits.calling(1));
    }

    private Outcome rehearsed(RewardFunction reward) {
        return BatchScorer.of(reward).withoutLogging().withoutOutsideCalls().scoreAll(List.of(SAMPLE)).getFirst();
    }

    @Test
    void aRewardThatComputesIsScoredAsItIs() {
        assertThat(rehearsed(code("code"))).isInstanceOfSatisfying(Outcome.Scored.class,
                scored -> assertThat(scored.reward().value()).isEqualTo(1));
        assertThat(called).containsExactly("code");
    }

    @Test
    void partsThatComputeAreCalledInWhateverHoldsThem() {
        RewardFunction reward = CompositeReward.builder()
                .gate("gate", judge("judge"))
                .term("code", 1, code("code"))
                .term("inner", 1, CompositeReward.builder().term("a", 1, code("inner")).term("b", 1, judge("judge"))
                        .build().clamp(0, 1).recover(failure -> Reward.of(0)))
                .term("routed", 1, TaskReward.by("/task").on("a", judge("judge")).on("b", code("route"))
                        .otherwiseRefuse())
                .build();

        rehearsed(reward);

        assertThat(called).containsExactly("code", "inner", "route");
    }

    @Test
    void whoAnnouncesThatAFunctionWaitsIsBelieved() {
        rehearsed(judge("judge"));

        assertThat(called).isEmpty();
    }

    @Test
    void aPartThatFailsKeepsNoOtherFromBeingCalled() {
        RewardFunction failing = sample -> {
            throw new IllegalStateException("broken");
        };
        rehearsed(CompositeReward.builder().term("a", 1, failing).term("b", 1, code("b")).term("c", 1, judge("c"))
                .build());

        assertThat(called).containsExactly("b");
    }
}
