package io.reward4j.judge.prompt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A short code that marks one prompt: a keyed hash of all that stands in it (HMAC-SHA-256), with a key that is
/// random for the process. Equal prompts have equal nonces, so that they share a place in a cache, and
/// nobody who writes the text of a prompt can guess it.
public final class Nonce {

    /// Twelve characters of five bits each.
    private static final int LENGTH = 12;

    /// Lower-case letters and digits without those that are easily taken for each other.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz234567890";

    private static final byte[] KEY = key();

    private Nonce() {}

    /// Returns the nonce of a prompt of these texts, of 12 lower-case letters and digits. Where a text ends and
    /// the next begins counts.
    public static String of(Iterable<String> texts) {
        Mac mac = mac();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            mac.update(bytes);
        }
        byte[] hash = mac.doFinal();
        StringBuilder nonce = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            nonce.append(ALPHABET.charAt(hash[i] & 31));
        }
        return nonce.toString();
    }

    private static Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
