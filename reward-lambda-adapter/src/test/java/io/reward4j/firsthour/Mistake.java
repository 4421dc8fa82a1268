package io.reward4j.firsthour;

import io.reward4j.BatchScorer;
import io.reward4j.Outcome;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.util.List;
import java.util.concurrent.Callable;
import org.opentest4j.TestAbortedException;

/// Something that is done wrong, and what the answer has to hold.
///
/// @param number its place in the list of mistakes
/// @param made does it; what it returns is the answer unless it throws
/// @param told parts of the answer, in order: the place, what was found, the fix
record Mistake(String number, String what, Callable<?> made, List<String> told) {

    static Mistake of(int number, String what, Callable<?> made, String... told) {
        return new Mistake(Integer.toString(number), what, made, List.of(told));
    }

    /// Returns the message of what was thrown, or else what was returned.
    String answer() {
        try {
            return String.valueOf(made.call());
        } catch (TestAbortedException e) {
            throw e;
        } catch (Exception e) {
            return String.valueOf(e.getMessage());
        }
    }

    /// Scores in a batch, as users do, and returns the reward or the failure.
    static String scored(RewardFunction reward, Sample sample) {
        return switch (BatchScorer.of(reward).withoutLogging().scoreAll(List.of(sample)).getFirst()) {
            case Outcome.Scored(Sample given, var result) -> result.toString();
            case Outcome.Failed(Sample given, RewardException cause) -> cause.describe();
        };
    }

    @Override
    public String toString() {
        return number + ". " + what;
    }
}
