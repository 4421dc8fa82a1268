package io.reward4j.judge.server;

/// What can go wrong with a call of a model.
public enum Fault {
    /// Status 429.
    THROTTLED(429, "ThrottlingException"),
    /// Status 429, with `Retry-After: 1`.
    THROTTLED_FOR_A_SECOND(429, "ThrottlingException"),
    /// Status 429, as of a model that is still loaded.
    NOT_READY(429, "ModelNotReadyException"),
    /// Status 503.
    UNAVAILABLE(503, "ServiceUnavailableException"),
    /// Status 500.
    INTERNAL(500, "InternalServerException"),
    /// Status 408.
    MODEL_TIMEOUT(408, "ModelTimeoutException"),
    /// Status 424.
    MODEL_ERROR(424, "ModelErrorException"),
    /// Status 403.
    ACCESS_DENIED(403, "AccessDeniedException"),
    /// Status 404.
    NOT_FOUND(404, "ResourceNotFoundException"),
    /// Status 400.
    INVALID(400, "ValidationException"),
    /// Status 400, as where an account's quota is used up.
    QUOTA_EXCEEDED(400, "ServiceQuotaExceededException"),
    /// Status 307, to the same place.
    MOVED(307, ""),
    /// The connection is closed without an answer.
    CLOSED(0, ""),
    /// The answer comes byte by byte and never ends.
    DRIP(200, ""),
    /// The connection is closed in the middle of the answer.
    HALF_BODY(200, ""),
    /// A page of HTML, as of a proxy, with status 200.
    HTML(200, ""),
    /// The answer itself, called `text/plain`; no fault for a client that reads it.
    WRONG_CONTENT_TYPE(200, ""),
    /// An answer of reasoning and no text.
    REASONING_ONLY(200, ""),
    /// Half the text, and the stop reason that tells so.
    TRUNCATED(200, "");

    private final int status;
    private final String type;

    Fault(int status, String type) {
        this.status = status;
        this.type = type;
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }
}
