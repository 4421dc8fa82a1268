package io.reward4j.rlvr.json;

/// The steps that may still be taken to score one sample. Used by one thread.
final class Budget {

    private static final int STEPS = 1 << 24;

    private int left = STEPS;

    /// Takes one step.
    ///
    /// @return whether there was one left
    boolean take() {
        return left-- > 0;
    }
}
