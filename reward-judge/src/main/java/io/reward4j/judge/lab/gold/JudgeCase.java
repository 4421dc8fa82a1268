package io.reward4j.judge.lab.gold;

import io.reward4j.Message;
import io.reward4j.Sample;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// A known example: a sample, and what a good judge says of it.
///
/// @param sample the sample; its id names the case
/// @param min the lowest value that is expected; minus infinity where none is
/// @param max the highest value that is expected; infinity where none is
/// @param betterThan the ids of the cases whose value is expected to be lower
public record JudgeCase(Sample sample, double min, double max, List<String> betterThan) {

    /// @throws IllegalArgumentException if the sample has no id, or the range is empty
    public JudgeCase {
        Objects.requireNonNull(sample, "sample");
        betterThan = List.copyOf(betterThan);
        if (sample.id().isEmpty()) {
            throw new IllegalArgumentException("a case needs an id");
        }
        if (!(min <= max)) {
            throw new IllegalArgumentException("case '" + sample.id() + "' expects a value from " + min + " to " + max);
        }
        if (betterThan.contains(sample.id())) {
            throw new IllegalArgumentException("case '" + sample.id() + "' cannot be better than itself");
        }
    }

    /// The name of the case.
    public String id() {
        return sample.id();
    }

    /// Whether anything is expected of it; else it only stands for others to be better than.
    boolean expects() {
        return !betterThan.isEmpty() || min > Double.NEGATIVE_INFINITY || max < Double.POSITIVE_INFINITY;
    }

    /// Changes with the sample, so that the value of another sample under the same id is not compared with.
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Message message : sample.messages()) {
                add(digest, message.toString());
            }
            add(digest, sample.reference().toString());
            add(digest, sample.metadata().toString());
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
    }
}
