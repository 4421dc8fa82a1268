package io.reward4j.rlvr.instruction;

import io.reward4j.Reward;
import java.util.Objects;

/// Whether an instruction was followed, and what was counted to tell.
record Verdict(boolean followed, String counted) {

    Verdict {
        Objects.requireNonNull(counted, "counted");
    }

    static Verdict of(boolean followed, String counted) {
        return new Verdict(followed, counted);
    }

    static Verdict followed(String counted) {
        return new Verdict(true, counted);
    }

    static Verdict broken(String counted) {
        return new Verdict(false, counted);
    }

    /// Decides by a count.
    static Verdict counted(int count, String things, Bound wanted) {
        return new Verdict(wanted.holds(count), count + " " + things + ", wanted " + wanted);
    }

    Reward reward() {
        return Reward.of(followed ? 1 : 0, counted);
    }
}
