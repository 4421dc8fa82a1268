package io.reward4j.judge;

/// What a judge chose for one criterion.
///
/// @param rank the place of the answer, from 0 for the worst; [#NONE] where the criterion is not applicable
record Grade(Criterion criterion, int rank, String rationale, String evidence) {

    static final int NONE = -1;

    boolean isApplicable() {
        return rank != NONE;
    }

    boolean failsAll() {
        return isApplicable() && criterion.failsAll(rank);
    }

    double value() {
        return criterion.value(rank);
    }

    /// The answer and why, for people.
    String reason() {
        String answer = criterion.options().get(rank).answer();
        return rationale.isBlank() ? answer : answer + ": " + rationale.strip();
    }
}
