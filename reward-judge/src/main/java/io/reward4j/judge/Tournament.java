package io.reward4j.judge;

import io.reward4j.Attempt;
import io.reward4j.Concurrently;
import io.reward4j.GroupRewardFunction;
import io.reward4j.PreferenceFunction;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A group reward from comparing the samples of one prompt with each other, at most 32 pairs at the same time.
///
/// ```java
/// BatchScorer.of(gates).withGroupReward(
///         Tournament.circular(PairwiseJudge.of(model, "Which is more helpful?")).admitting(base -> base.value() > 0));
/// ```
///
/// The value takes the place of the reward before shaping, whose components stay. By default it is the net win rate
/// `(wins − losses) / comparisons` in `[−1, 1]`, where a tie is a comparison and neither. A comparison that the judge
/// abstains from (`ABSTAINED`) is left out; a sample without any comparison has the value of ties alone. Any other
/// failure, an unreadable verdict too, fails the group: else breaking the judge would be worth more than losing.
///
/// Immutable and safe for use by several threads where the comparison is; each method that is not a factory returns a
/// changed copy.
public final class Tournament implements GroupRewardFunction {

    private final PreferenceFunction better;
    private final boolean allPairs;
    private final boolean bradleyTerry;
    private final Predicate<Reward> admitted;

    private Tournament(
            PreferenceFunction better, boolean allPairs, boolean bradleyTerry, Predicate<Reward> admitted) {
        this.better = Objects.requireNonNull(better, "better");
        this.allPairs = allPairs;
        this.bradleyTerry = bradleyTerry;
        this.admitted = Objects.requireNonNull(admitted, "admitted");
    }

    /// Returns a tournament of each against each: `n (n − 1) / 2` comparisons of `n` samples.
    public static Tournament allPairs(PreferenceFunction better) {
        return new Tournament(better, true, false, base -> true);
    }

    /// Returns a tournament of each against the next, and the last against the first: `n` comparisons of `n` samples.
    public static Tournament circular(PreferenceFunction better) {
        return new Tournament(better, false, false, base -> true);
    }

    /// Returns this tournament with the Bradley–Terry strength as its value: the mean chance, in `(0, 1)`, of winning
    /// against the others of the group. Strengths are fitted as in Hunter, *MM algorithms for generalized Bradley–Terry
    /// models* (Annals of Statistics 32, 2004), where each sample has also tied once with one of strength 1, so that a
    /// sample that won all or lost all has a finite one.
    public Tournament bradleyTerry() {
        return new Tournament(better, allPairs, true, admitted);
    }

    /// Returns this tournament for samples whose reward before shaping passes; the others are compared with nobody and
    /// have the lowest value. The default admits all.
    public Tournament admitting(Predicate<Reward> admitted) {
        return new Tournament(better, allPairs, bradleyTerry, admitted);
    }

    /// @throws RewardException if a comparison failed other than by abstaining
    @Override
    public List<Reward> score(List<Sample> group, List<Reward> base) {
        List<Integer> players = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            if (admitted.test(base.get(i))) {
                players.add(i);
            }
        }
        List<Match> matches = play(pairs(players), group);
        double[] values = bradleyTerry
                ? Standings.chances(group.size(), players, matches)
                : Standings.netWinRates(group.size(), matches);
        List<Reward> rewards = new ArrayList<>(group.size());
        for (int i = 0; i < group.size(); i++) {
            Reward before = base.get(i);
            rewards.add(players.contains(i)
                    ? new Reward(values[i], Standings.record(i, matches), before.components())
                    : new Reward(lowest(), "not admitted to the tournament", before.components()));
        }
        return rewards;
    }

    private double lowest() {
        return bradleyTerry ? 0 : -1;
    }

    private List<int[]> pairs(List<Integer> players) {
        List<int[]> pairs = new ArrayList<>();
        int count = players.size();
        for (int i = 0; i < count; i++) {
            if (allPairs || count == 2) {
                for (int j = i + 1; j < count; j++) {
                    pairs.add(new int[]{players.get(i), players.get(j)});
                }
            } else if (count > 2) {
                pairs.add(new int[]{players.get(i), players.get((i + 1) % count)});
            }
        }
        return pairs;
    }

    /// Plays the matches, and leaves out those that the judge abstains from.
    private List<Match> play(List<int[]> pairs, List<Sample> group) {
        List<Supplier<Optional<Match>>> matches = new ArrayList<>(pairs.size());
        for (int[] pair : pairs) {
            matches.add(() -> match(pair[0], pair[1], group));
        }
        return Attempt.values(Concurrently.call(matches)).stream().flatMap(Optional::stream).toList();
    }

    private Optional<Match> match(int first, int second, List<Sample> group) {
        RewardFunction beating = better.against(any -> group.get(second));
        try {
            return Optional.of(new Match(first, second, beating.score(group.get(first)).value()));
        } catch (RewardException e) {
            if (e.kind() == Kind.ABSTAINED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// What the group's rewards announce: the tournament's range, blocking, and the calls for one sample, which have no
    /// bound where each meets each. In a circle there are as many comparisons as samples.
    @Override
    public Traits traits(Traits base) {
        int calls = allPairs
                ? Traits.UNBOUNDED
                : (int) Math.min((long) base.maxCalls() + better.traits().maxCalls(), Traits.UNBOUNDED);
        return new Traits(base.blocking() || better.traits().blocking(), lowest(), 1, calls);
    }

    /// A comparison of two samples of the group, by their places in it.
    ///
    /// @param won what the first won: `1`, `0.5` for a tie, or `0`
    record Match(int first, int second, double won) {}
}
