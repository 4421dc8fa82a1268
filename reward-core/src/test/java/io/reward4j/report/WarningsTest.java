package io.reward4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.report.Warning.Kind;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class WarningsTest {

    private final RunStatistics statistics = RunStatistics.of(Traits.code());

    private void score(int count, IntToDoubleFunction value) {
        for (int i = 0; i < count; i++) {
            statistics.scored(Sample.of("q" + i, "answer"), Reward.of(value.applyAsDouble(i)));
        }
    }

    private List<Kind> kinds() {
        return statistics.summary().warnings().stream().map(Warning::kind).toList();
    }

    @Test
    void aSoundRunHasNone() {
        score(100, i -> i / 100.0);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void anEmptyRunAndASingleRewardHaveNone() {
        assertThat(kinds()).isEmpty();
        score(1, i -> 1);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void failuresAreManyAboveFivePerCent() {
        score(95, i -> i / 100.0);
        for (int i = 0; i < 5; i++) {
            statistics.failed(Sample.of("q", "a"), new RewardException(RewardException.Kind.DEADLINE, "late"));
        }
        assertThat(kinds()).isEmpty();
        statistics.refused();
        assertThat(statistics.summary().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.MANY_FAILURES);
            assertThat(warning.value()).isEqualTo(6 / 101.0);
            assertThat(warning.finding())
                    .isEqualTo("6 % of the samples have no reward, most often because of deadline.");
        });
    }

    @Test
    void fieldsThatNoReferenceHasAreNamedUpToFive() {
        score(2, i -> i);
        for (int i = 0; i < 7; i++) {
            statistics.referenceFieldSought("/f" + i, false);
            statistics.referenceFieldSought("/g", i > 0);
        }
        assertThat(kinds()).containsExactly(Kind.MISSING_FIELD);
        assertThat(statistics.summary().warnings().getFirst().finding()).isEqualTo(
                "The reward has rules for fields that none of the references has: /f0, /f1, /f2, /f3, /f4 and 2 more.");
    }

    @Test
    void constantRewardsAreOneWarning() {
        for (int i = 0; i < 40; i++) {
            statistics.scored(Sample.of("q", "a".repeat(i)), Reward.pass());
        }
        assertThat(statistics.summary().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.CONSTANT_REWARDS);
            assertThat(warning.finding()).isEqualTo("All 40 rewards are 1.000.");
        });
    }

    @Test
    void groupsAreFlatAboveThirtyPerCent() {
        for (int group = 0; group < 10; group++) {
            for (int i = 0; i < 4; i++) {
                statistics.scored(Sample.of("q" + group, "a"), Reward.of(group < 3 ? 0.5 : (i + group) / 20.0));
            }
        }
        assertThat(kinds()).isEmpty();
        statistics.scored(Sample.of("more", "a"), Reward.of(0.5));
        statistics.scored(Sample.of("more", "a"), Reward.of(0.5));
        assertThat(kinds()).containsExactly(Kind.FLAT_GROUPS);
        assertThat(statistics.summary().warnings().getFirst().finding())
                .isEqualTo("36 % of 11 groups have equal rewards only.");
    }

    @Test
    void rewardsAreSaturatedAboveNinetyPerCentAtOneEnd() {
        score(90, i -> 1);
        score(10, i -> 0);
        assertThat(kinds()).isEmpty();
        score(1, i -> 1);
        score(10, i -> 1);
        assertThat(statistics.summary().warnings()).extracting(Warning::finding)
                .containsExactly("91 % of the rewards are at the top of the range.");
    }

    @Test
    void oneOfSeveralComponentsMayDecideAlone() {
        for (int i = 0; i < 19; i++) {
            lopsided(i);
        }
        assertThat(kinds()).isEmpty();
        lopsided(19);
        assertThat(statistics.summary().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.DOMINATED);
            assertThat(warning.finding()).startsWith("'loud' has 9").endsWith("of the components' say in the reward.");
        });
    }

    private void lopsided(int i) {
        statistics.scored(Sample.of("q" + i, "a"), new Reward(i / 20.0, "", List.of(
                new Component.Scored("loud", Role.TERM, 1, Reward.of(i / 20.0)),
                new Component.Scored("quiet", Role.TERM, 1, Reward.of(i % 2)))));
    }

    @Test
    void aComponentThatNeverVariesOrWeighsNothingStandsOut() {
        for (int i = 0; i < 20; i++) {
            double value = i % 7 / 7.0;
            statistics.scored(Sample.of("q" + i, "a"), new Reward(value, "", List.of(
                    new Component.Scored("open", Role.GATE, 0, Reward.pass()),
                    new Component.Scored("seen", Role.METRIC, 0, Reward.pass()),
                    new Component.Scored("main", Role.TERM, 60, Reward.of(value)),
                    new Component.Scored("other", Role.TERM, 60, Reward.of(i % 3 / 3.0)),
                    new Component.Scored("tiny", Role.TERM, 1, Reward.of(i % 2)))));
        }
        assertThat(kinds()).contains(Kind.CONSTANT_COMPONENT, Kind.NEGLIGIBLE_COMPONENT);
        assertThat(statistics.summary().warnings()).extracting(Warning::finding)
                .contains("'open' is always 1.000.", "'tiny' weighs less than 1 % of the terms.");
    }

    @Test
    void aComponentWithoutSiblingsDominatesNothing() {
        for (int i = 0; i < 50; i++) {
            statistics.scored(Sample.of("q" + i, "a"), new Reward(i / 50.0, "", List.of(
                    new Component.Scored("only", Role.TERM, 1, Reward.of(i / 50.0)),
                    new Component.Scored("seen", Role.METRIC, 0, Reward.of(i)))));
        }
        assertThat(kinds()).isEmpty();
    }

    @Test
    void lengthIsFollowedEitherWay() {
        for (int i = 0; i < 20; i++) {
            statistics.scored(Sample.of("q" + i, "a".repeat(i)), Reward.of(1 - i / 20.0));
        }
        assertThat(statistics.summary().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.FOLLOWS_LENGTH);
            assertThat(warning.finding())
                    .isEqualTo("The correlation of the reward with the length of the completion is -1.000.");
            assertThat(warning.advice()).contains("short");
        });
    }
}
