package io.reward4j.rlvr.trajectory;

import io.reward4j.Aggregation;
import io.reward4j.RewardFunction;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// Rules for whole conversations of agents, as gates, factors or metrics:
///
/// ```java
/// CompositeReward.builder()
///         .gate("confirmed", Trajectory.before("cancel_reservation", Turn.userSays(Wording.yes())))
///         .metric("calls", Trajectory.atMost(20))
///         .term("changes", 1, ToolCallReward.overTrajectory().counting("cancel_reservation"))
///         .build();
/// ```
///
/// A rule is worth `1` where it is kept and `0` where it is broken; [#outputs(String)] and [#resultsUsed()] are shares
/// in `[0, 1]`. Each reads the [trajectory][io.reward4j.Content#TRAJECTORY], and the rationale names the first turn
/// that breaks it: the place of its message in the conversation, from 0. The calls are those of the model's messages
/// ([io.reward4j.TrajectoryCall]), failed ones included unless it is said otherwise; names of tools are compared as
/// they are. A conversation without calls breaks no rule that forbids some.
///
/// The time that a rule takes grows with the length of the conversation. Instances are immutable, and safe for use by
/// several threads where their parts are.
public final class Trajectory {

    private Trajectory() {}

    /// Returns the rule that no other tools are called.
    ///
    /// @throws IllegalArgumentException if no tool is named
    public static RewardFunction onlyTools(String... tools) {
        return onlyTools(List.of(tools));
    }

    /// Returns the rule that no other tools are called.
    ///
    /// @throws IllegalArgumentException if no tool is named
    public static RewardFunction onlyTools(Collection<String> tools) {
        return CallRules.only(tools);
    }

    /// Returns the rule that none of these tools is called.
    ///
    /// @throws IllegalArgumentException if no tool is named
    public static RewardFunction neverTools(String... tools) {
        return neverTools(List.of(tools));
    }

    /// Returns the rule that none of these tools is called.
    ///
    /// @throws IllegalArgumentException if no tool is named
    public static RewardFunction neverTools(Collection<String> tools) {
        return CallRules.never(tools);
    }

    /// Returns the rule that a turn is found before each call of a tool that did not fail, such as the user's consent.
    public static RewardFunction before(String tool, Turn turn) {
        return before(List.of(tool), turn);
    }

    /// Returns the rule that a turn is found before each call of these tools that did not fail, since a call that
    /// failed changed nothing: among the turns from the beginning of the conversation to the one that makes the call,
    /// which is left out. One consent before several calls is enough where the user says nothing between them.
    ///
    /// @throws IllegalArgumentException if no tool is named
    public static RewardFunction before(Collection<String> tools, Turn turn) {
        return CallRules.before(tools, Objects.requireNonNull(turn, "turn"));
    }

    /// Returns the rule that a turn is found after each call of a tool that did not fail, such as the model's word on
    /// what was done.
    public static RewardFunction after(String tool, Turn turn) {
        return after(List.of(tool), turn);
    }

    /// Returns the rule that a turn is found after each call of these tools that did not fail: among the turns behind
    /// the one that makes the call, up to the end of the conversation.
    ///
    /// @throws IllegalArgumentException if no tool is named
    public static RewardFunction after(Collection<String> tools, Turn turn) {
        return CallRules.after(tools, Objects.requireNonNull(turn, "turn"));
    }

    /// Returns the rule that there are no more calls than that, of these tools, or of any where none is named. A turn
    /// may make several calls or none: [#atMostTurns] limits the turns.
    ///
    /// @throws IllegalArgumentException if the number is negative
    public static RewardFunction atMost(int calls, String... tools) {
        return CallRules.atMost(calls, List.of(tools));
    }

    /// Returns the rule that the model takes no more turns than that. Each message of the model is a turn, with calls
    /// or without.
    ///
    /// @throws IllegalArgumentException if the number is negative
    public static RewardFunction atMostTurns(int turns) {
        return new TurnLimit(turns);
    }

    /// Returns the rule that no call is made again: same tool, same arguments, and the first one did not fail. Of these
    /// tools, or of any where none is named. Numbers are compared by value, the order of keys does not matter.
    public static RewardFunction noRepeatedCalls(String... tools) {
        return new NoRepeatedCalls(List.of(tools));
    }

    /// Returns the rule that the model gives up after this many failed calls in a row: it makes no call then before the
    /// user has spoken.
    ///
    /// @throws IllegalArgumentException if the number is not positive
    public static RewardFunction noCallAfterError(int errors) {
        return CallRules.noCallAfterError(errors);
    }

    /// Returns the share of the values in the answer that stand in a tool's result. Values are numbers of `10` and more
    /// (`1,200.50` is `1200.5`) and words of letters and digits, such as `HAT083`; the answer is the last message of
    /// the model, of which the first 1,000 different values count. A number that the model computed stands in no
    /// result, and one that the user gave need not, so this is a metric rather than a gate. `1` where the answer has no
    /// values.
    public static RewardFunction resultsUsed() {
        return new ResultsUsed();
    }

    /// Returns the share of the required facts that the model told the user, in the text of any turn; `1` where none is
    /// required. As a gate it asks for all of them. A number is compared by value (`$1,786.00` tells `1786`, `17865`
    /// does not), anything else as whole words, in capital or small letters.
    ///
    /// @param pointer where the facts stand in the sample's metadata: a JSON pointer to a text, a number or a list of
    ///     them
    /// @throws IllegalArgumentException if it is no JSON pointer
    public static RewardFunction outputs(String pointer) {
        return new Outputs(Outputs.Facts.at(pointer));
    }

    /// Returns the share of these facts that the model told the user, as [#outputs(String)] does.
    public static RewardFunction outputs(List<String> facts) {
        return new Outputs(Outputs.Facts.given(facts));
    }

    /// Returns a function that scores each turn of the model by what came before it, and aggregates the values: rewards
    /// of the process rather than of its end. To `function` the conversation ends with the turn. Turns that hold
    /// nothing of what it reads are left out, such as calls without text for a function of text.
    ///
    /// The values of the first 100 turns are components of the reward, metrics named `turn_<place>`, such as `turn_4`,
    /// so that they are logged; the aggregation has all of them. A turn that has no value is a failure of the whole.
    /// Turns of a blocking function are scored at the same time. A conversation without such turns scores what the
    /// aggregation says of nothing, `0` unless it was given with [Aggregation#whenEmpty(double)].
    public static RewardFunction forEachTurn(RewardFunction function, Aggregation aggregation) {
        return new ForEachTurn(function, aggregation);
    }
}
