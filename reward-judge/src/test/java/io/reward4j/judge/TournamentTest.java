package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.BatchScorer;
import io.reward4j.GroupRewardFunction;
import io.reward4j.Outcome;
import io.reward4j.Preference;
import io.reward4j.PreferenceFunction;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.contract.GroupRewardFunctionContract;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TournamentTest implements GroupRewardFunctionContract {

    private static final PreferenceFunction LONGER = (first, second) -> {
        int difference = first.completion().length() - second.completion().length();
        return difference > 0 ? Preference.FIRST : difference < 0 ? Preference.SECOND : Preference.TIE;
    };

    @Override
    public GroupRewardFunction group() {
        return Tournament.allPairs(LONGER);
    }

    @Override
    public List<Sample> samples() {
        return samples(3, 1, 2, 2);
    }

    @Override
    public List<Reward> base() {
        return base(4);
    }

    private static List<Sample> samples(int... lengths) {
        return IntStream.of(lengths).mapToObj(length -> Sample.of("q", "a".repeat(length))).toList();
    }

    private static List<Reward> base(int count) {
        return IntStream.range(0, count).mapToObj(i -> Reward.pass()).toList();
    }

    private static List<Double> values(GroupRewardFunction tournament, List<Sample> group) {
        return tournament.score(group, base(group.size())).stream().map(Reward::value).toList();
    }

    @Test
    void netWinRateOfEachAgainstEach() {
        assertThat(values(Tournament.allPairs(LONGER), samples(3, 1, 2, 2))).containsExactly(1.0, -1.0, 0.0, 0.0);
        assertThat(Tournament.allPairs(LONGER).score(samples(3, 1, 2, 2), base(4))).extracting(Reward::rationale)
                .containsExactly("won 3, tied 0, lost 0", "won 0, tied 0, lost 3", "won 1, tied 1, lost 1",
                        "won 1, tied 1, lost 1");
    }

    @Test
    void circularTournamentMakesAsManyComparisonsAsThereAreSamples() {
        AtomicInteger compared = new AtomicInteger();
        Tournament circular = Tournament.circular((first, second) -> {
            compared.incrementAndGet();
            return LONGER.prefer(first, second);
        });
        assertThat(values(circular, samples(4, 3, 2, 1))).containsExactly(1.0, 0.0, 0.0, -1.0);
        assertThat(compared).hasValue(4);
        assertThat(values(circular, samples(4, 3))).containsExactly(1.0, -1.0);
        assertThat(compared).hasValue(5);
        assertThat(values(circular, samples(4))).containsExactly(0.0);
        assertThat(compared).hasValue(5);
        assertThat(circular.traits(Traits.calling(2))).isEqualTo(new Traits(true, -1, 1, 2));
        assertThat(Tournament.allPairs(LONGER).traits(Traits.code()).maxCalls()).isEqualTo(Traits.UNBOUNDED);
    }

    /// Wins of 1 over 2, 2 over 3 and a tie of 1 and 3, by a fixed-point iteration on paper: p = (1.9180, 1, 0.5214) of
    /// the likelihood with one tie each against a player of strength 1.
    @Test
    void bradleyTerryStrengthsSolveTheirEquations() {
        PreferenceFunction better = (first, second) -> {
            int a = first.completion().length();
            int b = second.completion().length();
            return a + b == 4 ? Preference.TIE : a < b ? Preference.FIRST : Preference.SECOND;
        };
        List<Double> chances = values(Tournament.allPairs(better).bradleyTerry(), samples(1, 2, 3));
        assertThat(chances.get(0)).isEqualTo(1 - chances.get(2), within(1e-9));
        assertThat(chances.get(1)).isEqualTo(0.5, within(1e-9));
        double p = strength();
        assertThat(chances.get(0)).isEqualTo((p / (p + 1) + p / (p + 1 / p)) / 2, within(1e-9));
    }

    /// By symmetry the strengths are p, 1 and 1/p; p solves the likelihood equation of the first by bisection.
    private static double strength() {
        double low = 1;
        double high = 10;
        for (int i = 0; i < 200; i++) {
            double p = (low + high) / 2;
            boolean tooSmall = 2.0 > p / (p + 1) + p / (p + 1 / p) + p / (p + 1);
            low = tooSmall ? p : low;
            high = tooSmall ? high : p;
        }
        return low;
    }

    @Property(tries = 200)
    void valuesStayInRangeAndNetWinRatesSumToZero(
            @ForAll @Size(min = 2, max = 7) List<@IntRange(max = 4) Integer> lengths) {
        List<Sample> group = samples(lengths.stream().mapToInt(Integer::intValue).toArray());
        assertThat(values(Tournament.allPairs(LONGER), group).stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(0, within(1e-9));
        assertThat(values(Tournament.circular(LONGER), group)).allMatch(value -> value >= -1 && value <= 1);
        assertThat(values(Tournament.allPairs(LONGER).bradleyTerry(), group)).allMatch(value -> value > 0 && value < 1);
    }

    @Test
    void anAbstentionIsLeftOutAndAFailureFailsTheGroup() {
        PreferenceFunction abstains = (first, second) -> {
            if (second.completion().length() == 1) {
                throw new RewardException(Kind.ABSTAINED, "abstains");
            }
            return LONGER.prefer(first, second);
        };
        assertThat(values(Tournament.allPairs(abstains), samples(3, 2, 1))).containsExactly(1.0, -1.0, 0.0);
        PreferenceFunction fails = (first, second) -> {
            throw new RewardException(Kind.JUDGE_UNAVAILABLE, "down");
        };
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> values(Tournament.allPairs(fails), samples(1, 2)))
                .withMessage("down");
    }

    @Test
    void whoIsNotAdmittedIsComparedWithNobody() {
        Tournament tournament = Tournament.allPairs(LONGER).admitting(base -> base.value() > 0);
        List<Reward> rewards = tournament.score(samples(9, 1, 2),
                List.of(Reward.fail("closed"), Reward.pass(), Reward.pass()));
        assertThat(rewards).extracting(Reward::value).containsExactly(-1.0, -1.0, 1.0);
        assertThat(rewards.getFirst().rationale()).isEqualTo("not admitted to the tournament");
    }

    @Test
    void aBatchIsShapedByATournament() {
        PairwiseJudge judge = PairwiseJudge.of(prompt -> JudgeReply.of(Judges.choice(prompt,
                Judges.shown(prompt, "Answer A").length() > Judges.shown(prompt, "Answer B").length() ? "A" : "B")),
                "?");
        List<Outcome> outcomes = BatchScorer.of(sample -> Reward.of(0.5)).withGroupReward(Tournament.allPairs(judge))
                .scoreAll(List.of(Sample.of("q", "some words"), Sample.of("q", "some more words"),
                        Sample.of("p", "words alone")));
        assertThat(outcomes).extracting(outcome -> ((Outcome.Scored) outcome).reward().value())
                .containsExactly(-1.0, 1.0, 0.0);
    }
}
