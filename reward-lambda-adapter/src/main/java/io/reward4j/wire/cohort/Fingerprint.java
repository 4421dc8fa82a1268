package io.reward4j.wire.cohort;

import io.reward4j.Message;
import io.reward4j.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// What tells groups and samples from others, in 32 bytes however long they are: SHA-256, since whoever writes answers
/// must not be able to write one that is taken for another.
record Fingerprint(long first, long second, long third, long fourth) {

    /// The group of a sample: its messages but the last, and its reference.
    static Fingerprint ofGroup(Sample sample) {
        Writer writer = new Writer();
        List<Message> messages = sample.messages();
        messages.subList(0, messages.size() - 1).forEach(message -> writer.add(message.toString()));
        return writer.add(sample.reference().toString()).finish();
    }

    /// A group that is named by a text.
    static Fingerprint ofName(String name) {
        return new Writer().add(name).finish();
    }

    /// A sample of a group, by a name that no other of the group has.
    static Fingerprint ofMember(Fingerprint group, String name) {
        return new Writer().add(group).add(name).finish();
    }

    /// A sample of a group, by its id and its answer, and all else that came with it where it has no id.
    static Fingerprint ofMember(Fingerprint group, Sample sample) {
        Writer writer = new Writer().add(group).add(sample.id()).add(sample.messages().getLast().toString());
        return writer.add(sample.id().isEmpty() ? sample.metadata().toString() : "").finish();
    }

    /// Writes texts so that where one ends is part of what is written.
    private static final class Writer {

        private final MessageDigest digest;

        Writer() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        Writer add(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
            return this;
        }

        Writer add(Fingerprint other) {
            digest.update(ByteBuffer.allocate(4 * Long.BYTES)
                    .putLong(other.first).putLong(other.second).putLong(other.third).putLong(other.fourth).array());
            return this;
        }

        Fingerprint finish() {
            ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
            return new Fingerprint(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
        }
    }
}
