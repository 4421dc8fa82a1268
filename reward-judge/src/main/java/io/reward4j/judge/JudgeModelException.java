package io.reward4j.judge;

import io.reward4j.RewardException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
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
    private final boolean workedOn;
    private final transient Optional<Duration> retryAfter;
    private final long inputTokens;
    private final long outputTokens;

    private JudgeModelException(
            RewardException.Kind kind,
            boolean temporary,
            boolean workedOn,
            Optional<Duration> retryAfter,
            String message,
            @Nullable Throwable cause,
            long inputTokens,
            long outputTokens) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.kind = kind;
        this.temporary = temporary;
        this.workedOn = workedOn;
        this.retryAfter = retryAfter;
        this.inputTokens = Math.clamp(inputTokens, 0, Integer.MAX_VALUE);
        this.outputTokens = Math.clamp(outputTokens, 0, Integer.MAX_VALUE);
    }

    /// Returns an exception for what may go well another time: throttling, an outage, a lost connection.
    ///
    /// @param retryAfter how long the model asked to be left alone, if it did
    public static JudgeModelException temporary(
            String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        return new JudgeModelException(
                RewardException.Kind.JUDGE_UNAVAILABLE, true, false, retryAfter, message, cause, 0, 0);
    }

    /// Returns an exception for what may go well another time though the model worked on it, and may have been paid for
    /// it: a lost reply, one that says that it failed, no reply in time. It is tried again, but not as often as one
    /// that was never taken on.
    ///
    /// @param retryAfter how long the model asked to be left alone, if it did
    public static JudgeModelException spoilt(
            String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        return new JudgeModelException(
                RewardException.Kind.JUDGE_UNAVAILABLE, true, true, retryAfter, message, cause, 0, 0);
    }

    /// Returns an exception for what will go wrong again: no access, an unknown model, a refused request.
    public static JudgeModelException permanent(String message, @Nullable Throwable cause) {
        return new JudgeModelException(
                RewardException.Kind.JUDGE_UNAVAILABLE, false, false, Optional.empty(), message, cause, 0, 0);
    }

    /// Returns the exception for what a model threw that is no [JudgeModelException]. Where an [IOException] caused it,
    /// it is temporary and quotes its words, though not those of the prompt; else it is permanent and names the class
    /// alone.
    ///
    /// @param model the model's name
    public static JudgeModelException thrownBy(String model, JudgePrompt prompt, Exception thrown) {
        String what = model + " threw " + thrown.getClass().getSimpleName();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                String words = MaskedExcerpt.of(
                        Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName()),
                        List.of(prompt.user(), prompt.system()));
                String message = what + ": " + words;
                if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                    return temporary(message, Optional.empty(), thrown);
                }
                return spoilt(message, Optional.empty(), thrown);
            }
        }
        return permanent(what, thrown);
    }

    /// Returns an exception for a reply that came and holds no answer, such as one that was cut off.
    public static JudgeModelException unreadable(String message) {
        return unreadable(message, 0, 0);
    }

    /// Returns an exception for a reply that came, was paid for, and holds no answer.
    ///
    /// @param inputTokens tokens read
    /// @param outputTokens tokens written
    public static JudgeModelException unreadable(String message, long inputTokens, long outputTokens) {
        return answered(RewardException.Kind.UNREADABLE_VERDICT, message, inputTokens, outputTokens);
    }

    /// Returns an exception for an answer that the model cannot judge, whenever it is asked: the prompt is longer than
    /// its context, trips a content filter, or makes it refuse. That is not tried again.
    public static JudgeModelException unjudgeable(String message) {
        return unjudgeable(message, 0, 0);
    }

    /// Returns an exception for an answer that the model cannot judge, after a call that was paid for.
    ///
    /// @param inputTokens tokens read
    /// @param outputTokens tokens written
    public static JudgeModelException unjudgeable(String message, long inputTokens, long outputTokens) {
        return answered(RewardException.Kind.UNJUDGEABLE_ANSWER, message, inputTokens, outputTokens);
    }

    private static JudgeModelException answered(
            RewardException.Kind kind, String message, long inputTokens, long outputTokens) {
        return new JudgeModelException(
                kind, false, true, Optional.empty(), message, null, inputTokens, outputTokens);
    }

    /// Returns an exception for a call that was given up because the time was up.
    public static JudgeModelException late(String message, @Nullable Throwable cause) {
        return new JudgeModelException(
                RewardException.Kind.DEADLINE, false, false, Optional.empty(), message, cause, 0, 0);
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

    /// Tells whether the model may have worked on the call.
    public boolean wasWorkedOn() {
        return workedOn;
    }

    /// Returns the same failure in other words, caused by this one.
    public JudgeModelException withMessage(String message) {
        return new JudgeModelException(
                kind, temporary, workedOn, retryAfter(), message, this, inputTokens, outputTokens);
    }

    /// Tokens that the model read nevertheless; `0` where it did not say.
    public long inputTokens() {
        return inputTokens;
    }

    /// Tokens that the model wrote nevertheless; `0` where it did not say.
    public long outputTokens() {
        return outputTokens;
    }

    /// How long the model asked to be left alone, if it did.
    public Optional<Duration> retryAfter() {
        return retryAfter == null ? Optional.empty() : retryAfter;
    }
}
