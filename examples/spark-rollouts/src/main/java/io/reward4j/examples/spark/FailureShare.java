package io.reward4j.examples.spark;

import io.reward4j.wire.Result;
import java.util.Locale;

/// How many samples of a task have no reward, and whether those are too many.
final class FailureShare {

    private static final int CHECKED_EACH = 1_024;

    private final double most;
    private final int partition;
    private long samples;
    private long failed;
    private String first = "";

    FailureShare(double most, int partition) {
        this.most = most;
        this.partition = partition;
    }

    /// @throws IllegalStateException if there were too many failures
    void add(Result result) {
        samples++;
        result.failure().ifPresent(cause -> {
            first = failed == 0 ? cause.describe() : first;
            failed++;
        });
        if (samples % CHECKED_EACH == 0) {
            check();
        }
    }

    /// @throws IllegalStateException if there were too many failures
    void check() {
        if (failed > most * samples) {
            throw new IllegalStateException(String.format(Locale.ROOT,
                    "partition %d: %d of %d samples have no reward, more than the share of %s that failAbove allows; "
                            + "the first: %s",
                    partition, failed, samples, most, first));
        }
    }
}
