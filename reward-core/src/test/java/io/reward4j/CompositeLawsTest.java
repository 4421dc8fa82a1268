package io.reward4j;

import static io.reward4j.Functions.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class CompositeLawsTest {

    /// A part to build: where its value lies within its range is a share in [0, 1].
    record Plan(Role role, double weight, double min, double max, double share, boolean waits) {

        double value() {
            return Math.clamp(min + share * (max - min), min, max);
        }

        Plan withShare(double share) {
            return new Plan(role, weight, min, max, share, waits);
        }

        Plan withWeight(double weight) {
            return new Plan(role, weight, min, max, share, waits);
        }

        RewardFunction function() {
            return Functions.always(value()).withTraits(new Traits(waits, min, max, waits ? 1 : 0));
        }

        double minimum() {
            return min + (max - min) * 0.3;
        }

        void addTo(CompositeReward.Builder builder, String name, RewardFunction function) {
            switch (role) {
                case GATE -> builder.gate(name, minimum(), function);
                case FACTOR -> builder.factor(name, function);
                case TERM -> builder.term(name, weight, function);
                case PENALTY -> builder.penalty(name, function);
                case METRIC, ITEM -> builder.metric(name, function);
            }
        }
    }

    static CompositeReward build(List<Plan> plans) {
        CompositeReward.Builder builder = CompositeReward.builder();
        for (int i = 0; i < plans.size(); i++) {
            plans.get(i).addTo(builder, "p" + i, plans.get(i).function());
        }
        return builder.build();
    }

    @Property
    void theValueLiesInTheAnnouncedRange(@ForAll("plans") List<Plan> plans) {
        CompositeReward reward = build(plans);
        assertThat(reward.traits().contains(reward.score(SAMPLE).value())).isTrue();
    }

    @Property
    void scalingAllWeightsChangesNothing(
            @ForAll("plans") List<Plan> plans, @ForAll @DoubleRange(min = 1e-3, max = 1e3) @Scale(6) double scale) {
        List<Plan> scaled = plans.stream().map(plan -> plan.withWeight(plan.weight() * scale)).toList();
        assertThat(build(scaled).score(SAMPLE).value()).isCloseTo(build(plans).score(SAMPLE).value(), within(1e-12));
    }

    @Property
    void theValueIsMonotoneInEveryTerm(
            @ForAll("plans") List<Plan> plans,
            @ForAll @IntRange(max = 7) int which,
            @ForAll @DoubleRange(max = 1) @Scale(12) double share) {
        int index = which % plans.size();
        Plan plan = plans.get(index);
        Assume.that(plan.role() == Role.TERM);
        List<Plan> better = new ArrayList<>(plans);
        better.set(index, plan.withShare(Math.max(plan.share(), share)));
        assertThat(build(better).score(SAMPLE).value()).isGreaterThanOrEqualTo(build(plans).score(SAMPLE).value());
    }

    @Property
    void theDeclaredOrderDoesNotChangeTheValue(@ForAll("plans") List<Plan> plans, @ForAll Random random) {
        List<Plan> shuffled = new ArrayList<>(plans);
        Collections.shuffle(shuffled, random);
        assertThat(build(shuffled).score(SAMPLE).value()).isEqualTo(build(plans).score(SAMPLE).value());
    }

    @Property
    void aClosedGatePaysNothingAndScoresNothingAfterIt(@ForAll("plans") List<Plan> plans) {
        CompositeReward.Builder builder = CompositeReward.builder();
        AtomicInteger calls = new AtomicInteger();
        builder.gate("closed", Functions.always(0));
        for (int i = 0; i < plans.size(); i++) {
            plans.get(i).addTo(builder, "p" + i, Functions.counting(calls, plans.get(i).function()));
        }
        CompositeReward reward = builder.build();
        Reward closed = reward.score(SAMPLE);
        assertThat(calls).hasValue(0);
        assertThat(closed.value()).isLessThanOrEqualTo(build(plans).score(SAMPLE).value());
        assertThat(closed.value()).isEqualTo(reward.traits().min());
    }

    @Property
    void everyPartIsReportedOnceInDeclaredOrder(@ForAll("plans") List<Plan> plans) {
        List<String> names = Functions.names(build(plans).score(SAMPLE).components());
        List<String> declared = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            declared.add("p" + i);
        }
        assertThat(names).isEqualTo(declared);
    }

    @Property
    void whatIsSkippedCouldNotHaveChangedTheValue(@ForAll("plans") List<Plan> plans) {
        Reward lazy = build(plans).score(SAMPLE);
        List<Plan> eager = plans.stream()
                .map(plan -> new Plan(plan.role(), plan.weight(), plan.min(), plan.max(), plan.share(), false))
                .toList();
        assertThat(lazy.value()).isEqualTo(build(eager).score(SAMPLE).value());
    }

    @Property
    void traitsAreThoseOfThePartsTogether(@ForAll("plans") List<Plan> plans) {
        CompositeReward reward = build(plans);
        assertThat(reward.traits().blocking()).isEqualTo(plans.stream().anyMatch(Plan::waits));
        assertThat(reward.traits().maxCalls()).isEqualTo((int) plans.stream().filter(Plan::waits).count());
    }

    @Property
    void theEndsOfTheRangeAreReached(@ForAll("plans") List<Plan> plans) {
        List<Plan> open = plans.stream().filter(plan -> plan.role() != Role.GATE).toList();
        Assume.that(open.stream().anyMatch(plan -> plan.role() != Role.METRIC));
        Traits traits = build(open).traits();
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (double factors : new double[]{0, 1}) {
            for (double rest : new double[]{0, 1}) {
                double value = build(open.stream()
                        .map(plan -> plan.withShare(plan.role() == Role.FACTOR ? factors : rest))
                        .toList()).score(SAMPLE).value();
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        assertThat(lowest).isCloseTo(traits.min(), within(1e-12));
        assertThat(highest).isCloseTo(traits.max(), within(1e-12));
    }

    @Property
    void aFailureIsNeverTurnedIntoAValue(@ForAll("plans") List<Plan> plans, @ForAll @IntRange(max = 7) int which) {
        int failing = which % plans.size();
        CompositeReward.Builder builder = CompositeReward.builder();
        for (int i = 0; i < plans.size(); i++) {
            Plan plan = plans.get(i);
            RewardFunction function = plan.function();
            plan.addTo(builder, "p" + i, i == failing
                    ? Functions.failing(RewardException.Kind.JUDGE_UNAVAILABLE).withTraits(function.traits())
                    : function);
        }
        try {
            Reward reward = builder.build().score(SAMPLE);
            Component component = reward.components().get(failing);
            assertThat(plans.get(failing).role() == Role.METRIC || component instanceof Component.Skipped).isTrue();
        } catch (RewardException e) {
            assertThat(e.kind()).isEqualTo(RewardException.Kind.JUDGE_UNAVAILABLE);
            assertThat(e.components()).hasSize(plans.size());
        }
    }

    @Provide
    Arbitrary<List<Plan>> plans() {
        Arbitrary<Double> share = Arbitraries.frequencyOf(
                Tuple.of(4, decimals(0, 1)),
                Tuple.of(1, Arbitraries.of(0.0, 1.0)));
        Arbitrary<Plan> plan = Combinators.combine(
                Arbitraries.of(Role.GATE, Role.FACTOR, Role.TERM, Role.TERM, Role.TERM, Role.PENALTY, Role.METRIC),
                decimals(1e-3, 1e3),
                decimals(-2, 2),
                decimals(0.1, 2),
                share,
                Arbitraries.of(true, false, false)).as(CompositeLawsTest::plan);
        return plan.list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .filter(list -> list.stream().anyMatch(each -> each.role() != Role.METRIC));
    }

    private static Arbitrary<Double> decimals(double min, double max) {
        return Arbitraries.doubles().ofScale(12).between(min, max);
    }

    private static Plan plan(Role role, double weight, double start, double width, double share, boolean waits) {
        double number = role == Role.TERM ? weight : 0;
        return switch (role) {
            case FACTOR -> new Plan(role, number, 0, Math.min(1, width), share, waits);
            case PENALTY -> new Plan(role, number, -width, 0, share, waits);
            case GATE, TERM, METRIC, ITEM -> new Plan(role, number, start, start + width, share, waits);
        };
    }
}
