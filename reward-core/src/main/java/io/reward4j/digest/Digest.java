package io.reward4j.digest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A SHA-256 digest of a sequence of texts and numbers.
///
/// Each text is preceded by its length, so that no two sequences read the same, and taken as its UTF-16 code units, so
/// that lone surrogates stay apart. Not safe for use by several threads.
public final class Digest {

    private static final int CHUNK = 8192;

    private final MessageDigest sha = Sha256.digest();

    /// Adds a text.
    public Digest add(String text) {
        return add(text, 0, text.length());
    }

    /// Adds the text from `start` to `end`.
    public Digest add(String text, int start, int end) {
        byte[] bytes = new byte[2 * Math.min(CHUNK, end - start + 2)];
        int used = put(bytes, put(bytes, 0, (char) ((end - start) >>> 16)), (char) (end - start));
        for (int i = start; i < end; i++) {
            if (used == bytes.length) {
                sha.update(bytes);
                used = 0;
            }
            used = put(bytes, used, text.charAt(i));
        }
        sha.update(bytes, 0, used);
        return this;
    }

    /// Adds a number.
    public Digest add(long number) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return this;
    }

    /// Returns the digest of what was added, as 64 hexadecimal digits, and starts anew.
    public String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }

    /// Returns the digest of what was added, as 32 bytes, and starts anew.
    public byte[] bytes() {
        return sha.digest();
    }

    private static int put(byte[] bytes, int at, char unit) {
        bytes[at] = (byte) (unit >>> 8);
        bytes[at + 1] = (byte) unit;
        return at + 2;
    }
}
