package io.reward4j.probe;

import io.reward4j.BatchScorer;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One run of probes over samples. Used once, by one thread.
final class ProbeRun {

    private final BatchScorer scorer;
    private final GainTolerance tolerance;
    private final List<Sample> samples;
    private final References references;
    private final Traits traits;
    private int scorings;

    ProbeRun(BatchScorer scorer, GainTolerance tolerance, List<Sample> samples) {
        this.scorer = scorer;
        this.tolerance = tolerance;
        this.samples = List.copyOf(samples);
        this.references = References.of(samples);
        this.traits = scorer.traits();
    }

    ProbeReport report(List<Probe> probes) {
        List<Outcome> base = score(samples);
        List<ProbeResult> results = probes.stream().map(probe -> run(probe, base)).toList();
        int scored = (int) base.stream().filter(Outcome.Scored.class::isInstance).count();
        return new ProbeReport(samples.size(), scored, scorings, results, notes(base, results),
                inconclusive(base, results));
    }

    private ProbeResult run(Probe probe, List<Outcome> base) {
        List<Tried> tried = new ArrayList<>();
        List<Sample> asked = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Optional<ProbePair> trial = base.get(i) instanceof Outcome.Scored
                    ? probe.trial(samples.get(i), references)
                    : Optional.empty();
            if (trial.isPresent()) {
                boolean known = trial.get().before().messages().equals(samples.get(i).messages());
                tried.add(new Tried(i, trial.get(), asked.size(), known ? -1 : asked.size() + 1));
                asked.add(trial.get().after());
                if (!known) {
                    asked.add(trial.get().before());
                }
            }
        }
        List<Outcome> outcomes = score(asked);
        ProbeTally tally = new ProbeTally(probe);
        for (Tried each : tried) {
            Outcome before = each.before < 0 ? base.get(each.sample) : outcomes.get(each.before);
            tally.add(name(each.sample), each.trial, before, outcomes.get(each.after));
        }
        return tally.result(tolerance, traits.max() - traits.min());
    }

    private List<Outcome> score(List<Sample> asked) {
        scorings += asked.size();
        return asked.isEmpty() ? List.of() : scorer.scoreAll(asked);
    }

    private String name(int index) {
        String id = samples.get(index).id();
        return id.isEmpty() ? "#" + (index + 1) : id;
    }

    private List<String> notes(List<Outcome> base, List<ProbeResult> results) {
        List<String> notes = new ArrayList<>();
        if (samples.size() == 1) {
            notes.add("one sample shows little; give several, right and wrong, with different references");
        }
        failures(base).ifPresent(notes::add);
        double[] values = values(base);
        if (values.length > 1 && values[0] == values[values.length - 1]) {
            notes.add("all samples have the same reward, " + values[0] + ": give right and wrong answers");
        }
        if (references.answers().size() == 1) {
            notes.add("all samples have the same reference, so hedging could not be tried");
        }
        for (ProbeResult result : results) {
            if (result.applied() > 0 && result.compared() == 0) {
                notes.add("after " + result.name() + " no sample had a reward");
            }
        }
        return notes;
    }

    private Optional<String> inconclusive(List<Outcome> base, List<ProbeResult> results) {
        double[] values = values(base);
        if (traits.min() == traits.max()) {
            return Optional.of("the reward announces a single value, " + traits.min());
        }
        if (values.length == 0) {
            return failures(base);
        }
        if (values[0] >= traits.max()) {
            return Optional
                    .of("each sample has the highest reward already, " + traits.max() + "; give wrong answers as well");
        }
        if (results.stream().allMatch(result -> result.compared() == 0)) {
            return Optional.of("no probe applied to any sample and left it with a reward");
        }
        return Optional.empty();
    }

    private static Optional<String> failures(List<Outcome> base) {
        List<RewardException> causes = new ArrayList<>();
        for (Outcome outcome : base) {
            if (outcome instanceof Outcome.Failed(Sample sample, RewardException cause)) {
                causes.add(cause);
            }
        }
        if (causes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(causes.size() + " of " + base.size() + " samples have no reward, the first because of "
                + causes.getFirst().kind().id() + ": " + causes.getFirst().getMessage());
    }

    /// The rewards in ascending order.
    private static double[] values(List<Outcome> base) {
        double[] values = new double[base.size()];
        int count = 0;
        for (Outcome outcome : base) {
            if (outcome instanceof Outcome.Scored(Sample sample, Reward reward)) {
                values[count++] = reward.value();
            }
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /// What was asked for a sample.
    ///
    /// @param sample its index
    /// @param after the index of the changed sample among those asked
    /// @param before that of what it is compared with; `-1` where this is the sample itself
    private record Tried(int sample, ProbePair trial, int after, int before) {}
}
