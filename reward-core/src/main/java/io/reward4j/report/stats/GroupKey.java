package io.reward4j.report.stats;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.SampleGroup;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A hash of 128 bits of what a [SampleGroup] holds, enough that two groups of a run are never taken for one by chance.
public record GroupKey(long high, long low) {

    /// Returns the key of the group that a sample belongs to.
    public static GroupKey of(Sample sample) {
        return of(asked(sample), sample.reference());
    }

    /// Returns the key of a group, which is that of its samples.
    public static GroupKey of(SampleGroup group) {
        return of(group.asked(), group.reference());
    }

    private static GroupKey of(List<Message> asked, JsonNode reference) {
        Hash hash = new Hash();
        for (Message message : asked) {
            hash.add(message.role());
            hash.add(message.content());
        }
        hash.add(reference.hashCode());
        return new GroupKey(hash.high, hash.low);
    }

    /// Returns the messages before the answer.
    public static List<Message> asked(Sample sample) {
        return sample.messages().subList(0, sample.messages().size() - 1);
    }

    /// Returns the hash in 32 digits.
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    /// Two multiplicative hashes over four characters a step.
    private static final class Hash {

        private long high = 0x9E3779B97F4A7C15L;
        private long low = 0xC2B2AE3D27D4EB4FL;

        void add(String text) {
            int end = text.length() & ~3;
            for (int i = 0; i < end; i += 4) {
                add(text.charAt(i)
                        | (long) text.charAt(i + 1) << 16
                        | (long) text.charAt(i + 2) << 32
                        | (long) text.charAt(i + 3) << 48);
            }
            for (int i = end; i < text.length(); i++) {
                add(text.charAt(i));
            }
            add(text.length());
        }

        private void add(long word) {
            high = Long.rotateLeft((high ^ word) * 0xFF51AFD7ED558CCDL, 29);
            low = Long.rotateLeft((low + word) * 0x9FB21C651E98DF25L, 37) ^ word;
        }
    }
}
