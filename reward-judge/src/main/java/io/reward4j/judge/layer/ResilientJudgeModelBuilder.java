package io.reward4j.judge.layer;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgeModelLayer;
import io.reward4j.retry.Backoff;
import io.reward4j.retry.BreakerSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// Builds a [ResilientJudgeModel]. Not safe for use by several threads.
public final class ResilientJudgeModelBuilder {

    final JudgeModel model;
    int retries = 49;
    int spoiltRetries = 4;
    Duration patience = Backoff.DEFAULT.patience();
    Duration base = Backoff.DEFAULT.base();
    Duration cap = Backoff.DEFAULT.cap();
    Duration maxRetryAfter = Backoff.DEFAULT.maxRetryAfter();
    Optional<BreakerSettings> breaker = Optional.of(BreakerSettings.DEFAULT);
    int leastConcurrency = 64;
    int concurrency = 64;
    int requestsPerMinute;
    int tokensPerMinute;
    long calls = Long.MAX_VALUE;
    long tokens = Long.MAX_VALUE;
    Optional<BatchBudget.Cost> cost = Optional.empty();

    ResilientJudgeModelBuilder(JudgeModel model) {
        this.model = Objects.requireNonNull(model, "model");
        if (model instanceof JudgeModelLayer layer && layer.reportsCalls()) {
            throw new IllegalArgumentException("resilience lies within caching, and around nothing that retries");
        }
    }

    /// Sets how often a call is tried again after the first time, 0 for never. Unless set, it is 49 times where the
    /// model was out of reach or busy, and 4 times where it may have [worked on the
    /// call][JudgeModelException#wasWorkedOn()].
    ///
    /// @throws IllegalArgumentException if it is negative
    public ResilientJudgeModelBuilder retries(int retries) {
        this.retries = (int) atLeast(0, retries, "the number of retries");
        spoiltRetries = retries;
        return this;
    }

    /// Sets how long after the first try of a call it may be tried again, if the deadline does not end that before; 2
    /// minutes unless set.
    ///
    /// @throws IllegalArgumentException if it is not positive, or more than a day
    public ResilientJudgeModelBuilder retryWithin(Duration time) {
        patience = positive(time, "the time for retries");
        return this;
    }

    /// Sets the longest wait before the first retry, which doubles with each, and the longest wait of all; 250 ms
    /// and 5 s unless set.
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
        leastConcurrency = concurrency;
        return this;
    }

    /// Lets the model find how many calls may be under way at once: it begins with `least`, adds one with each good
    /// call while at least half of them are used, and takes a tenth away when the model is out of reach or throttles.
    ///
    /// @throws IllegalArgumentException unless `1 <= least <= most`
    public ResilientJudgeModelBuilder adaptiveConcurrency(int least, int most) {
        leastConcurrency = (int) atLeast(1, least, "the least concurrency");
        concurrency = (int) atLeast(least, most, "the greatest concurrency");
        return this;
    }

    /// Sets how many calls may start in a minute, spread evenly over it and retries included; no limit unless set.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public ResilientJudgeModelBuilder requestsPerMinute(int requests) {
        requestsPerMinute = (int) atLeast(1, requests, "the number of requests per minute");
        return this;
    }

    /// Sets how many tokens, read and written, the calls of a minute may take, spread evenly over it; no limit unless
    /// set. How many a call takes is estimated from its length and what calls before it took.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public ResilientJudgeModelBuilder tokensPerMinute(int tokens) {
        tokensPerMinute = (int) atLeast(1, tokens, "the number of tokens per minute");
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

    /// Sets how much the replies to a batch may cost before no more calls are made, in the currency of the list; no
    /// limit unless set. Calls that are under way when it is reached go beyond it. Outside a batch it does not apply.
    ///
    /// @throws IllegalArgumentException if the list has no price of the model, by its name, or `most` is not positive
    public ResilientJudgeModelBuilder costPerBatch(PriceList prices, double most) {
        PriceList.Price price = prices.of(model.name()).orElseThrow(
                () -> new IllegalArgumentException("the list has no price of " + model.name()));
        if (!(most > 0)) {
            throw new IllegalArgumentException("the cost per batch must be positive: " + most);
        }
        cost = Optional.of(new BatchBudget.Cost(price, most));
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
