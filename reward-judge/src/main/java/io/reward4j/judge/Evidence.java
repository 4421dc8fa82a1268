package io.reward4j.judge;

import io.reward4j.Sample;
import io.reward4j.judge.verdict.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// What a judge has to quote.
///
/// @param isQuoted tells whether a passage stands in what a sample shows; empty where no quotation is asked for
record Evidence(Optional<BiPredicate<Sample, String>> isQuoted) {

    private static final String REQUEST = """

            - `evidence` is the passage of the answer or the material that decides, copied word for word. \
            It may be empty only where the worst choice is made for want of any.""";

    boolean isAskedFor() {
        return isQuoted.isPresent();
    }

    /// What the prompt says of it.
    String request() {
        return isAskedFor() ? REQUEST : "";
    }

    /// Returns the grades if each has the quotation that it needs.
    Reading<List<Grade>> check(List<Grade> grades, Sample sample) {
        for (Grade grade : grades) {
            if (!isSupported(grade, sample)) {
                return Reading.refused("the evidence of criterion `" + grade.criterion().name()
                        + "` is no word-for-word quotation");
            }
        }
        return Reading.read(grades);
    }

    private boolean isSupported(Grade grade, Sample sample) {
        if (isQuoted.isEmpty()) {
            return true;
        }
        if (grade.evidence().isBlank()) {
            return !grade.isAboveWorst();
        }
        return isQuoted.get().test(sample, grade.evidence());
    }
}
