package io.reward4j.judge;

import io.reward4j.RewardException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says that a model gave no reply that can be used, and whether asking again may help.
///
/// Judges turn it into a [RewardException]; it is never a score.
public final class JudgeModelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final RewardException.Kind kind;
    private final boolean temporary;
    private final transient Optional<Duration> retryAfter;

    private JudgeModelException(
            RewardException.Kind kind,
            boolean temporary,
            Optional<Duration> retryAfter,
            String message,
            @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.kind = kind;
        this.temporary = temporary;
        this.retryAfter = retryAfter;
    }

    /// Returns an exception for what may go well another time: throttling, an outage, a lost connection.
    ///
    /// @param retryAfter how long the model asked to be left alone, if it did
    public static JudgeModelException temporary(
            String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        return new JudgeModelException(
                RewardException.Kind.JUDGE_UNAVAILABLE, true, retryAfter, message, cause);
    }

    /// Returns an exception for what will go wrong again: no access, an unknown model, a refused request.
    public static JudgeModelException permanent(String message, @Nullable Throwable cause) {
        return new JudgeModelException(
                RewardException.Kind.JUDGE_UNAVAILABLE, false, Optional.empty(), message, cause);
    }

    /// Returns an exception for a reply that came and holds no answer, such as one that was cut off.
    public static JudgeModelException unreadable(String message) {
        return new JudgeModelException(
                RewardException.Kind.UNREADABLE_VERDICT, false, Optional.empty(), message, null);
    }

    /// Returns an exception for a call that was given up because the time was up.
    public static JudgeModelException late(String message, @Nullable Throwable cause) {
        return new JudgeModelException(RewardException.Kind.DEADLINE, false, Optional.empty(), message, cause);
    }

    /// What went wrong, for people; never null.
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /// The kind of the [RewardException] that it becomes.
    public RewardException.Kind kind() {
        return kind;
    }

    /// Tells whether another try may help.
    public boolean isTemporary() {
        return temporary;
    }

    /// How long the model asked to be left alone, if it did.
    public Optional<Duration> retryAfter() {
        return retryAfter == null ? Optional.empty() : retryAfter;
    }
}
