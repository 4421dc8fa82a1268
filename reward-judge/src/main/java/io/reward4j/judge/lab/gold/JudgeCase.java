package io.reward4j.judge.lab.gold;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.digest.Sha256;
import java.util.List;
import java.util.Objects;

/// A known example: a sample, and what a good judge says of it.
///
/// @param sample the sample; its id names the case
/// @param min the lowest value that is expected; minus infinity where none is
/// @param max the highest value that is expected; infinity where none is
/// @param betterThan the ids of the cases whose value is expected to be lower
public record JudgeCase(Sample sample, double min, double max, List<String> betterThan) {

    private static final int DIGEST_LENGTH = 16;

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
        StringBuilder parts = new StringBuilder();
        for (Message message : sample.messages()) {
            add(parts, message.toString());
        }
        add(parts, sample.reference().toString());
        add(parts, sample.metadata().toString());
        return Sha256.hex(parts.toString()).substring(0, DIGEST_LENGTH);
    }

    private static void add(StringBuilder parts, String text) {
        parts.append(text.length()).append(':').append(text);
    }
}
