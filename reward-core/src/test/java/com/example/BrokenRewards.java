package com.example;

import io.reward4j.Aggregation;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import java.util.List;
import java.util.Objects;

/// Scorers with bugs. Where a line is named in a test, it is the only one that holds its comment.
public final class BrokenRewards {

    private BrokenRewards() {}

    /// Throws what quotes the answer.
    public static Reward quotesTheAnswer(Sample sample) {
        if (sample.completion().isEmpty()) {
            return Reward.pass();
        }
        throw new IllegalStateException("cannot read " + sample.completion()); // quotes
    }

    /// Throws within the JDK.
    public static Reward parsesTheAnswer(Sample sample) {
        return Reward.of(Double.parseDouble(sample.completion())); // parses
    }

    /// Throws within the library.
    public static Reward returnsNotANumber(Sample sample) {
        return Reward.of(sample.completion().length() / 0.0); // divides
    }

    /// Throws within a helper of its own, called by a stream of the JDK.
    public static Reward asksAHelper(Sample sample) {
        return Reward.of(List.of(sample.completion()).stream().mapToInt(BrokenRewards::helper).sum());
    }

    private static int helper(String text) {
        return Objects.requireNonNull(System.getProperty("no such property " + text.length())).length(); // helper
    }

    /// Throws an exception without a name, whose message cannot be had either.
    public static Reward throwsWhatCannotBeShown(Sample sample) {
        if (sample.completion().isEmpty()) {
            return Reward.pass();
        }
        throw new RuntimeException() {

            @Override
            public String getMessage() {
                throw new UnsupportedOperationException(sample.completion());
            }
        };
    }

    /// Recurses until the stack is full.
    public static Reward recurses(Sample sample) {
        return sample.id().isEmpty() ? Reward.pass() : recurses(sample).withValue(0); // recurses
    }

    /// Throws for the second item.
    public static Reward failsOnAnItem(Sample sample) {
        RewardFunction each = BrokenRewards::parsesTheAnswer;
        return each.forEach(text -> Extraction.found(text.lines().toList()), Aggregation.mean()).score(sample);
    }
}
