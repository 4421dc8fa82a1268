package io.reward4j.probe;

import io.reward4j.Sample;
import java.util.Optional;

/// How a probe changes a sample.
@FunctionalInterface
interface Perturbation {

    /// Returns what to compare; empty where the probe does not apply to the sample.
    ///
    /// @param all what is known of all samples of the run
    Optional<ProbePair> on(Sample sample, References all);

    /// Returns the change from the sample itself to one with another completion.
    static Optional<ProbePair> to(String completion, Sample sample) {
        if (completion.equals(sample.completion())) {
            return Optional.empty();
        }
        return Optional.of(new ProbePair(sample, sample.withCompletion(completion)));
    }
}
