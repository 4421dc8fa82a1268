package io.reward4j.judge.layer;

import io.reward4j.judge.JudgeModelException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What was tried for one prompt, and whether it is tried again. Used by one thread.
final class Tries {

    private final RetryRule rule;
    private final RandomGenerator random;
    private final long start = System.nanoTime();
    private int made;
    private int spoilt;

    Tries(RetryRule rule, RandomGenerator random) {
        this.rule = rule;
        this.random = random;
    }

    /// Counts a failed try, and returns the wait before the next; nothing where there is to be none.
    Optional<Duration> again(JudgeModelException failure) {
        Duration left = rule.backoff().remaining(start);
        boolean worthIt = !failure.wasWorkedOn() || spoilt < rule.spoiltRetries();
        Optional<Duration> wait = worthIt ? rule.before(made, failure, left, random) : Optional.empty();
        made++;
        if (failure.wasWorkedOn()) {
            spoilt++;
        }
        return wait;
    }

    /// Returns the failure that ends the tries, which says how many there were if there was more than one.
    JudgeModelException last(JudgeModelException failure) {
        if (made < 2) {
            return failure;
        }
        return failure.withMessage(failure.getMessage() + " (" + made + " attempts)");
    }
}
