package io.reward4j.judge.layer;

import io.reward4j.Deadline;
import io.reward4j.judge.JudgeModelException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What was tried for one prompt, and whether it is tried again. Used by one thread.
final class Tries {

    private final Backoff backoff;
    private final RandomGenerator random;
    private final long start = System.nanoTime();
    private int made;
    private int spoilt;

    Tries(Backoff backoff, RandomGenerator random) {
        this.backoff = backoff;
        this.random = random;
    }

    /// Counts a failed try, and returns the wait before the next; nothing where there is to be none.
    Optional<Duration> again(JudgeModelException failure) {
        Duration patience = backoff.patience().minusNanos(System.nanoTime() - start);
        Duration remaining = Deadline.current().remaining();
        Duration left = remaining.compareTo(patience) < 0 ? remaining : patience;
        boolean worthIt = !failure.wasWorkedOn() || spoilt < backoff.spoiltRetries();
        Optional<Duration> wait = worthIt ? backoff.before(made, failure, left, random) : Optional.empty();
        made++;
        if (failure.wasWorkedOn()) {
            spoilt++;
        }
        return wait;
    }

    /// Returns the failure that ends the tries, which says how many there were if there was more than one.
    JudgeModelException last(JudgeModelException failure) {
        return made < 2 ? failure : failure.withMessage(failure.getMessage() + " (" + made + " attempts)");
    }
}
