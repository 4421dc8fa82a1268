package io.reward4j.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.GroupRewardFunction;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.contract.GroupRewardFunctionContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Nested;

class GroupLawsTest {

    private static final List<GroupRewardFunction> ALL = List.of(
            GroupRewards.centered(), GroupRewards.leaveOneOut(), GroupRewards.standardized(), GroupRewards.ranks(),
            GroupRewards.decoupled(Map.of("value", 1.5, "other", 0.25)));

    /// A reward of which both components follow the value.
    private static Reward reward(double value) {
        return new Reward(value, "", List.of(
                new Component.Scored("value", Role.TERM, 1, Reward.of(value)),
                new Component.Scored("other", Role.METRIC, 0, Reward.of(2 - value * 3))));
    }

    private static double[] shaped(GroupRewardFunction group, double... values) {
        List<Sample> samples = Collections.nCopies(values.length, Sample.of("q", "a"));
        return group.score(samples, Arrays.stream(values).mapToObj(GroupLawsTest::reward).toList())
                .stream().mapToDouble(Reward::value).toArray();
    }

    private static double[] grid(List<Integer> numbers) {
        return numbers.stream().mapToDouble(number -> number / 8.0).toArray();
    }

    private static double[] moved(double[] values, double factor, double shift) {
        return Arrays.stream(values).map(value -> factor * value + shift).toArray();
    }

    @Property(tries = 300)
    void addingTheSameToAllChangesNothing(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -8, max = 8) Integer> numbers,
            @ForAll @IntRange(min = -40, max = 40) int shift) {
        for (GroupRewardFunction group : ALL) {
            assertThat(shaped(group, moved(grid(numbers), 1, shift / 8.0)))
                    .containsExactly(shaped(group, grid(numbers)), within(1e-9));
        }
    }

    @Property(tries = 300)
    void multiplyingAllChangesNothingButTheSizeOfDistances(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -8, max = 8) Integer> numbers,
            @ForAll @DoubleRange(min = 0.01, max = 100) double factor) {
        double[] base = grid(numbers);
        for (GroupRewardFunction group : ALL) {
            boolean isDistance = group.equals(GroupRewards.centered()) || group.equals(GroupRewards.leaveOneOut());
            double[] expected = moved(shaped(group, base), isDistance ? factor : 1, 0);
            assertThat(shaped(group, moved(base, factor, 0))).containsExactly(expected, within(1e-9 * (1 + factor)));
        }
    }

    @Property(tries = 300)
    void equalRewardsGetEqualValuesInAnyOrderAndWithinTheRange(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 1) Double> values,
            @ForAll @IntRange(max = 1_000) int seed) {
        double[] base = values.stream().mapToDouble(Double::doubleValue).toArray();
        List<Integer> order = new ArrayList<>(IntStream.range(0, base.length).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        double[] shuffled = order.stream().mapToDouble(i -> base[i]).toArray();
        for (GroupRewardFunction group : ALL) {
            double[] straight = shaped(group, base);
            double[] other = shaped(group, shuffled);
            Traits range = group.traits(Traits.code());
            for (int i = 0; i < base.length; i++) {
                assertThat(other[i]).isEqualTo(straight[order.get(i)]);
                assertThat(range.contains(straight[i])).isTrue();
            }
            for (int i = 0; i < base.length; i++) {
                for (int j = 0; j < i; j++) {
                    if (base[i] == base[j]) {
                        assertThat(straight[i]).isEqualTo(straight[j]);
                    }
                }
            }
        }
    }

    @Property(tries = 300)
    void valuesAddUpToNothing(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -5, max = 5) Double> values) {
        double[] base = values.stream().mapToDouble(Double::doubleValue).toArray();
        for (GroupRewardFunction group : ALL) {
            double middle = group.equals(GroupRewards.ranks()) ? 0.5 : 0;
            assertThat(Arrays.stream(shaped(group, base)).map(value -> value - middle).sum()).isCloseTo(0,
                    within(1e-6));
        }
    }

    interface Shape extends GroupRewardFunctionContract {

        @Override
        default List<Sample> samples() {
            return IntStream.range(0, 5).mapToObj(i -> Sample.of("q", "a" + i)).toList();
        }

        @Override
        default List<Reward> base() {
            return List.of(reward(0.1), reward(1), reward(0.7), reward(0.7), reward(0));
        }
    }

    @Nested
    class Centered implements Shape {
        @Override
        public GroupRewardFunction group() {
            return GroupRewards.centered();
        }
    }

    @Nested
    class LeaveOneOut implements Shape {
        @Override
        public GroupRewardFunction group() {
            return GroupRewards.leaveOneOut();
        }
    }

    @Nested
    class Standardized implements Shape {
        @Override
        public GroupRewardFunction group() {
            return GroupRewards.standardized();
        }
    }

    @Nested
    class Ranks implements Shape {
        @Override
        public GroupRewardFunction group() {
            return GroupRewards.ranks();
        }
    }

    @Nested
    class Decoupled implements Shape {
        @Override
        public GroupRewardFunction group() {
            return GroupRewards.decoupled(Map.of("value", 1.0, "other", 0.5));
        }
    }
}
