package io.reward4j.wire.http;

import io.reward4j.wire.ReplyBytes;
import java.util.Map;

/// What is answered to a request: a status of HTTP and a body of JSON.
///
/// Immutable and safe for use by several threads.
public final class TrainerReply {

    private final int status;
    private final ReplyBytes body;
    private final Map<String, String> headers;

    private TrainerReply(int status, ReplyBytes body, Map<String, String> headers) {
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    static TrainerReply of(int status, ReplyBytes body) {
        return new TrainerReply(status, body, Map.of());
    }

    static TrainerReply of(int status, String body) {
        return of(status, ReplyBytes.of(body));
    }

    static TrainerReply error(int status, String message) {
        return of(status, Replies.error(message));
    }

    /// Says that the server can take no more just now.
    static TrainerReply busy(String message) {
        return error(503, message).withHeaders(Map.of("Retry-After", "1"));
    }

    TrainerReply withHeaders(Map<String, String> headers) {
        return new TrainerReply(status, body, headers);
    }

    /// @param allowed the methods that are
    static TrainerReply notAllowed(String method, String allowed) {
        return error(405, "the method is not allowed here: " + method).withHeaders(Map.of("Allow", allowed));
    }

    /// 200, or 400 and above for an error.
    public int status() {
        return status;
    }

    /// The body, as JSON in UTF-8: what the format says, or `{"error": "…"}`.
    public byte[] toBytes() {
        return body.toByteArray();
    }

    /// The body, as JSON.
    @Override
    public String toString() {
        return body.toString();
    }

    /// The body, to be written without another copy of it in memory.
    public ReplyBytes bytes() {
        return body;
    }

    /// The headers beside `Content-Type`.
    Map<String, String> headers() {
        return headers;
    }
}
