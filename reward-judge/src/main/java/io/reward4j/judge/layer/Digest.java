package io.reward4j.judge.layer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 digest of a sequence of texts.
///
/// Each text is preceded by its length, so that no two sequences read the same, and taken as its UTF-16 code units, so
/// that lone surrogates stay apart. Not safe for use by several threads.
final class Digest {

    private static final int CHUNK = 8192;

    private final MessageDigest sha;

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Adds a text.
    Digest add(String text) {
        return add(text, 0, text.length());
    }

    /// Adds the text from `start` to `end`.
    Digest add(String text, int start, int end) {
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

    /// Returns the digest of what was added, as 64 hexadecimal digits, and starts anew.
    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }

    private static int put(byte[] bytes, int at, char unit) {
        bytes[at] = (byte) (unit >>> 8);
        bytes[at + 1] = (byte) unit;
        return at + 2;
    }
}
