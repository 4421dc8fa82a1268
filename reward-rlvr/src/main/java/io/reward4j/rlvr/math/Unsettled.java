package io.reward4j.rlvr.math;

/// Says that an evaluation has no result here: a division by zero, a value outside of the domain, or a
/// number that would outgrow its budget. Carries no stack trace, so it costs next to nothing.
final class Unsettled extends RuntimeException {

    @SuppressWarnings("StaticAssignmentOfThrowable") // carries no stack trace
    static final Unsettled INSTANCE = new Unsettled();

    private static final long serialVersionUID = 1;

    private Unsettled() {
        super("no result", null, false, false);
    }
}
