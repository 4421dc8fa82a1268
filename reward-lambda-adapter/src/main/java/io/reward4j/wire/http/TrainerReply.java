package io.reward4j.wire.http;

import java.nio.charset.StandardCharsets;

/// What is answered to a request: a status of HTTP and a body of JSON.
///
/// Immutable and safe for use by several threads.
public final class TrainerReply {

    private final int status;
    private final byte[] body;

    TrainerReply(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    static TrainerReply of(int status, String body) {
        return new TrainerReply(status, body.getBytes(StandardCharsets.UTF_8));
    }

    static TrainerReply error(int status, String message) {
        return of(status, Replies.error(message));
    }

    /// 200, or 400 and above for an error.
    public int status() {
        return status;
    }

    /// The body, as JSON in UTF-8: what the format says, or `{"error": "…"}`.
    public byte[] toBytes() {
        return body.clone();
    }

    /// The body, as JSON.
    @Override
    public String toString() {
        return new String(body, StandardCharsets.UTF_8);
    }

    byte[] body() {
        return body;
    }
}
