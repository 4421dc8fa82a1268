package io.reward4j.rlvr.trajectory;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.Message;
import io.reward4j.TrajectoryCall;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/// A turn that a rule looks for in a stretch of a conversation: all that came before a call, or all that came after it.
///
/// ```java
/// Turn confirmed = Turn.assistantSays(Wording.question()).then(Turn.userSays(Wording.yes()));
/// RewardFunction asksFirst = Trajectory.before("cancel_reservation", confirmed);
/// ```
///
/// Turns have numbers: the place of the message in the conversation, from 0, the system prompt's included. Rationales
/// name them.
///
/// Immutable; safe for use by several threads where the predicates are.
public final class Turn {

    private static final int NONE = -1;

    private final String description;
    private final Finder finder;

    private Turn(String description, Finder finder) {
        this.description = description;
        this.finder = finder;
    }

    /// Returns the user's last turn in the stretch, if it says this.
    public static Turn userSays(Wording wording) {
        return lastOf("the user's last turn says " + wording, Message::isUser, wording);
    }

    /// Returns the last turn of the user in the stretch that says this, however long ago.
    public static Turn userEverSays(Wording wording) {
        return anyOf("the user says " + wording, message -> message.isUser() && wording.isIn(message.content()));
    }

    /// Returns the model's last turn in the stretch that has a text, if it says this.
    public static Turn assistantSays(Wording wording) {
        return lastOf(
                "the model's last text says " + wording,
                message -> message.isAssistant() && !message.content().isBlank(),
                wording);
    }

    /// Returns the last turn of the model in the stretch that says this, however long ago.
    public static Turn assistantEverSays(Wording wording) {
        return anyOf("the model says " + wording, message -> message.isAssistant() && wording.isIn(message.content()));
    }

    /// Returns the turn of the last call of one of these tools in the stretch that did not fail; of any tool where none
    /// is named.
    public static Turn called(String... tools) {
        return called(List.of(tools));
    }

    /// Returns the turn of the last call of one of these tools, as [#called(String...)] does.
    public static Turn called(Collection<String> tools) {
        Set<String> names = Set.copyOf(tools);
        String what = names.isEmpty() ? "a tool" : ShownToolName.listed(tools, " or ");
        return new Turn("a call of " + what + " succeeds", (conversation, from, to) -> {
            List<TrajectoryCall> calls = conversation.calls();
            for (int i = calls.size() - 1; i >= 0; i--) {
                TrajectoryCall call = calls.get(i);
                boolean isInside = call.turn() >= from && call.turn() < to;
                if (isInside && (names.isEmpty() || names.contains(call.call().name())) && !call.failed()) {
                    return call.turn();
                }
            }
            return NONE;
        });
    }

    /// Returns the last turn in the stretch, whoever's it is, that fulfils a predicate of one's own.
    ///
    /// @param description completes "it is not so that …", as in `the user gives a name`
    public static Turn of(String description, Predicate<? super Message> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return anyOf(Objects.requireNonNull(description, "description"), predicate);
    }

    /// Returns this turn with `next` after it: `next` is found, and this one in the stretch before it.
    @CheckReturnValue
    public Turn then(Turn next) {
        return new Turn(description + ", and then " + next.description, (conversation, from, to) -> {
            int second = next.finder.last(conversation, from, to);
            if (second >= 0 && finder.last(conversation, from, second) >= 0) {
                return second;
            }
            return NONE;
        });
    }

    /// Returns both turns, in any order: the later one, if both are found.
    @CheckReturnValue
    public Turn and(Turn other) {
        return new Turn(description + ", and " + other.description, (conversation, from, to) -> {
            int one = finder.last(conversation, from, to);
            int another = other.finder.last(conversation, from, to);
            if (one < 0 || another < 0) {
                return NONE;
            }
            return Math.max(one, another);
        });
    }

    /// Returns either turn: the later one that is found.
    @CheckReturnValue
    public Turn or(Turn other) {
        return new Turn(description + ", or " + other.description, (conversation, from, to) -> Math.max(
                finder.last(conversation, from, to), other.finder.last(conversation, from, to)));
    }

    /// Returns the end of the stretch, if this turn is not found in it.
    @CheckReturnValue
    public Turn not() {
        return new Turn("it is not so that " + description,
                (conversation, from, to) -> finder.last(conversation, from, to) < 0 ? to : NONE);
    }

    /// Tells whether the turn is found among those from `from` to `to`, `to` left out.
    boolean isIn(Conversation conversation, int from, int to) {
        return finder.last(conversation, from, to) >= 0;
    }

    /// What is looked for.
    @Override
    public String toString() {
        return description;
    }

    private static Turn lastOf(String description, Predicate<Message> speaks, Wording wording) {
        return new Turn(description, (conversation, from, to) -> {
            for (int i = to - 1; i >= from; i--) {
                Message message = conversation.messages().get(i);
                if (speaks.test(message)) {
                    return wording.isIn(message.content()) ? i : NONE;
                }
            }
            return NONE;
        });
    }

    private static Turn anyOf(String description, Predicate<? super Message> predicate) {
        return new Turn(description, (conversation, from, to) -> {
            for (int i = to - 1; i >= from; i--) {
                if (predicate.test(conversation.messages().get(i))) {
                    return i;
                }
            }
            return NONE;
        });
    }

    @FunctionalInterface
    private interface Finder {

        /// Returns the last place of the turn from `from` to `to`, `to` left out; below 0 where it is not there.
        int last(Conversation conversation, int from, int to);
    }
}
