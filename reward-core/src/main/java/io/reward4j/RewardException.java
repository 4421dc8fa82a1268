package io.reward4j;

import io.reward4j.Reward.Component;
import io.reward4j.text.OneLine;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says that no reward could be decided for a sample.
///
/// A bad answer is a low reward and never this exception. It carries what had been scored before, so
/// that metrics survive a failure.
///
/// Its message stands in replies, logs and reports: it says what is wrong without quoting a prompt, an answer or a
/// reference. Only what another exception said may: [#reason()] leaves that out.
///
/// It has a stack trace where it says by itself that a function misbehaved ([Kind#SCORER_FAILED]). Where it has a
/// cause, that one has, and all else is said of a sample, of which there may be as many as there are samples.
public final class RewardException extends RuntimeException {

    private static final long serialVersionUID = 2;
    private static final int LONGEST = 500;

    private final Kind kind;
    private final String reason;
    private final String origin;
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

    /// Returns an exception for a sample without the reference that a function compares with.
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

    /// What went wrong, for people; never null. Where a scorer threw another exception, the message of that stands at
    /// the end, which may quote anything.
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /// What went wrong, without what another exception said of it: of that there is only its type and the place in the
    /// user's code, such as `threw IllegalStateException at com.example.Polarity:42`. One line of at most 500
    /// characters.
    public String reason() {
        return OneLine.of(reason, LONGEST);
    }

    /// The kind and the message in one line of at most 500 characters, such as `deadline: the time was up`: how
    /// replies, results and logs say it. What breaks a line or cannot be seen is a space there.
    public String describe() {
        return OneLine.of(kind.id() + ": " + getMessage(), LONGEST);
    }

    /// Returns this failure as those may see it who must not read what other exceptions said: its message is the
    /// [#reason()], it has no cause, and its stack trace is that of what was thrown first.
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
        /// A judge cannot read this answer, whenever it is asked: the answer is longer than the judge's context, trips
        /// its content filter, or makes it refuse. Whoever wrote the answer can cause it, so it is no outage.
        UNJUDGEABLE_ANSWER,
        /// A judge was asked and would not decide, such as one that prefers whichever answer stands first.
        ABSTAINED,
        /// What runs programs gave no verdict: it was out of reach, throttled, or failed for a reason of its own. What
        /// a program does to itself, such as using up its memory, is a verdict and never this.
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
