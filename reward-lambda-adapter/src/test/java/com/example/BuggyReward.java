package com.example;

import io.reward4j.Reward;
import io.reward4j.Sample;

/// A scorer with a bug that quotes what it was given.
public final class BuggyReward {

    /// How the place of the bug begins.
    public static final String PLACE = BuggyReward.class.getName() + ":";

    private BuggyReward() {}

    public static Reward score(Sample sample) {
        if (sample.completion().isEmpty()) {
            return Reward.pass();
        }
        throw new IllegalStateException("cannot read '" + sample.completion() + "'");
    }
}
