package io.reward4j.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Undoes what a client did to the body of a request before it sent it, for servers of one's own (RFC 9110, section
/// 8.4). Read are `gzip` and no encoding at all.
public final class ContentEncoding {

    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;

    private ContentEncoding() {}

    /// Returns the body as it was before it was encoded. One that is said to be compressed and does not begin like that
    /// is returned as it is: some gateways expand it and leave the header.
    ///
    /// @param encoding the header `Content-Encoding`; empty if there is none
    /// @param limit the most bytes that a compressed body may have once it is expanded; it is never expanded further
    /// @throws UnreadableEventException under status 413 if it has more, 415 if the encoding is another, and 400 if it
    ///     cannot be expanded
    public static byte[] decoded(byte[] body, String encoding, int limit) {
        Optional<InputStream> expanding = expanding(body, encoding);
        return expanding.isEmpty() ? body : expanded(expanding.get(), limit);
    }

    /// Returns the body as it is while it is expanded, for those who count its bytes; nothing if the body is as it was
    /// before it was encoded. What cannot be expanded is an `IOException` of the stream.
    ///
    /// @param encoding the header `Content-Encoding`; empty if there is none
    /// @throws UnreadableEventException under status 415 if it is another encoding, and 400 if it cannot be expanded
    public static Optional<InputStream> expanding(byte[] body, String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> Optional.empty();
            case "gzip", "x-gzip" -> beginsLikeGzip(body) ? Optional.of(gzip(body)) : Optional.empty();
            default -> throw UnreadableEventException.ofStatus(
                    415, "cannot read the request: the content encoding must be gzip or none");
        };
    }

    private static boolean beginsLikeGzip(byte[] body) {
        return body.length >= 2 && (body[0] & 0xFF) == MAGIC_1 && (body[1] & 0xFF) == MAGIC_2;
    }

    private static InputStream gzip(byte[] body) {
        try {
            return new GZIPInputStream(new ByteArrayInputStream(body));
        } catch (IOException e) {
            throw notGzip();
        }
    }

    private static byte[] expanded(InputStream in, int limit) {
        try (in) {
            byte[] expanded = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw UnreadableEventException.tooLarge(limit);
            }
            return expanded;
        } catch (IOException e) {
            throw notGzip();
        }
    }

    private static UnreadableEventException notGzip() {
        return new UnreadableEventException("cannot read the request: the body is not what gzip writes");
    }
}
