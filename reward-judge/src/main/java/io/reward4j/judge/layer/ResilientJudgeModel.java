package io.reward4j.judge.layer;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RateLimiter;
import dev.failsafe.RetryPolicy;
import io.reward4j.Deadline;
import io.reward4j.JudgeCall;
import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgeModelLayer;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import io.reward4j.retry.Backoff;
import io.reward4j.retry.BreakerSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A model that is asked again after temporary failures, and left alone while it is down or busy.
///
/// ```java
/// JudgeModel model = ResilientJudgeModel.builder(BedrockJudgeModel.of("amazon.nova-pro-v1:0"))
///         .concurrency(32)
///         .requestsPerMinute(600)
///         .callsPerBatch(5_000)
///         .build();
/// ```
///
/// - **Retries**: a [temporary][JudgeModelException#isTemporary()] failure is tried again for up to 2 minutes after the
///   first try, after waits that are uniform in [0, min(5 s, 250 ms · 2ⁿ, half of the time that is left)]: 50 tries at
///   the most while the model is out of reach or busy, of which 5 may be such that it may have
///   [worked on][JudgeModelException#wasWorkedOn()]. A model's `retryAfter` is waited for, and up to 250 ms more,
///   unless it is above 60 s. What else a model throws is tried again if an [java.io.IOException] caused it; nothing
///   else is.
/// - **Circuit breaker**: opens when at least 90 % of at least 50 calls within 30 s failed temporarily. For 10 s no
///   call is made then, and an attempt counts as a temporary failure that asks to be left alone for as long as the
///   breaker stays open. After that ten calls at a time may try: the first that is answered closes the
///   breaker, ten failures open it again.
/// - **Concurrency**: at most 64 calls at once; none is held while waiting for a retry. It can be left to the model to
///   [find][ResilientJudgeModelBuilder#adaptiveConcurrency] how many it bears.
/// - **Rate** of calls and tokens, **budget of a batch** in calls, tokens and money: no limit unless one is set.
///
/// All waits end by [Deadline#current()]. A `retryAfter` that does not fit in the time that is left is not waited for:
/// the failure is thrown at once. After the deadline no call is made. The last failure says how many attempts there
/// were.
///
/// The [RewardListener] of the batch hears of every attempt that reached the model. Starts no threads. Safe for use by
/// several threads; one instance is meant to be shared by all judges of a model, since the limits are the instance's.
public final class ResilientJudgeModel implements JudgeModelLayer {

    /// From the operating system, so that copies of one snapshot of a process do not wait alike.
    private static final RandomGenerator JITTER = new SecureRandom();

    private final JudgeModel model;
    private final RetryRule rule;
    private final FailsafeExecutor<JudgeReply> retries;
    private final Optional<CircuitBreaker<JudgeReply>> breaker;
    private final Optional<RateLimiter<JudgeReply>> pace;
    private final Optional<RateLimiter<JudgeReply>> tokenPace;
    private final int tokensPerMinute;
    private final TokensPerCall estimate = new TokensPerCall();
    private final BatchBudget budget;
    private final Slots slots;

    ResilientJudgeModel(ResilientJudgeModelBuilder options) {
        model = options.model;
        rule = new RetryRule(
                options.retries, options.spoiltRetries,
                new Backoff(options.patience, options.base, options.cap, options.maxRetryAfter));
        retries = Failsafe.with(RetryPolicy.<JudgeReply>builder()
                .handle(Again.class)
                .withMaxRetries(-1)
                .withDelayFnOn(context -> context.<Again>getLastException().wait, Again.class)
                .build());
        breaker = options.breaker.map(ResilientJudgeModel::circuit);
        pace = perMinute(options.requestsPerMinute);
        tokensPerMinute = options.tokensPerMinute;
        tokenPace = perMinute(tokensPerMinute);
        budget = new BatchBudget(options.calls, options.tokens, options.cost);
        slots = new Slots(options.leastConcurrency, options.concurrency);
    }

