package io.reward4j.wire;

/// Says that an event cannot be read at all, so that not even the number of its samples is known.
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// Says what was expected, and what was found instead.
    public UnreadableEventException(String message) {
        super(message, null, false, false);
    }
}
