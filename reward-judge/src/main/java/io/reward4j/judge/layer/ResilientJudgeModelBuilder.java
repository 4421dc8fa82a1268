package io.reward4j.judge.layer;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelLayer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// Builds a [ResilientJudgeModel]. Not safe for use by several threads.
public final class ResilientJudgeModelBuilder {

    final JudgeModel model;
    int retries = 4;
    Duration base = Duration.ofMillis(250);
    Duration cap = Duration.ofSeconds(20);
    Duration maxRetryAfter = Duration.ofSeconds(60);
    Optional<BreakerSettings> breaker = Optional.of(BreakerSettings.DEFAULT);
    int concurrency = 64;
    int requestsPerMinute;
    long calls = Long.MAX_VALUE;
    long tokens = Long.MAX_VALUE;

    ResilientJudgeModelBuilder(JudgeModel model) {
        this.model = Objects.requireNonNull(model, "model");
        if (model instanceof JudgeModelLayer layer && layer.tellsOfCalls()) {
            throw new IllegalArgumentException("resilience lies within caching, and around nothing that retries");
        }
    }

    /// Sets how often a call is tried again after the first time; 4 unless set, 0 for never.
    ///
    /// @throws IllegalArgumentException if it is negative
    public ResilientJudgeModelBuilder retries(int retries) {
        this.retries = (int) atLeast(0, retries, "the number of retries");
        return this;
    }

    /// Sets the longest wait before the first retry, which doubles with each, and the longest wait of all; 250 ms
    /// and 20 s unless set.
    ///
    /// @throws IllegalArgumentException unless `0 < base <= cap <= 1 day`
    public ResilientJudgeModelBuilder backoff(Duration base, Duration cap) {
        this.base = positive(base, "the base of the backoff");
        this.cap = positive(cap, "the cap of the backoff");
        if (base.compareTo(cap) > 0) {
            throw new IllegalArgumentException("the base of the backoff is above its cap: " + base + " > " + cap);
        }
        return this;
    }

    /// Sets how long a model may ask to be left alone; a failure that asks for more is not tried again. 60 s
    /// unless set.
    ///
    /// @throws IllegalArgumentException if it is not positive, or more than a day
    public ResilientJudgeModelBuilder maxRetryAfter(Duration time) {
        maxRetryAfter = positive(time, "the longest retry-after");
        return this;
    }

    /// Sets when the circuit breaker opens: when at least `percent` of at least `calls` calls `within` that time
    /// failed temporarily; and for how long. 90 %, 50, 30 s and 10 s unless set. A pause above
    /// [#maxRetryAfter(Duration)] is not waited for.
    ///
    /// @throws IllegalArgumentException unless `1 <= percent <= 100`, `1 <= calls`, `10 ms <= within <= 1 day` and
    ///     `0 < pause <= 1 day`
    public ResilientJudgeModelBuilder circuitBreaker(int percent, int calls, Duration within, Duration pause) {
        atLeast(1, calls, "the number of calls of the circuit breaker");
        positive(pause, "the pause of the circuit breaker");
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException(
                    "the percentage of the circuit breaker is not in 1..100: " + percent);
        }
        if (positive(within, "the window of the circuit breaker").toMillis() < 10) {
            throw new IllegalArgumentException("the window of the circuit breaker is under 10 ms: " + within);
        }
        breaker = Optional.of(new BreakerSettings(percent, calls, within, pause));
        return this;
    }

    /// Leaves the circuit breaker out.
    public ResilientJudgeModelBuilder withoutCircuitBreaker() {
        breaker = Optional.empty();
        return this;
    }

    /// Sets how many calls may be under way at once; 64 unless set.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public ResilientJudgeModelBuilder concurrency(int calls) {
        concurrency = (int) atLeast(1, calls, "the concurrency");
        return this;
    }

    /// Sets how many calls may start in a minute, spread evenly over it and retries included; no limit unless set.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public ResilientJudgeModelBuilder requestsPerMinute(int requests) {
        requestsPerMinute = (int) atLeast(1, requests, "the number of requests per minute");
        return this;
    }

    /// Sets how many calls a batch may make, retries included; no limit unless set. After that its
    /// samples have no score. Outside a batch, which is one call of [io.reward4j.BatchScorer#scoreAll], it does
    /// not apply.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public ResilientJudgeModelBuilder callsPerBatch(long calls) {
        this.calls = atLeast(1, calls, "the number of calls per batch");
        return this;
    }

    /// Sets how many tokens, read and written, the replies to a batch may take before no more calls are made; no
    /// limit unless set. Calls that are under way when it is reached go beyond it. Outside a batch it does not
    /// apply.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public ResilientJudgeModelBuilder tokensPerBatch(long tokens) {
        this.tokens = atLeast(1, tokens, "the number of tokens per batch");
        return this;
    }

    /// Returns the model. Each has limits of its own.
    public ResilientJudgeModel build() {
        return new ResilientJudgeModel(this);
    }

    private static long atLeast(long least, long given, String what) {
        if (given < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ": " + given);
        }
        return given;
    }

    private static Duration positive(Duration given, String what) {
        if (!given.isPositive() || given.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(what + " must be above 0 and at most a day: " + given);
        }
        return given;
    }
}
