package io.reward4j.rlvr.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.BatchScorer;
import io.reward4j.GroupRewardFunction;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GroupLengthsTest {

    private static final LengthUnit UNIT = LengthUnit.characters();

    @Property
    void shapedRewardsLieInTheAnnouncedRange(
            @ForAll @Size(min = 1, max = 9) List<@IntRange(max = 30) Integer> lengths,
            @ForAll @Size(min = 9, max = 9) List<@DoubleRange(min = -1, max = 2) Double> values) {
        Traits base = Traits.code().withRange(-1, 2);
        List<Sample> group = lengths.stream().map(length -> Rows.sample("x".repeat(length))).toList();
        List<Reward> rewards = values.stream().limit(group.size()).map(Reward::of).toList();
        for (GroupRewardFunction function : List.of(
                KimiLength.alone(UNIT),
                KimiLength.added(UNIT, 0.7).correctFrom(0),
                PrimeRlLength.of(UNIT, 0.4).plus(0.9, sample -> sample.completion().length()),
                NemoGymLength.of(UNIT, 0.4).withBonus(0.3, 0.25))) {
            Traits announced = function.traits(base);
            assertThat(function.score(group, rewards))
                    .allSatisfy(reward -> assertThat(announced.contains(reward.value())).isTrue());
        }
    }

    @Property
    void shorterNeverEarnsLessAmongEquals(@ForAll @Size(min = 2, max = 9) List<@IntRange(max = 30) Integer> lengths) {
        List<Sample> group = lengths.stream().sorted().map(length -> Rows.sample("x".repeat(length + 1))).toList();
        List<Reward> base = group.stream().map(sample -> Reward.of(1)).toList();
        for (GroupRewardFunction function : List.of(
                KimiLength.alone(UNIT),
                PrimeRlLength.of(UNIT, 0.4),
                NemoGymLength.of(UNIT, 0.4).withBonus(0.3, 0.25))) {
            List<Reward> shaped = function.score(group, base);
            for (int i = 1; i < shaped.size(); i++) {
                assertThat(shaped.get(i).value()).isLessThanOrEqualTo(shaped.get(i - 1).value());
            }
        }
    }

    @Test
    void primeRlTakesOffInProportionToTheMean() {
        // mean 0.5; costs 0.4 · 1/2 + 0.2 · 1/1 and 0.4 · 2/2 + 0.2 · 1/1
        assertValues(
                PrimeRlLength.of(UNIT, 0.4).plus(0.2, sample -> 1).score(group("a", "ab"), rewards(1, 0)),
                1 - 0.5 * 0.4, 0 - 0.5 * 0.6);
        assertValues(PrimeRlLength.of(UNIT, 0.4).score(group("a", "ab"), rewards(0, 0)), 0, 0);
        assertValues(PrimeRlLength.of(UNIT, 0.4).score(group("", ""), rewards(1, 0)), 1, 0);
    }

    @Test
    void nemoGymWeightsAddUpToNothing() {
        // weights 1, 0.5 and 0, so 0.5, 0 and −0.5 once centred
        assertValues(
                NemoGymLength.of(UNIT, 0.2).score(group("a", " ab c ", "abcdefg"), rewards(0, 1, 0.5)),
                0.1, 1, 0.4);
        assertValues(NemoGymLength.of(UNIT, 0.2).score(group("ab", " cd"), rewards(0, 1)), 0, 1);
    }

    @Test
    void nemoGymPaysABonusToTheShortestIfItIsAmongTheBest() {
        NemoGymLength bonus = NemoGymLength.of(UNIT, 0).withBonus(0.3, 0.5);
        assertValues(bonus.score(group("a", "abc", "ab", ""), rewards(1, 1, 0.2, 0)), 1.3, 1, 0.2, 0);
        assertValues(bonus.score(group("a", "abc", "ab", ""), rewards(0.1, 1, 1, 0)), 0.1, 1, 1, 0);
        assertValues(bonus.score(group("a", "b", "abc"), rewards(1, 1, 0)), 1.3, 1.3, 0);
        assertValues(bonus.score(group("a"), rewards(1)), 1);
    }

    @Test
    void kimiAddedKeepsTheRewardBefore() {
        assertValues(
                KimiLength.added(UNIT, 0.2).score(group("a", "ab", "abc", "a"), rewards(1, 1, 1, 0)),
                1.1, 1, 0.9, 0);
        assertValues(KimiLength.alone(UNIT).score(group("a", "b"), rewards(1, 0)), 0, 0);
    }

    @Test
    void rewardsThatAreNeverCorrectAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KimiLength.alone(UNIT).traits(Traits.code().withRange(-1, 0.9)))
                .withMessageContaining("correctFrom");
    }

    @Test
    void badArgumentsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> KimiLength.added(UNIT, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> KimiLength.alone(UNIT).correctFrom(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> PrimeRlLength.of(UNIT, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> NemoGymLength.of(UNIT, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> NemoGymLength.of(UNIT, 1).withBonus(1, 2));
    }

    @Test
    void aBatchIsShapedGroupByGroup() {
        RewardFunction right = sample -> Reward.of(1);
        List<Outcome> outcomes = BatchScorer.of(right)
                .withGroupReward(KimiLength.alone(UNIT))
                .scoreAll(List.of(Sample.of("p", "a"), Sample.of("q", "long answer"), Sample.of("p", "abc")));
        List<Double> values = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Scored scored) {
                values.add(scored.reward().value());
            }
        }
        assertThat(values).containsExactly(0.5, 0.0, -0.5);
    }

    private static List<Sample> group(String... completions) {
        return List.of(completions).stream().map(Rows::sample).toList();
    }

    private static List<Reward> rewards(double... values) {
        List<Reward> rewards = new ArrayList<>();
        for (double value : values) {
            rewards.add(Reward.of(value));
        }
        return rewards;
    }

    private static void assertValues(List<Reward> shaped, double... expected) {
        assertThat(shaped).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(shaped.get(i).value()).isCloseTo(expected[i], within(1e-12));
        }
    }
}
