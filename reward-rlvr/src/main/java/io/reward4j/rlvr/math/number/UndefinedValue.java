package io.reward4j.rlvr.math.number;

/// Says that an evaluation has no result here: a division by zero, a value outside of the domain, or a
/// number that would outgrow its budget. Carries no stack trace, so it costs next to nothing.
public final class UndefinedValue extends RuntimeException {

    @SuppressWarnings("StaticAssignmentOfThrowable") // carries no stack trace
    public static final UndefinedValue INSTANCE = new UndefinedValue();

    private static final long serialVersionUID = 1;

    private UndefinedValue() {
        super("no result", null, false, false);
    }
}
