package io.reward4j.judge.layer;

import io.reward4j.judge.JudgeModelException;
import io.reward4j.retry.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Which failed calls are tried again, how often, and after what wait.
///
/// @param retries how often to try again
/// @param spoiltRetries how often of these to try again after calls that the model may have worked on
record RetryRule(int retries, int spoiltRetries, Backoff backoff) {

    /// Returns the wait before retry `retry`, in whole milliseconds; nothing where the call is not to be tried again:
    /// it would not help, the retries are used up, or the wait does not end within `remaining`.
    Optional<Duration> before(int retry, JudgeModelException failure, Duration remaining, RandomGenerator random) {
        if (failure.isTemporary() && retry < retries) {
            return backoff.before(retry, failure.retryAfter(), remaining, random);
        }
        return Optional.empty();
    }
}
