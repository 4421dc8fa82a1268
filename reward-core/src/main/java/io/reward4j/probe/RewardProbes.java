package io.reward4j.probe;

import io.reward4j.BatchScorer;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Tests whether tricks *raise* a reward, such as padding, an echo of the prompt or a fake verdict.
///
/// ```java
/// RewardProbes.assertNotGameable(reward, samples);             // in a test
/// System.out.println(RewardProbes.of(reward).run(samples));    // or as a table
/// ```
///
/// Use samples with wrong answers as well as right ones, and with different references: a sample with the highest
/// reward cannot be raised. Each [Probe] changes each completion without making it better, and the reward scores it
/// again. In total the reward is called at most `samples × (1 + 2 · probes)` times, and mostly `samples × (1 + probes)`
/// times. A reward with a judge scores samples at the same time, as [BatchScorer] does.
///
/// A probe has found a *hole* if the mean change of the rewards is above 0.01, or the change of a single one is above
/// 0.05, both as a share of the reward's announced range. A sample without a reward before or after a change is
/// counted; it is neither a `0` nor a change. A judge whose answers vary needs more tolerance.
///
/// Some rises are intended: a reward for a format pays for tags, and one for long answers pays for padding. Leave such
/// probes out with [#without(String...)].
///
/// Immutable and safe for use by several threads; each `with…` method returns a changed copy.
public final class RewardProbes {

    private final RewardFunction reward;
    private final List<Probe> probes;
    private final GainTolerance tolerance;
    private final int concurrency;

    private RewardProbes(RewardFunction reward, List<Probe> probes, GainTolerance tolerance, int concurrency) {
        this.reward = reward;
        this.probes = probes;
        this.tolerance = tolerance;
        this.concurrency = concurrency;
    }

    /// Returns the [standard probes][Probe#standard()] for a reward.
    public static RewardProbes of(RewardFunction reward) {
        return new RewardProbes(Objects.requireNonNull(reward, "reward"), Probe.standard(),
                new GainTolerance(0.01, 0.05),
                BatchScorer.DEFAULT_CONCURRENCY);
    }

    /// Runs the standard probes. It throws an error if one finds a hole, or if there is no result, for example because
    /// all samples have the highest reward.
    ///
    /// @throws AssertionError naming each hole, its numbers, and the sample that was raised most
    /// @throws IllegalArgumentException if there is no sample
    public static void assertNotGameable(RewardFunction reward, List<Sample> samples) {
        of(reward).run(samples).assertNoHoles();
    }

    /// Returns these probes and more.
    ///
    /// @throws IllegalArgumentException if there is one of that name
    public RewardProbes with(Probe... more) {
        List<Probe> all = new ArrayList<>(probes);
        for (Probe probe : more) {
            if (all.stream().anyMatch(other -> other.name().equals(probe.name()))) {
                throw new IllegalArgumentException("there is a probe named '" + probe.name() + "'");
            }
            all.add(probe);
        }
        return new RewardProbes(reward, List.copyOf(all), tolerance, concurrency);
    }

    /// Returns these probes without some.
    ///
    /// @param names of single probes (`padding/words`) or of families (`padding`)
    /// @throws IllegalArgumentException if there is none of a name
    public RewardProbes without(String... names) {
        List<Probe> left = new ArrayList<>(probes);
        for (String name : names) {
            if (!left.removeIf(probe -> probe.isNamed(name))) {
                throw new IllegalArgumentException("there is no probe named '" + name + "' among "
                        + left.stream().map(Probe::name).toList());
            }
        }
        return new RewardProbes(reward, List.copyOf(left), tolerance, concurrency);
    }

    /// Returns these probes with another tolerance, in shares of the announced range.
    ///
    /// @param mean what the mean change may reach; the default is 0.01
    /// @param single what the change of a single sample may reach; the default is 0.05
    /// @throws IllegalArgumentException if one is not in `[0, 1]`
    public RewardProbes withTolerance(double mean, double single) {
        return new RewardProbes(reward, probes, new GainTolerance(mean, single), concurrency);
    }

    /// Returns these probes working on at most `concurrency` samples at the same time. The default is 64.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public RewardProbes withConcurrency(int concurrency) {
        var unused = BatchScorer.of(reward).withConcurrency(concurrency);
        return new RewardProbes(reward, probes, tolerance, concurrency);
    }

    /// Tries the probes on the samples.
    ///
    /// @throws IllegalArgumentException if there is no sample
    public ProbeReport run(List<Sample> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException(
                    "probes need samples to change, some of them with wrong answers; none were given");
        }
        BatchScorer scorer = BatchScorer.of(reward).withConcurrency(concurrency);
        return new ProbeRun(scorer, tolerance, samples).report(probes);
    }
}
