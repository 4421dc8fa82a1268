package io.reward4j.rlvr.code;

import io.reward4j.RewardException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says that a sandbox gave no verdict, and whether asking again may help.
final class SandboxFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final RewardException.Kind kind;
    private final boolean temporary;
    private final transient Optional<Duration> retryAfter;

    private SandboxFailure(
            RewardException.Kind kind, boolean temporary, Optional<Duration> retryAfter, String message,
            @Nullable Throwable cause) {
        super(message, cause, true, false);
        this.kind = kind;
        this.temporary = temporary;
        this.retryAfter = retryAfter;
    }

    /// What may go well another time: an outage, a full queue, a fault of the sandbox's own.
    ///
    /// @param retryAfter how long the sandbox asked to be left alone, if it did
    static SandboxFailure temporary(String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        return new SandboxFailure(RewardException.Kind.RUNNER_UNAVAILABLE, true, retryAfter, message, cause);
    }

    /// What will go wrong again: a wrong address, no access, an unknown language.
    static SandboxFailure permanent(String message) {
        return new SandboxFailure(RewardException.Kind.RUNNER_UNAVAILABLE, false, Optional.empty(), message, null);
    }

    /// The time was up, or the thread was interrupted.
    static SandboxFailure late(String message) {
        return new SandboxFailure(RewardException.Kind.DEADLINE, false, Optional.empty(), message, null);
    }

    boolean isTemporary() {
        return temporary;
    }

    boolean isLate() {
        return kind == RewardException.Kind.DEADLINE;
    }

    Optional<Duration> retryAfter() {
        return retryAfter == null ? Optional.empty() : retryAfter;
    }

    /// Returns what the caller of a runner sees, after so many attempts.
    RewardException toRewardException(int attempts) {
        String message = getMessage() + (attempts > 1 ? " (" + attempts + " attempts)" : "");
        return new RewardException(kind, message, this);
    }
}
