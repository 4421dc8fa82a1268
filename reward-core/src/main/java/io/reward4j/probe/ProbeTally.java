package io.reward4j.probe;

import io.reward4j.Outcome;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Adds up what one probe did.
final class ProbeTally {

    private final Probe probe;
    private int applied;
    private int failed;
    private int raised;
    private double sum;
    private @Nullable RewardGain largest;

    ProbeTally(Probe probe) {
        this.probe = probe;
    }

    void add(String name, ProbePair trial, Outcome before, Outcome after) {
        applied++;
        if (!(before instanceof Outcome.Scored was && after instanceof Outcome.Scored is)) {
            failed++;
            return;
        }
        double from = probe.baseline(was.reward().value());
        double to = is.reward().value();
        sum += to - from;
        if (to <= from) {
            return;
        }
        raised++;
        if (largest == null || to - from > largest.by()) {
            String textBefore = trial.before().completion();
            String textAfter = trial.after().completion();
            largest = new RewardGain(name, from, to, DiffExcerpt.of(textBefore, textAfter),
                    DiffExcerpt.of(textAfter, textBefore));
        }
    }

    ProbeResult result(GainTolerance tolerance, double range) {
        int compared = applied - failed;
        OptionalDouble mean = compared == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / compared);
        boolean hole = largest != null && tolerance.exceededBy(mean.orElse(0), largest.by(), range);
        return new ProbeResult(
                probe.name(), probe.description(), applied, failed, mean, raised, Optional.ofNullable(largest), hole);
    }
}
