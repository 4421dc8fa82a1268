package io.reward4j.rlvr.json.schema;

/// The steps that may still be taken to score one sample. Used by one thread.
public final class StepBudget {

    private static final int STEPS = 1 << 22;

    private long left = STEPS;

    /// Takes some steps.
    ///
    /// @return whether they were left
    public boolean take(long steps) {
        left -= steps;
        return left >= 0;
    }
}
