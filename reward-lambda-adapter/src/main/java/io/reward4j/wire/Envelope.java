package io.reward4j.wire;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// What Lambda functions answer to those who speak HTTP: an object of a status, headers and a body, which is a text.
///
/// @param describesStatus whether the status is also said in words
/// @param multiValueHeaders whether headers are lists of values
/// @param saysEncoding whether it is said that the body is not in Base64
record Envelope(boolean describesStatus, boolean multiValueHeaders, boolean saysEncoding) {

    /// What trainers expect that read one without a proxy in between.
    static final Envelope PLAIN = new Envelope(false, false, false);

    /// @param headers those beside `Content-Type`
    ReplyBytes of(int status, Map<String, String> headers, ReplyBytes json) {
        return ReplyBytes.written(out -> {
            out.writeStartObject();
            out.writeNumberProperty("statusCode", status);
            if (describesStatus) {
                out.writeStringProperty("statusDescription", status + " " + reason(status));
            }
            out.writeName(multiValueHeaders ? "multiValueHeaders" : "headers");
            out.writeStartObject();
            writeHeader(out, "Content-Type", "application/json");
            headers.forEach((name, value) -> writeHeader(out, name, value));
            out.writeEndObject();
            out.writeName("body");
            out.writeString(new InputStreamReader(json.stream(), StandardCharsets.UTF_8), -1);
            if (saysEncoding) {
                out.writeBooleanProperty("isBase64Encoded", false);
            }
            out.writeEndObject();
        });
    }

    private void writeHeader(JsonGenerator out, String name, String value) {
        out.writeName(name);
        if (multiValueHeaders) {
            out.writeStartArray();
            out.writeString(value);
            out.writeEndArray();
        } else {
            out.writeString(value);
        }
    }

    /// The words for a status, of RFC 9110.
    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> status < 400 ? "Success" : "Error";
        };
    }
}
