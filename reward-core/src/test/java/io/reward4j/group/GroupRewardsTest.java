package io.reward4j.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.BatchScorer;
import io.reward4j.CompositeReward;
import io.reward4j.GroupRewardFunction;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// Every expected number was worked out by hand from the published formula.
class GroupRewardsTest {

    private static final double ROOT_3 = Math.sqrt(3);

    private static double[] values(GroupRewardFunction group, List<Reward> base) {
        List<Sample> samples = Collections.nCopies(base.size(), Sample.of("q", "a"));
        return group.score(samples, base).stream().mapToDouble(Reward::value).toArray();
    }

    private static double[] values(GroupRewardFunction group, double... base) {
        return values(group, DoubleStream.of(base).mapToObj(Reward::of).toList());
    }

    private static Component part(String name, double value) {
        return new Component.Scored(name, Role.TERM, 1, Reward.of(value));
    }

    private static Reward of(Component... parts) {
        return new Reward(0, "", List.of(parts));
    }

    private static List<Reward> pairs(double[]... pairs) {
        return Arrays.stream(pairs).map(pair -> of(part("a", pair[0]), part("b", pair[1]))).toList();
    }

    private static void close(double[] actual, double... expected) {
        assertThat(actual).containsExactly(expected, within(1e-12));
    }

    @Test
    void theMeanIsTakenOff() {
        close(values(GroupRewards.centered(), 1, 0, 0, 0), 0.75, -0.25, -0.25, -0.25);
        close(values(GroupRewards.centered(), -2, 4), -3, 3);
    }

    @Test
    void theMeanOfTheOthersIsTakenOff() {
        close(values(GroupRewards.leaveOneOut(), 1, 0, 0, 0), 1, -1.0 / 3, -1.0 / 3, -1.0 / 3);
        close(values(GroupRewards.leaveOneOut(), 3, 1, 2), 1.5, -1.5, 0);
    }

    @Test
    void deviationsAreThoseOfASample() {
        // mean 1/4, squares 9/16 + 3/16 = 3/4, over n - 1 = 3: 1/4, so std = 1/2
        close(values(GroupRewards.standardized(), 1, 0, 0, 0), 1.5, -0.5, -0.5, -0.5);
        // mean 5, squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, over 7
        double std = Math.sqrt(32 / 7.0);
        close(values(GroupRewards.standardized(), 2, 4, 4, 4, 5, 5, 7, 9),
                -3 / std, -1 / std, -1 / std, -1 / std, 0, 0, 2 / std, 4 / std);
    }

    @Test
    void ranksCountEqualOnesHalf() {
        close(values(GroupRewards.ranks(), 3, 1, 2), 1, 0, 0.5);
        // two share the top: above two, beside one
        close(values(GroupRewards.ranks(), 9, 9, 0, -5), 2.5 / 3, 2.5 / 3, 1.0 / 3, 0);
    }

    @Test
    void whereThereIsNothingToCompareTheValueIsTheMiddle() {
        for (double[] flat : List.of(new double[]{0.7}, new double[]{0.7, 0.7, 0.7}, new double[]{0, -0.0},
                new double[]{0.1 + 0.2, 0.3})) {
            assertThat(values(GroupRewards.centered(), flat)).containsOnly(0);
            assertThat(values(GroupRewards.leaveOneOut(), flat)).containsOnly(0);
            assertThat(values(GroupRewards.standardized(), flat)).containsOnly(0);
            assertThat(values(GroupRewards.ranks(), flat)).containsOnly(0.5);
        }
    }

    @Test
    void decoupledTellsApartWhatASumCannot() {
        // a: mean 1/2, std 1/sqrt 3; b is had by one in four: mean 1/4, std 1/2
        List<Reward> group = pairs(new double[]{0, 0}, new double[]{1, 0}, new double[]{0, 1}, new double[]{1, 0});
        close(values(GroupRewards.decoupled(Map.of("a", 1.0, "b", 1.0)), group),
                -ROOT_3 / 2 - 0.5, ROOT_3 / 2 - 0.5, -ROOT_3 / 2 + 1.5, ROOT_3 / 2 - 0.5);
        // the sum is 1 for three of the four, so it can only say "not the first"
        close(values(GroupRewards.standardized(), 0, 1, 1, 1), -1.5, 0.5, 0.5, 0.5);
    }

    @Test
    void decoupledTellsOneOfTwoFromBothOfTwo() {
        // the paper's example: after a sum, (0, 1) and (0, 2) of two rewards both become (-0.7071, 0.7071)
        List<Reward> one = pairs(new double[]{0, 0}, new double[]{1, 0});
        List<Reward> both = pairs(new double[]{0, 0}, new double[]{1, 1});
        GroupRewardFunction decoupled = GroupRewards.decoupled(Map.of("a", 1.0, "b", 1.0));
        close(values(decoupled, one), -Math.sqrt(0.5), Math.sqrt(0.5));
        close(values(decoupled, both), -2 * Math.sqrt(0.5), 2 * Math.sqrt(0.5));
        close(values(GroupRewards.standardized(), 0, 1), -Math.sqrt(0.5), Math.sqrt(0.5));
        close(values(GroupRewards.standardized(), 0, 2), -Math.sqrt(0.5), Math.sqrt(0.5));
    }

