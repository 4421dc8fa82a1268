package io.reward4j;

import static io.reward4j.Functions.SAMPLE;
import static io.reward4j.Functions.always;
import static io.reward4j.Functions.blocking;
import static io.reward4j.Functions.counting;
import static io.reward4j.Functions.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CompositeRewardTest {

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void valueIsFactorsTimesWeightedMeanPlusPenalties() {
        Reward reward = CompositeReward.builder()
                .factor("half", always(0.5))
                .term("a", 1, always(1))
                .term("b", 3, always(0.2))
                .penalty("late", always(-0.1).withRange(-1, 0))
                .metric("seen", always(0.9))
                .build()
                .score(SAMPLE);
        assertThat(reward.value()).isCloseTo(0.5 * (1 + 0.6) / 4 - 0.1, within(1e-15));
        assertThat(Functions.names(reward.components())).containsExactly("half", "a", "b", "late", "seen");
    }

    @Test
    void theMeanOfNoTermsIsOne() {
        assertThat(CompositeReward.builder().factor("f", always(0.25)).build().score(SAMPLE).value()).isEqualTo(0.25);
        assertThat(CompositeReward.builder().gate("g", always(1)).build().score(SAMPLE).value()).isEqualTo(1);
    }

    @Test
    void aClosedGateGivesTheFloorAndSkipsTheRest() {
        Reward reward = CompositeReward.builder()
                .term("before", 1, always(0.7))
                .gate("shape", always(0.5))
                .term("after", 1, counting(calls, always(1)))
                .build()
                .score(SAMPLE);
        assertThat(reward.value()).isZero();
        assertThat(reward.rationale()).isEqualTo("gate 'shape' closed at 0.5, below its minimum 1.0; gate(name, "
                + "minimum, function) sets another");
        assertThat(reward.components().get(2)).isEqualTo(new Component.Skipped("after", "gate 'shape' closed"));
        assertThat(calls).hasValue(0);
    }

    @Test
    void aGateOpensAtItsMinimum() {
        CompositeReward reward = CompositeReward.builder().gate("g", 0.4, always(0.4)).term("t", 1, always(0.3))
                .build();
        assertThat(reward.score(SAMPLE).value()).isEqualTo(0.3);
    }

    @Test
    void theDefaultFloorIsTheLowestReachableValue() {
        CompositeReward reward = CompositeReward.builder()
                .gate("g", always(0))
                .term("t", 1, always(1))
                .penalty("p", always(-0.5).withRange(-0.5, 0))
                .build();
        assertThat(reward.score(SAMPLE).value()).isEqualTo(-0.5);
        assertThat(reward.traits()).isEqualTo(new Traits(false, -0.5, 1, 0));
    }

    @Test
    void gatesAloneGiveOneOrZero() {
        CompositeReward closed = CompositeReward.builder().gate("g", always(0)).build();
        assertThat(closed.score(SAMPLE).value()).isZero();
        assertThat(closed.traits()).isEqualTo(Traits.code());
    }

    @Test
    void aFloorOfItsOwnWidensTheRange() {
        CompositeReward reward = CompositeReward.builder().gate("g", always(0)).term("t", 1, always(1)).floor(-1)
                .build();
        assertThat(reward.score(SAMPLE).value()).isEqualTo(-1);
        assertThat(reward.traits().min()).isEqualTo(-1);
    }

    @Test
    void codeRunsBeforeWhatWaitsAndAClosedCodeGateSparesTheJudge() {
        Reward reward = CompositeReward.builder()
                .term("judge", 4, blocking(counting(calls, always(1))))
                .gate("schema", always(0))
                .build()
                .score(SAMPLE);
        assertThat(calls).hasValue(0);
        assertThat(Functions.names(reward.components())).containsExactly("judge", "schema");
    }

    @Test
    void aFactorOfZeroSparesTheJudge() {
        Reward reward = CompositeReward.builder()
                .gate("judged", blocking(counting(calls, always(1))))
                .term("judge", 1, blocking(counting(calls, always(1))))
                .metric("liked", blocking(counting(calls, always(1))))
                .factor("length", always(0))
                .build()
                .score(SAMPLE);
        assertThat(reward.value()).isZero();
        assertThat(calls).hasValue(0);
        assertThat(reward.components()).filteredOn(Component.Skipped.class::isInstance).hasSize(3);
    }

    @Test
    void aFactorOfZeroDoesNotHideAPenaltyThatIsJudged() {
        Reward reward = CompositeReward.builder()
                .factor("length", always(0))
                .penalty("harm", blocking(always(-1).withRange(-1, 0)))
                .build()
                .score(SAMPLE);
        assertThat(reward.value()).isEqualTo(-1);
    }

    @Test
    void waitingTermsRunAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(3);
        RewardFunction meets = blocking(sample -> {
            try {
                all.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "alone", e);
            }
            return Reward.pass();
        });
        Reward reward = CompositeReward.builder()
                .term("a", 1, meets).term("b", 1, meets).term("c", 1, meets).build().score(SAMPLE);
        assertThat(reward.value()).isEqualTo(1);
    }

    @Test
    void waitingGatesRunOneByOne() {
        CompositeReward.builder()
                .gate("first", blocking(always(0)))
                .gate("second", blocking(counting(calls, always(1))))
                .build()
                .score(SAMPLE);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aFailingPartFailsTheWholeWithItsNameAndWhatWasScored() {
        CompositeReward reward = CompositeReward.builder()
                .term("form", 1, always(0.5))
                .term("judge", 3, blocking(failing(RewardException.Kind.JUDGE_UNAVAILABLE)))
                .build();
        assertThatThrownBy(() -> reward.score(SAMPLE))
                .isInstanceOfSatisfying(RewardException.class, e -> {
                    assertThat(e.kind()).isEqualTo(RewardException.Kind.JUDGE_UNAVAILABLE);
                    assertThat(e).hasMessage("'judge' failed: no luck");
                    assertThat(e.components()).hasSize(2);
                    assertThat(e.components().getFirst())
                            .isEqualTo(new Component.Scored("form", Role.TERM, 1, Reward.of(0.5)));
                    assertThat(e.components().get(1)).isInstanceOf(Component.Failed.class);
                });
    }

    @Test
    void theFirstFailureInDeclaredOrderWinsAndTheOthersAreSuppressed() {
        CyclicBarrier both = new CyclicBarrier(2);
        CompositeReward reward = CompositeReward.builder()
                .term("a", 1, blocking(failingAfter(both, RewardException.Kind.UNREADABLE_VERDICT)))
                .term("b", 1, blocking(failingAfter(both, RewardException.Kind.JUDGE_UNAVAILABLE)))
                .build();
        assertThatThrownBy(() -> reward.score(SAMPLE)).isInstanceOfSatisfying(RewardException.class, e -> {
            assertThat(e.kind()).isEqualTo(RewardException.Kind.UNREADABLE_VERDICT);
            assertThat(e.getSuppressed()).hasSize(1);
        });
    }

    private static RewardFunction failingAfter(CyclicBarrier barrier, RewardException.Kind kind) {
        return sample -> {
            try {
                barrier.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            throw new RewardException(kind, "no luck");
        };
    }

    @Test
    void aFailingMetricIsReportedAndChangesNothing() {
        for (boolean waits : List.of(true, false)) {
            RewardFunction broken = failing(RewardException.Kind.JUDGE_UNAVAILABLE);
            Reward reward = CompositeReward.builder()
                    .metric("seen", waits ? blocking(broken) : broken)
                    .term("a", 1, blocking(always(0.25)))
                    .term("b", 1, blocking(always(0.75)))
                    .build()
                    .score(SAMPLE);
            assertThat(reward.value()).isEqualTo(0.5);
            assertThat(reward.components().getFirst()).isInstanceOf(Component.Failed.class);
        }
    }

    @Test
    void whatAUsersFunctionThrowsBecomesAFailureOfThatPart() {
        CompositeReward bug = CompositeReward.builder().term("t", 1, sample -> {
            throw new IllegalStateException("boom");
        }).build();
        CompositeReward endless = CompositeReward.builder().term("t", 1, CompositeRewardTest::recurse).build();
        for (CompositeReward reward : List.of(bug, endless)) {
            assertThatThrownBy(() -> reward.score(SAMPLE)).isInstanceOfSatisfying(
                    RewardException.class,
                    e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.SCORER_FAILED));
        }
        assertThatThrownBy(() -> bug.score(SAMPLE))
                .hasMessageMatching("'t' failed: threw IllegalStateException at [\\w.]+CompositeRewardTest:\\d+: boom");
    }

    private static Reward recurse(Sample sample) {
        return sample.id().isEmpty() ? Reward.pass() : recurse(sample.withId(sample.id())).withValue(0.5);
    }

    @Test
    void aValueOutsideOfTheAnnouncedRangeNamesThePartTheValueAndTheRemedy() {
        CompositeReward reward = CompositeReward.builder().term("points", 1, always(7)).build();
        assertThatThrownBy(() -> reward.score(SAMPLE))
                .isInstanceOf(RewardException.class)
                .hasMessageContaining("'points'")
                .hasMessageContaining("7.0")
                .hasMessageContaining("withRange(min, max)");
    }

    @Test
    void compositesNest() {
        CompositeReward inner = CompositeReward.builder().term("x", 1, always(0.5)).build();
        CompositeReward outer = CompositeReward.builder().term("inner", 1, inner).term("y", 1, always(1)).build();
        assertThat(outer.score(SAMPLE).value()).isEqualTo(0.75);
    }

    @Test
    void theBuilderRefusesMisuseAtTheCallThatMakesIt() {
        CompositeReward.Builder builder = CompositeReward.builder().term("t", 1, always(1));
        assertThatThrownBy(() -> builder.term("t", 1, always(1)))
                .hasMessage("part 't' was already added; give this one "
                        + "another name");
        assertThatThrownBy(() -> builder.term("n", -1, always(1))).hasMessageContaining("'n' needs a finite weight");
        assertThatThrownBy(() -> builder.term("n", Double.NaN, always(1)))
                .hasMessageContaining("'n' needs a finite weight");
        assertThatThrownBy(() -> builder.term(" ", 1, always(1))).hasMessageContaining("must not be blank");
        assertThatThrownBy(() -> builder.term("a/b", 1, always(1))).hasMessageContaining("must not be blank or hold");
        assertThatThrownBy(() -> builder.factor("f", always(1).withRange(0, 2))).hasMessageContaining("[0.0, 2.0]");
        assertThatThrownBy(() -> builder.penalty("p", always(0))).hasMessageContaining("at most 0");
        assertThatThrownBy(() -> builder.gate("g", 1.5, always(0))).hasMessageContaining("can never open");
        assertThatThrownBy(() -> builder.gate("g", 0, always(0))).hasMessageContaining("can never close");
        assertThatThrownBy(() -> builder.floor(Double.NaN)).hasMessageContaining("finite");
        assertThatThrownBy(() -> CompositeReward.builder().metric("m", always(1)).build())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTermOfWeightZeroIsAMetric() {
        CompositeReward reward = CompositeReward.builder().term("said", 1, always(0.5)).term("tried", 0, always(1))
                .build();
        assertThat(reward.score(SAMPLE)).hasToString("""
                reward 0.500
                  said (weight 1) 0.500
                  tried (metric)  1.000""");
        assertThatThrownBy(() -> CompositeReward.builder().term("tried", 0, always(1)).build())
                .hasMessageContaining("a term of a weight above 0");
    }

    @Test
    void hugeWeightsDoNotOverflow() {
        CompositeReward reward = CompositeReward.builder()
                .term("a", Double.MAX_VALUE, always(1)).term("b", Double.MAX_VALUE, always(0)).build();
        assertThat(reward.score(SAMPLE).value()).isEqualTo(0.5);
    }
}
