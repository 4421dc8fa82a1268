package io.reward4j;

import io.reward4j.Reward.Component;
import io.reward4j.text.OneLine;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// There is no reward for a sample.
///
/// A bad answer gets a low reward and never this exception. The exception has the components that were scored before
/// the failure, so that their metrics are not lost.
///
/// Its message appears in replies, logs and reports. It says what is wrong without quoting a prompt, an answer or a
/// reference. Only the message of another exception may quote them; [#reason()] leaves it out.
///
/// It has a stack trace only if a function misbehaved ([Kind#SCORER_FAILED]) and there is no cause that has one. Other
/// failures concern the sample, and there may be as many as samples.
public final class RewardException extends RuntimeException {

    private static final long serialVersionUID = 2;
    private static final int LONGEST = 500;

    private final Kind kind;
    private final String reason;
    private final String origin;
    private final transient List<Component> components;

    /// Creates a failure.
    public RewardException(Kind kind, String message) {
        this(kind, message, null, List.of());
    }

    /// Creates a failure with a cause.
    public RewardException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, List.of());
    }

    /// Creates a failure after `components` had been scored.
    public RewardException(Kind kind, String message, @Nullable Throwable cause, List<Component> components) {
        this(kind, message, reason(message, cause), origin(cause), cause, components);
    }

    private RewardException(
            Kind kind,
            String message,
            String reason,
            String origin,
            @Nullable Throwable cause,
            List<Component> components) {
        super(message, cause, true, kind == Kind.SCORER_FAILED && cause == null);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.reason = reason;
        this.origin = origin;
        this.components = List.copyOf(components);
    }

    /// Returns an exception for a sample without the reference that a function needs.
    public static RewardException missingReference(String message) {
        return new RewardException(Kind.MISSING_REFERENCE, message);
    }

    /// Returns an exception that is told from others of its kind.
    static RewardException ofOrigin(Kind kind, String message, String origin) {
        return new RewardException(kind, message, message, origin, null, List.of());
    }

    /// Returns the failure of a scorer that threw something.
    static RewardException of(Throwable scorerThrew) {
        Thrown thrown = Thrown.of(scorerThrew);
        String origin = thrown.place().isEmpty() ? thrown.type() : thrown.place();
        return new RewardException(
                Kind.SCORER_FAILED, thrown.message(), thrown.summary(), origin, scorerThrew, List.of());
    }

    /// Returns the failure of a whole one of whose parts failed.
    ///
    /// @param origin what tells it from failures elsewhere, such as the part's name
    static RewardException ofPart(String name, String origin, RewardException failure, List<Component> components) {
        String failed = "'" + name + "' failed: ";
        return new RewardException(
                failure.kind, failed + failure.getMessage(), failed + failure.reason, origin, failure, components);
    }

    /// A message that ends with that of a failure below says what that one said.
    private static String reason(String message, @Nullable Throwable cause) {
        Objects.requireNonNull(message, "message");
        if (cause instanceof RewardException below
                        && !below.reason.equals(below.getMessage())
                        && message.endsWith(below.getMessage())) {
            return message.substring(0, message.length() - below.getMessage().length()) + below.reason;
        }
        return message;
    }

    private static String origin(@Nullable Throwable cause) {
        return cause instanceof RewardException below ? below.origin : "";
    }

    /// What went wrong, for people; never null. If a scorer threw another exception, its message is at the end; it may
    /// quote any text.
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /// What went wrong, without the message of another exception. Of that exception there is only the type and the line
    /// of the user's code, such as `threw IllegalStateException at com.example.Polarity:42`. One line of at most 500
    /// characters.
    public String reason() {
        return OneLine.of(reason, LONGEST);
    }

    /// The kind and the message in one line of at most 500 characters, such as `deadline: the time was up`. Replies,
    /// results and logs have this form. Line breaks and invisible characters are replaced by spaces.
    public String describe() {
        return OneLine.of(kind.id() + ": " + getMessage(), LONGEST);
    }

    /// Returns this failure without the messages of other exceptions, for readers who must not see them: its message is
    /// the [#reason()], it has no cause, and its stack trace is that of the first exception.
    public RewardException withoutExceptionMessages() {
        if (getCause() == null && getMessage().equals(reason)) {
            return this;
        }
        RewardException copy = new RewardException(kind, reason, reason, origin, null, components());
        copy.setStackTrace(root().getStackTrace());
        return copy;
    }

    /// What was thrown first: the last of the causes.
    Throwable root() {
        Throwable root = this;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /// What tells this failure from others of its kind, for those who count them: the parts that failed, and the place
    /// in the code where something was thrown. It is made of names in the code alone.
    String origin() {
        return origin;
    }

    /// The kind of the failure.
    public Kind kind() {
        return kind;
    }

    /// The components that were scored before the failure, in declared order; may be empty.
    public List<Component> components() {
        return components == null ? List.of() : components;
    }

    /// The kinds of failure.
    public enum Kind {
        /// The sample has no reference, or one that cannot be read.
        MISSING_REFERENCE,
        /// A judge gave no reply: it was throttled, unreachable or too slow, or its budget was used up.
        JUDGE_UNAVAILABLE,
        /// A judge's reply was not a complete verdict.
        UNREADABLE_VERDICT,
        /// A judge can never read this answer: the answer is longer than the judge's context, triggers its content
        /// filter, or makes it refuse. The answer is the cause, so it is no outage.
        UNJUDGEABLE_ANSWER,
        /// A judge did not decide, for example because it prefers whichever answer comes first.
        ABSTAINED,
        /// A code runner gave no verdict: it was unreachable or throttled, or failed by itself. A fault of the program,
        /// such as using up its memory, is a verdict and never this failure.
        RUNNER_UNAVAILABLE,
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
