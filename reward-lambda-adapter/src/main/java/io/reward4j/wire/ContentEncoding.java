package io.reward4j.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
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
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> beginsLikeGzip(body) ? expanded(body, limit) : body;
            default -> throw UnreadableEventException.ofStatus(
                    415, "cannot read the request: the content encoding must be gzip or none");
        };
    }

    private static boolean beginsLikeGzip(byte[] body) {
        return body.length >= 2 && (body[0] & 0xFF) == MAGIC_1 && (body[1] & 0xFF) == MAGIC_2;
    }

    private static byte[] expanded(byte[] body, int limit) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] expanded = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw UnreadableEventException.tooLarge(limit);
            }
            return expanded;
        } catch (IOException e) {
            throw new UnreadableEventException("cannot read the request: the body is not what gzip writes");
        }
    }
}
