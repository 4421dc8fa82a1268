package io.reward4j.rlvr.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class LengthsTest {

    @Test
    void unitsCountWhatTheySay() {
        String text = " a\u00a0bc\u3000𝟙\u0085d\n";
        assertThat(LengthUnit.characters().count(text)).isEqualTo(text.length());
        assertThat(LengthUnit.codePoints().count(text)).isEqualTo(text.length() - 1);
        assertThat(LengthUnit.words().count(text)).isEqualTo(4);
        assertThat(LengthUnit.tokens(String::length).count(text)).isEqualTo(text.length());
        assertThat(LengthUnit.words().count(" \n")).isZero();
        assertThatThrownBy(() -> LengthUnit.tokens(t -> -1).count("")).isInstanceOf(RewardException.class);
    }

    @Test
    void shouldersFallLinearly() {
        LengthReward reward = LengthReward.between(10, 20).withShoulders(4, 10);
        assertThat(Rows.value(reward.in(Rows.length(10)), "")).isEqualTo(1);
        assertThat(Rows.value(reward.in(Rows.length(20)), "")).isEqualTo(1);
        assertThat(Rows.value(reward.in(Rows.length(9)), "")).isEqualTo(0.75);
        assertThat(Rows.value(reward.in(Rows.length(6)), "")).isZero();
        assertThat(Rows.value(reward.in(Rows.length(25)), "")).isEqualTo(0.5);
        assertThat(Rows.value(reward.in(Rows.length(30)), "")).isZero();
        assertThat(Rows.value(reward.in(Rows.length(Integer.MAX_VALUE)), "")).isZero();
    }

    @Test
    void withoutShouldersBoundsAreHard() {
        assertThat(Rows.value(LengthReward.upTo(2), "ab")).isEqualTo(1);
        assertThat(LengthReward.upTo(2).score(Rows.sample("abc"))).isEqualTo(Reward.fail("3 characters, at most 2"));
        assertThat(Rows.value(LengthReward.atLeast(2), "a")).isZero();
    }

    @Property
    void longerNeverEarnsMorePastTheBound(
            @ForAll @IntRange(min = 100, max = 400) int length, @ForAll @IntRange(max = 50) int more) {
        int longer = length + more;
        assertNoMore(LengthReward.upTo(100).withShoulder(120)::in, length, longer);
        assertNoMore(unit -> Overlong.dapo(unit, 250, 150), length, longer);
        assertNoMore(unit -> Overlong.capped(unit, 250, 150, 0.3), length, longer);
        assertNoMore(unit -> Overlong.verlUncapped(unit, 250, 150, 0.3, 300), length, longer);
        assertNoMore(unit -> CosineLength.clamped(Rows.always(1), unit, 250), length, longer);
    }

    private interface OfUnit {

        RewardFunction in(LengthUnit unit);
    }

    private static void assertNoMore(OfUnit function, int length, int longer) {
        assertThat(Rows.value(function.in(Rows.length(longer)), ""))
                .isLessThanOrEqualTo(Rows.value(function.in(Rows.length(length)), ""));
    }

    @Property
    void cappedWithAFactorOfOneIsDapo(
            @ForAll @IntRange(max = 400) int length, @ForAll @IntRange(min = 1, max = 200) int buffer) {
        assertThat(Rows.value(Overlong.capped(Rows.length(length), 200, buffer, 1), ""))
                .isEqualTo(Rows.value(Overlong.dapo(Rows.length(length), 200, buffer), ""), within(1e-12));
    }

    @Test
    void overlongPenaltiesAnnounceTheirRange() {
        LengthUnit unit = LengthUnit.characters();
        assertThat(Overlong.dapo(unit, 10, 0).traits()).isEqualTo(Traits.code().withRange(-1, 0));
        assertThat(Overlong.capped(unit, 10, 5, 0.5).traits()).isEqualTo(Traits.code().withRange(-0.5, 0));
        assertThat(Overlong.verlUncapped(unit, 10, 5, 0.5, 25).traits()).isEqualTo(Traits.code().withRange(-2, 0));
        CompositeReward.builder().penalty("overlong", Overlong.dapo(unit, 10, 5)).build();
    }

    @Test
    void withoutABufferThereIsNothingBetween() {
        assertThat(Rows.value(Overlong.dapo(Rows.length(10), 10, 0), "")).isZero();
        assertThat(Rows.value(Overlong.dapo(Rows.length(11), 10, 0), "")).isEqualTo(-1);
    }

    @Test
    void verlKeepsFallingUpToTheLongestLength() {
        assertThat(Rows.value(Overlong.verlUncapped(Rows.length(30), 25, 5, 1, 100), "")).isEqualTo(-2);
        assertThat(Rows.value(Overlong.verlUncapped(Rows.length(100), 25, 5, 1, 100), "")).isEqualTo(-16);
        assertThat(Rows.value(Overlong.verlUncapped(Rows.length(500), 25, 5, 1, 100), "")).isEqualTo(-16);
    }

    @Test
    void badBoundsAreRefused() {
        LengthUnit unit = LengthUnit.words();
        assertThatIllegalArgumentException().isThrownBy(() -> LengthReward.between(5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> LengthReward.upTo(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> LengthReward.upTo(1).withShoulder(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Overlong.dapo(unit, 10, 11));
        assertThatIllegalArgumentException().isThrownBy(() -> Overlong.capped(unit, 10, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Overlong.capped(unit, 10, 5, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Overlong.verlUncapped(unit, 10, 5, 1, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> CosineLength.clamped(Rows.always(1), unit, 0));
        assertThatIllegalArgumentException().isThrownBy(
                () -> CosineLength.clamped(Rows.always(1), unit, 9).correctFrom(2));
        assertThatIllegalArgumentException().isThrownBy(() -> StopProperly.scaling(Rows.always(1), 1.5));
    }

    @Property
    void cosineStaysBetweenItsEnds(
            @ForAll @IntRange int length, @ForAll @DoubleRange(min = -3, max = 3) double shortest) {
        RewardFunction function = CosineLength.unclamped(Rows.always(1), Rows.length(length), 77).correct(shortest,
                1.25);
        assertThat(function.traits().contains(Rows.value(function, ""))).isTrue();
    }

    @Test
    void cosineTakesTheHighestAnnouncedValueForCorrect() {
        RewardFunction half = Rows.always(0.5).withRange(-0.5, 0.5);
        assertThat(Rows.value(CosineLength.clamped(half, Rows.length(0), 10), "")).isEqualTo(1);
        assertThat(Rows.value(CosineLength.clamped(Rows.always(0.9), Rows.length(0), 10), "")).isEqualTo(-1);
        assertThat(Rows.value(CosineLength.clamped(Rows.always(0.9), Rows.length(0), 10).correctFrom(0.8), ""))
                .isEqualTo(1);
    }

    @Test
    void cosineHasNoRewardWhereCorrectnessHasNone() {
        RewardFunction noGold = sample -> {
            throw RewardException.missingReference("none");
        };
        assertThatThrownBy(() -> Rows.value(CosineLength.unclamped(noGold, LengthUnit.words(), 5), ""))
                .isInstanceOf(RewardException.class);
    }

    @Test
    void shapingKeepsTheValueBeforeAsAMetric() {
        RewardFunction twice = StopProperly.scaling(
                CosineLength.clamped(Rows.always(1), Rows.length(5), 10), 0.5);
        assertThat(twice.score(Rows.sample("").withMetadata("truncated", "true")).toString())
                .contains("unshaped")
                .contains("1.000")
                .doesNotContain("0.750");
    }

    @Test
    void aCutOffCompletionCountsForLess() {
        Sample cutOff = Rows.sample("").withMetadata("truncated", JsonNodeFactory.instance.booleanNode(true));
        assertThat(StopProperly.scaling(Rows.always(0.6), 0.5).score(cutOff).value()).isEqualTo(0.3);
        assertThat(StopProperly.replacing(Rows.always(0.6), -1).score(cutOff).value()).isEqualTo(-1);
        Sample length = Rows.sample("").withMetadata("finish_reason", "length");
        Sample stop = Rows.sample("").withMetadata("finish_reason", "stop");
        StopProperly reason = StopProperly.scaling(Rows.always(0.6), 0).flag("finish_reason", "length");
        assertThat(reason.score(length).value()).isZero();
        assertThat(reason.score(stop).value()).isEqualTo(0.6);
    }

    @Test
    void aSampleThatDoesNotSayHasNoRewardUnlessOneSideIsTaken() {
        StopProperly function = StopProperly.scaling(Rows.always(1), 0.5);
        assertThatThrownBy(() -> Rows.value(function, ""))
                .isInstanceOf(RewardException.class)
                .hasMessageContaining("metadata.truncated");
        assertThatThrownBy(() -> function.score(Rows.sample("").withMetadata("truncated", "perhaps")))
                .isInstanceOf(RewardException.class);
        assertThat(Rows.value(function.whenMissing(true), "")).isEqualTo(0.5);
        assertThat(Rows.value(function.whenMissing(false), "")).isEqualTo(1);
        assertThat(function.flag("cut").score(Rows.sample("").withMetadata("cut", "true")).value()).isEqualTo(0.5);
    }
}
