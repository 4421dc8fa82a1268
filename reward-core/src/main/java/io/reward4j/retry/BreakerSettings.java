package io.reward4j.retry;

import java.time.Duration;

/// When a circuit breaker opens, and for how long.
///
/// @param percent how many of a hundred calls have to fail
/// @param calls how many calls there have to be
/// @param within what time the calls are counted for
/// @param pause how long no call is made then
public record BreakerSettings(int percent, int calls, Duration within, Duration pause) {

    /// Nine in ten of 50 calls within 30 s; 10 s of rest.
    public static final BreakerSettings DEFAULT = new BreakerSettings(90, 50, Duration.ofSeconds(30),
            Duration.ofSeconds(10));

    /// How many calls at a time may try whether the service is back.
    public static final int TRIALS = 10;
}
