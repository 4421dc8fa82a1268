package io.reward4j.judge;

import io.reward4j.judge.verdict.ScaleAnswer;
import java.util.Optional;

/// What a judge chose for one criterion.
///
/// @param mark empty where the criterion is not applicable
record Grade(Criterion criterion, Optional<ScaleAnswer> mark, String rationale, String evidence) {

    boolean failsAll() {
        return mark.filter(criterion::failsAll).isPresent();
    }

    /// Tells whether the judge says more for the answer than the least it can.
    boolean isAboveWorst() {
        return mark.filter(chosen -> chosen.value() > 0).isPresent();
    }

    /// An answer, why, and the passage that decides, for people.
    String reason(ScaleAnswer chosen) {
        String quoted = evidence.isBlank() ? "" : " “" + evidence.strip() + "”";
        String why = (rationale.strip() + quoted).strip();
        return why.isEmpty() ? chosen.answer() : chosen.answer() + ": " + why;
    }
}
