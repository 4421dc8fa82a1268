package io.reward4j.rlvr.code;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.reward4j.Deadline;
import io.reward4j.RewardException;
import io.reward4j.retry.Backoff;
import io.reward4j.retry.BreakerSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Asks a sandbox again after temporary failures, leaves it alone while it is down, and bounds how many calls are under
/// way. The waits are those of judges, [Backoff#DEFAULT].
final class SandboxRetries {

    private static final RandomGenerator JITTER = new SecureRandom();

    private final String name;
    private final int retries;
    private final Semaphore slots;
    private final FailsafeExecutor<CodeRun> executor;
    private final CircuitBreaker<CodeRun> breaker;

    /// @param name the sandbox in messages
    /// @param retries how often to ask again
    /// @param concurrency how many calls may be under way
    SandboxRetries(String name, int retries, int concurrency) {
        this.name = name;
        this.retries = retries;
        this.slots = new Semaphore(concurrency);
        executor = Failsafe.with(
                RetryPolicy.<CodeRun>builder().handle(Again.class).withMaxRetries(-1)
                        .withDelayFnOn(context -> context.<Again>getLastException().wait, Again.class).build());
        BreakerSettings settings = BreakerSettings.DEFAULT;
        breaker = CircuitBreaker.<CodeRun>builder()
                .withFailureRateThreshold(settings.percent(), settings.calls(), settings.within())
                .withSuccessThreshold(1, BreakerSettings.TRIALS).withDelay(settings.pause()).build();
    }

    /// Says that the call is to be made again after a wait.
    private static final class Again extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final Duration wait;

        Again(Duration wait, SandboxFailure failure) {
            super(failure.getMessage(), failure, false, false);
            this.wait = wait;
        }
    }

    /// What was tried for one program. Used by one thread.
    private final class ProgramTries {

        private final long start = System.nanoTime();
        private int made;

        /// Returns what makes the call be made again, or the failure where it is not to be.
        RuntimeException next(SandboxFailure failure) {
            Optional<Duration> wait = failure.isTemporary() && made < retries
                    ? Backoff.DEFAULT.before(made, failure.retryAfter(), Backoff.DEFAULT.remaining(start), JITTER)
                    : Optional.empty();
            made++;
            return wait.<RuntimeException>map(time -> new Again(time, failure))
                    .orElseGet(() -> failure.toRewardException(made));
        }
    }

    /// Returns what a call returns that throws a [SandboxFailure] where it fails.
    ///
    /// @throws RewardException where all tries failed
    CodeRun call(Supplier<CodeRun> call) {
        ProgramTries tries = new ProgramTries();
        try {
            return executor.get(() -> attempt(call, tries));
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw SandboxFailure.late("interrupted while waiting to ask " + name + " again").toRewardException(1);
            }
            throw new IllegalStateException(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private CodeRun attempt(Supplier<CodeRun> call, ProgramTries tries) {
        if (!breaker.tryAcquirePermit()) {
            throw tries.next(SandboxFailure.temporary(name + " is left alone: most of its calls failed",
                    Optional.of(breaker.getRemainingDelay()).filter(Duration::isPositive), null));
        }
        Health health = Health.UNKNOWN;
        try {
            CodeRun run = admitted(call);
            health = Health.UP;
            return run;
        } catch (SandboxFailure e) {
            health = health(e);
            throw tries.next(e);
        } finally {
            count(health);
        }
    }

    /// What a call tells of the sandbox.
    private enum Health {
        UP, DOWN, UNKNOWN
    }

    private static Health health(SandboxFailure failure) {
        if (failure.isLate()) {
            return Health.UNKNOWN;
        }
        return failure.isTemporary() ? Health.DOWN : Health.UP;
    }

    /// A half-open breaker lets in only so many, so that each of those has to be counted.
    private void count(Health health) {
        switch (health) {
            case UP -> breaker.recordSuccess();
            case DOWN -> breaker.recordFailure();
            case UNKNOWN -> {
                if (breaker.isHalfOpen()) {
                    breaker.recordFailure();
                }
            }
        }
    }

    private CodeRun admitted(Supplier<CodeRun> call) {
        try {
            if (!slots.tryAcquire(Deadline.current().remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw SandboxFailure.late("the time was up before " + name + " was free");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SandboxFailure.late("interrupted while waiting for " + name);
        }
        try {
            return call.get();
        } finally {
            slots.release();
        }
    }
}
