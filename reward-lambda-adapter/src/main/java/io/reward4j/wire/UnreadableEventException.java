package io.reward4j.wire;

/// Says that an event cannot be read at all, so that not even the number of its samples is known.
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    private final int status;

    /// Says what was expected, and what was found instead.
    public UnreadableEventException(String message) {
        this(BAD_REQUEST, message);
    }

    private UnreadableEventException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static UnreadableEventException ofStatus(int status, String message) {
        return new UnreadableEventException(status, message);
    }

    /// Says that the body of a request has more bytes than are read.
    static UnreadableEventException tooLarge(int limit) {
        return new UnreadableEventException(
                TOO_LARGE, "cannot read the request: a body of more than " + limit + " bytes");
    }

    /// The status under which a caller over HTTP is told: 400, 413 where the body is too large, or 415 where it is
    /// encoded in a way that is not read.
    public int status() {
        return status;
    }
}