    @Test
    void weightsScaleComponentsAndMayTurnThemRound() {
        List<Reward> group = pairs(new double[]{0, 5}, new double[]{1, 3});
        close(values(GroupRewards.decoupled(Map.of("a", 2.0, "b", -0.5)), group),
                -2.5 * Math.sqrt(0.5), 2.5 * Math.sqrt(0.5));
    }

    @Test
    void aPartThatWasNotAskedCountsAsTheLowest() {
        List<Reward> group = List.of(of(part("a", 1)), of(part("a", 0)), of(new Component.Skipped("a", "gate")),
                of(part("a", 0)));
        close(values(GroupRewards.decoupled(Map.of("a", 1.0)), group), 1.5, -0.5, -0.5, -0.5);
    }

    @Test
    void aPartThatFailedMovesNothing() {
        Component failed = new Component.Failed("a", RewardException.Kind.SCORER_FAILED, "broken", List.of());
        List<Reward> group = List.of(of(part("a", 1)), of(failed), of(part("a", 0)));
        close(values(GroupRewards.decoupled(Map.of("a", 1.0)), group), Math.sqrt(0.5), 0, -Math.sqrt(0.5));
        assertThat(values(GroupRewards.decoupled(Map.of("a", 1.0)), List.of(of(failed), of(failed)))).containsOnly(0);
    }

    @Test
    void partsOfPartsAndOfItemsAreNamedByTheirMetrics() {
        List<Reward> group = new ArrayList<>();
        for (double value : new double[]{1, 0}) {
            Component item = new Component.Scored("[0]", Role.ITEM, 0, of(part("grounded", value)));
            group.add(of(new Component.Scored("comments", Role.TERM, 1, of(item))));
        }
        group.add(of(new Component.Scored("comments", Role.TERM, 1, Reward.of(0))));
        close(values(GroupRewards.decoupled(Map.of("comments/grounded", 1.0)), group),
                2 / ROOT_3, -1 / ROOT_3, -1 / ROOT_3);
    }

    @Test
    void aNameThatNoRewardHasFailsTheGroupAndNamesTheParts() {
        assertThatThrownBy(() -> values(GroupRewards.decoupled(Map.of("c", 1.0)), pairs(new double[]{0, 1})))
                .isInstanceOf(RewardException.class)
                .hasMessage("no reward of the group has the component 'c'; there are: a, b");
    }

    @Test
    void weightsThatSayNothingAreRefused() {
        assertThatThrownBy(() -> GroupRewards.decoupled(Map.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> GroupRewards.decoupled(Map.of("a", 0.0))).hasMessageContaining("at least one");
        assertThatThrownBy(() -> GroupRewards.decoupled(Map.of("a", Double.NaN))).hasMessageContaining("'a'");
    }

    @Test
    void aGroupThatIsTooLargeFails() {
        assertThatThrownBy(() -> values(GroupRewards.ranks(), new double[GroupRewards.LARGEST_GROUP + 1]))
                .isInstanceOf(RewardException.class).hasMessageContaining("1025 samples");
    }

    @Test
    void theLargestGroupKeepsTheRange() {
        double[] base = new double[GroupRewards.LARGEST_GROUP];
        base[0] = 1;
        Traits range = GroupRewards.standardized().traits(Traits.code());
        assertThat(range.contains(values(GroupRewards.standardized(), base)[0])).isTrue();
    }

    @Test
    void hugeRewardsAreCompared() {
        close(values(GroupRewards.standardized(), 1e308, -1e308), Math.sqrt(0.5), -Math.sqrt(0.5));
    }

    @Test
    void inABatchAFailedSiblingMovesNobody() {
        RewardFunction graded = sample -> {
            if (sample.completion().isEmpty()) {
                throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "down");
            }
            return Reward.of(sample.completion().length() / 10.0);
        };
        RewardFunction reward = CompositeReward.builder().term("length", 1, graded).build();
        List<Outcome> outcomes = BatchScorer.of(reward).withoutLogging()
                .withGroupReward(GroupRewards.decoupled(Map.of("length", 1.0)))
                .scoreAll(List.of(Sample.of("q", "aa"), Sample.of("q", ""), Sample.of("q", "aaaa")));
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes.get(0)).isInstanceOfSatisfying(Outcome.Scored.class, scored -> {
            assertThat(scored.reward().value()).isCloseTo(-Math.sqrt(0.5), within(1e-12));
            assertThat(scored.reward().components()).anySatisfy(component -> assertThat(component.name())
                    .isEqualTo("unshaped"));
        });
    }
}
