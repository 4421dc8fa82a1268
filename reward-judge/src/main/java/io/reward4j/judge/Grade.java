package io.reward4j.judge;

import java.util.Optional;

/// What a judge chose for one criterion.
///
/// @param mark empty where the criterion is not applicable
record Grade(Criterion criterion, Optional<Mark> mark, String rationale, String evidence) {

    boolean failsAll() {
        return mark.filter(criterion::failsAll).isPresent();
    }

    /// Tells whether the judge says more for the answer than the least it can.
    boolean isAboveWorst() {
        return mark.filter(chosen -> chosen.value() > 0).isPresent();
    }

    /// An answer and why, for people.
    String reason(Mark chosen) {
        return rationale.isBlank() ? chosen.answer() : chosen.answer() + ": " + rationale.strip();
    }
}
