package io.reward4j.retry;

import io.reward4j.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How long to wait before a failed call is tried again.
///
/// The wait before retry n, counted from 0, is uniform in [0, min(cap, base · 2ⁿ, half of the time that is left)]:
/// "full jitter" (Marc Brooker, Exponential Backoff And Jitter, AWS Architecture Blog, 2015). A service that said how
/// long it wants to be left alone is left alone for that long, and for up to `base` more, so that those it sent away do
/// not return all at once.
///
/// @param patience how long after the first try the last may be made
/// @param base the longest wait before the first retry
/// @param cap the longest wait before any retry that the service said nothing about
/// @param maxRetryAfter longer wishes to be left alone are not waited for
public record Backoff(Duration patience, Duration base, Duration cap, Duration maxRetryAfter) {

    /// Two minutes of tries, waits of 250 ms to 5 s, or of 60 s where the service asks for them.
    public static final Backoff DEFAULT = new Backoff(
            Duration.ofMinutes(2), Duration.ofMillis(250), Duration.ofSeconds(5), Duration.ofSeconds(60));

    /// Returns how much of the time for tries is left: until [Deadline#current()], and as long as there is patience.
    ///
    /// @param start when the first try was made, by [System#nanoTime()]
    public Duration remaining(long start) {
        Duration patient = patience.minusNanos(System.nanoTime() - start);
        Duration remaining = Deadline.current().remaining();
        return remaining.compareTo(patient) < 0 ? remaining : patient;
    }

    /// Returns the wait before retry `retry`, in whole milliseconds; nothing where it is too long, or does not end
    /// within `remaining`.
    ///
    /// @param asked how long the service asked to be left alone, if it did
    public Optional<Duration> before(
            int retry, Optional<Duration> asked, Duration remaining, RandomGenerator random) {
        Optional<Duration> wish = asked.filter(time -> !time.isNegative());
        if (wish.isPresent() && wish.get().compareTo(maxRetryAfter) > 0) {
            return Optional.empty();
        }
        Duration wait = wish.map(time -> time.plus(upTo(base.toNanos(), random)))
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
