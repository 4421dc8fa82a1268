package io.reward4j;

import io.reward4j.Reward.Component;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says that no reward could be decided for a sample.
///
/// A bad answer is a low reward and never this exception. It carries what had been scored before, so
/// that metrics survive a failure.
public final class RewardException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final transient List<Component> components;

    /// Says that no reward could be decided.
    public RewardException(Kind kind, String message) {
        this(kind, message, null, List.of());
    }

    /// Says that no reward could be decided, because of `cause`.
    public RewardException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, List.of());
    }

    /// Says that no reward could be decided, after `components` had been scored.
    public RewardException(Kind kind, String message, @Nullable Throwable cause, List<Component> components) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.components = List.copyOf(components);
    }

    /// Returns an exception for a sample without the reference that a function compares with.
    public static RewardException missingReference(String message) {
        return new RewardException(Kind.MISSING_REFERENCE, message);
    }

    /// What went wrong, for people; never null.
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /// What kind of thing went wrong.
    public Kind kind() {
        return kind;
    }

    /// What had been scored when it went wrong, in declared order; may be empty.
    public List<Component> components() {
        return components == null ? List.of() : components;
    }

    /// The kinds of failure.
    public enum Kind {
        /// The sample has no reference, or one that cannot be read.
        MISSING_REFERENCE,
        /// A judge gave no reply: it was throttled, out of reach, too slow, or its budget was spent.
        JUDGE_UNAVAILABLE,
        /// A judge replied with something other than a complete verdict.
        UNREADABLE_VERDICT,
        /// A judge was asked and would not decide, such as one that prefers whichever answer stands first.
        ABSTAINED,
        /// The time was up.
        DEADLINE,
        /// The sample itself cannot be scored, such as one without an answer of the model.
        REFUSED_INPUT,
        /// A reward function misbehaved: it threw, overflowed the stack, or left its announced range.
        SCORER_FAILED;

        /// The kind's name in metrics, such as `judge_unavailable`.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
