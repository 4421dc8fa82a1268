package io.reward4j.rlvr.math.number;

/// Says that a text is not mathematics that the reader knows, or is past a budget. Carries no stack
/// trace, so it costs next to nothing.
@SuppressWarnings("StaticAssignmentOfThrowable") // they carry no stack trace
public final class Unreadable extends RuntimeException {

    public static final Unreadable SYNTAX = new Unreadable("unreadable");
    public static final Unreadable BUDGET = new Unreadable("past a budget");

    private static final long serialVersionUID = 1;

    private Unreadable(String message) {
        super(message, null, false, false);
    }
}