    /// Returns a model with the defaults above.
    ///
    /// @throws IllegalArgumentException if the model is a layer that tells of its calls already, such as a cache: put
    ///     the cache around this
    public static ResilientJudgeModel of(JudgeModel model) {
        return builder(model).build();
    }

    /// Returns a builder that starts from the defaults above.
    ///
    /// @throws IllegalArgumentException as [#of]
    public static ResilientJudgeModelBuilder builder(JudgeModel model) {
        return new ResilientJudgeModelBuilder(model);
    }

    /// Returns the model's reply.
    ///
    /// @throws JudgeModelException the last failure of the model, or one of its own: a limit that cannot be kept within
    ///     the deadline and an interrupt (which stays set) are `late`; a spent budget and whatever else the model threw
    ///     are `permanent`
    /// @throws RewardException if the model threw it
    @Override
    public JudgeReply reply(JudgePrompt prompt) {
        Objects.requireNonNull(prompt, "prompt");
        Tries tries = new Tries(rule, JITTER);
        try {
            return retries.get(() -> attempt(prompt, tries));
        } catch (FailsafeException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw JudgeModelException.late("interrupted while waiting to try again", cause);
            }
            throw JudgeModelException.permanent(model.name() + " threw " + cause.getClass().getSimpleName(), cause);
        }
    }

    @Override
    public JudgeModel inner() {
        return model;
    }

    /// Always.
    @Override
    public boolean reportsCalls() {
        return true;
    }

    /// How many more calls may start at this moment.
    int freeSlots() {
        return slots.free();
    }

    private static CircuitBreaker<JudgeReply> circuit(BreakerSettings settings) {
        return CircuitBreaker.<JudgeReply>builder()
                .withFailureRateThreshold(settings.percent(), settings.calls(), settings.within())
                .withSuccessThreshold(1, BreakerSettings.TRIALS)
                .withDelay(settings.pause())
                .build();
    }

    private static Optional<RateLimiter<JudgeReply>> perMinute(int permits) {
        if (permits == 0) {
            return Optional.empty();
        }
        return Optional.of(RateLimiter.<JudgeReply>smoothBuilder(permits, Duration.ofMinutes(1)).build());
    }

    private JudgeReply attempt(JudgePrompt prompt, Tries tries) {
        breaker.map(CircuitBreaker::getRemainingDelay).filter(Duration::isPositive).ifPresent(delay -> {
            throw next(open(delay), tries);
        });
        budget.takeCall();
        boolean called = false;
        try {
            takeSlot();
            try {
                awaitPace(prompt);
                throwIfOver();
                boolean trial = enterBreaker(tries);
                called = true;
                return admitted(prompt, tries, trial);
            } finally {
                slots.release();
            }
        } finally {
            if (!called) {
                budget.returnCall();
            }
        }
    }

    private void takeSlot() {
        try {
            if (!slots.take(Deadline.current().remaining())) {
                throw JudgeModelException.late("the time was up before " + model.name() + " was free", null);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void awaitPace(JudgePrompt prompt) {
        try {
            boolean called = pace.isEmpty() || pace.get().tryAcquirePermit(Deadline.current().remaining());
            int tokens = Math.min(tokensPerMinute, estimate.of(prompt));
            if (!called
                    || (tokenPace.isPresent()
                            && !tokenPace.get().tryAcquirePermits(tokens, Deadline.current().remaining()))) {
                throw JudgeModelException.late("the rate limit of " + model.name() + " leaves no call in time", null);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Asked again after the waits: a thread that is interrupted while a slot is handed to it has both.
    private void throwIfOver() {
        if (Thread.currentThread().isInterrupted()) {
            throw JudgeModelException.late("interrupted before " + model.name() + " was asked", null);
        }
        if (Deadline.current().isExpired()) {
            throw JudgeModelException.late("the time was up before " + model.name() + " was asked", null);
        }
    }

    /// Returns whether the call tries if the model is back, in which case its outcome has to be counted: a half-open
    /// breaker lets in only so many.
    private boolean enterBreaker(Tries tries) {
        if (breaker.isEmpty()) {
            return false;
        }
        if (!breaker.get().tryAcquirePermit()) {
            throw next(open(breaker.get().getRemainingDelay()), tries);
        }
        return breaker.get().isHalfOpen();
    }

    private JudgeReply admitted(JudgePrompt prompt, Tries tries, boolean trial) {
        Health health = Health.UNKNOWN;
        try {
            JudgeReply reply = call(prompt, tries);
            health = Health.UP;
            return reply;
        } catch (Again e) {
            health = Health.DOWN;
            throw e;
        } catch (JudgeModelException e) {
            if (e.kind() != RewardException.Kind.DEADLINE) {
                health = e.isTemporary() ? Health.DOWN : Health.UP;
            }
            throw e;
        } finally {
            count(health, trial);
        }
    }

    private void count(Health health, boolean trial) {
        breaker.ifPresent(circuit -> {
            switch (health) {
                case UP -> circuit.recordSuccess();
                case DOWN -> circuit.recordFailure();
                case UNKNOWN -> {
                    if (trial) {
                        circuit.recordFailure();
                    }
                }
            }
        });
    }

    private JudgeReply call(JudgePrompt prompt, Tries tries) {
        long start = System.nanoTime();
        JudgeCall.Result result = JudgeCall.Result.FAILED;
        long inputTokens = 0;
        long outputTokens = 0;
        try {
            JudgeReply reply = model.reply(prompt);
            if (reply == null) {
                throw JudgeModelException.permanent(model.name() + " returned null", null);
            }
            result = JudgeCall.Result.REPLIED;
            inputTokens = reply.inputTokens();
            outputTokens = reply.outputTokens();
            budget.takeTokens(inputTokens, outputTokens);
            estimate.learn(prompt, reply);
            slots.learn(start, false);
            return reply;
        } catch (RewardException e) {
            throw e;
        } catch (Exception e) {
            JudgeModelException failure = failure(prompt, e);
            if (failure.isTemporary() && !failure.wasWorkedOn()) {
                slots.learn(start, true);
            }
            inputTokens = failure.inputTokens();
            outputTokens = failure.outputTokens();
            budget.takeTokens(inputTokens, outputTokens);
            RuntimeException next = next(failure, tries);
            result = next instanceof Again ? JudgeCall.Result.RETRIED : JudgeCall.Result.FAILED;
            throw next;
        } finally {
            Duration latency = Duration.ofNanos(System.nanoTime() - start);
            RewardListener.current().judgeCalled(
                    new JudgeCall(model.name(), prompt.version(), result, latency, inputTokens, outputTokens));
        }
    }

    private JudgeModelException failure(JudgePrompt prompt, Exception thrown) {
        if (Thread.currentThread().isInterrupted()) {
            return JudgeModelException.late("interrupted while " + model.name() + " was asked", thrown);
        }
        if (thrown instanceof JudgeModelException known) {
            return known;
        }
        return JudgeModelException.thrownBy(model.name(), prompt, thrown);
    }

    /// Returns what makes Failsafe try again, or the failure itself where that is not to be.
    private static RuntimeException next(JudgeModelException failure, Tries tries) {
        return tries.again(failure).<RuntimeException>map(Again::new).orElseGet(() -> tries.last(failure));
    }

    private JudgeModelException open(Duration delay) {
        return JudgeModelException.temporary(
                model.name() + " is left alone: most of its calls failed",
                Optional.of(delay).filter(Duration::isPositive),
                null);
    }

    private static JudgeModelException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return JudgeModelException.late("interrupted while waiting to ask", e);
    }

    /// What a call tells of the model's health.
    private enum Health {
        UP, DOWN, UNKNOWN
    }

    /// Says that the call is to be tried again after a wait.
    private static final class Again extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final Duration wait;

        Again(Duration wait) {
            super("again", null, false, false);
            this.wait = wait;
        }
    }
}
