package io.reward4j.judge.layer;

import io.reward4j.judge.JudgeModelException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How long to wait before a failed call is tried again.
///
/// The wait before retry n, counted from 0, is uniform in [0, min(cap, base · 2ⁿ, half of the time that is left)]:
/// "full jitter" (Marc Brooker, Exponential Backoff And Jitter, AWS Architecture Blog, 2015). A model that said how
/// long it wants to be left alone is left alone for that long, and for up to `base` more, so that those it sent away do
/// not return all at once.
///
/// @param retries how often to try again
/// @param spoiltRetries how often of these to try again after calls that the model may have worked on
/// @param patience how long after the first try the last may be made
/// @param base the longest wait before the first retry
/// @param cap the longest wait before any retry that the model said nothing about
/// @param maxRetryAfter longer wishes to be left alone are not waited for
record Backoff(
        int retries, int spoiltRetries, Duration patience, Duration base, Duration cap, Duration maxRetryAfter) {

    /// Returns the wait before retry `retry`, in whole milliseconds; nothing where the call is not to be tried again:
    /// it would not help, the retries are used up, or the wait does not end within `remaining`.
    Optional<Duration> before(int retry, JudgeModelException failure, Duration remaining, RandomGenerator random) {
        if (!failure.isTemporary() || retry >= retries) {
            return Optional.empty();
        }
        Optional<Duration> asked = failure.retryAfter().filter(time -> !time.isNegative());
        if (asked.isPresent() && asked.get().compareTo(maxRetryAfter) > 0) {
            return Optional.empty();
        }
        Duration wait = asked.map(time -> time.plus(upTo(base.toNanos(), random)))
                .orElseGet(() -> upTo(Math.min(most(retry), remaining.toNanos() / 2), random));
        Duration whole = Duration.ofMillis(wait.plusNanos(999_999).toMillis());
        return whole.compareTo(remaining) < 0 ? Optional.of(whole) : Optional.empty();
    }

    private long most(int retry) {
        return (long) Math.min((double) cap.toNanos(), Math.scalb((double) base.toNanos(), retry));
    }

    private static Duration upTo(long nanos, RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(nanos + 1));
    }
}
