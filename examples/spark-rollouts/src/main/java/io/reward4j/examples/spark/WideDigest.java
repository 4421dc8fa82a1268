package io.reward4j.examples.spark;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.SampleGroup;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over texts, each with its length, so that no two lists of texts are taken for one. Spark's own `hash` has 32
/// bits: of 100,000 prompts two share it more likely than not.
final class WideDigest {

    private final MessageDigest digest;

    WideDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns the key of a sample's group: of all messages but the last, and of the reference.
    static String promptKey(Sample sample) {
        SampleGroup group = SampleGroup.of(sample);
        WideDigest digest = new WideDigest();
        for (Message message : group.asked()) {
            digest.add(message.role()).add(message.content()).add(message.withContent("").toString());
        }
        return digest.add(group.reference().toString()).hex();
    }

    WideDigest add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    WideDigest add(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
        return this;
    }

    /// 64 hexadecimal digits.
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
