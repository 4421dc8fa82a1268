package io.reward4j;

import io.reward4j.Reward.Component;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks a reward function and holds it to its announced traits.
final class CheckedScoring {

    private CheckedScoring() {}

    /// Scores as a part of another function, and turns whatever goes wrong into a [RewardException].
    static Reward score(RewardFunction function, Sample sample) {
        Reward reward;
        try {
            reward = function.score(sample);
        } catch (Throwable e) {
            throw failure(e);
        }
        return checked(notNull(reward), function.traits());
    }

    /// Scores as [#score] does, while a watch looks whether the function waits.
    ///
    /// @param name what messages call the function
    static Reward watched(RewardFunction function, Sample sample, CodeWatch watch, String name) {
        CodeWatch.Call call = watch.begin();
        try {
            return score(function, sample);
        } finally {
            if (call != null) {
                call.end(name);
            }
        }
    }

    /// Scores as [#score] does, for whoever asks from outside: by the rule of [Content].
    static Reward outermost(RewardFunction function, Sample sample, CodeWatch watch) {
        return outermost(function, sample, () -> watched(function, sample, watch, ""));
    }

    /// Returns what becomes of a sample that [#outermost] scores in a batch. The calling thread has the context of what
    /// functions ask of others already, so that it is not bound anew for each sample.
    ///
    /// @param batch the context outside of functions
    static Outcome outcome(RewardFunction function, Sample sample, CodeWatch watch, Context batch) {
        try {
            Traits traits = function.traits();
            if (AnswerRule.readsAll(traits, sample)) {
                return new Outcome.Scored(sample, watched(function, sample, watch, ""));
            }
            return new Outcome.Scored(sample, batch.with(() -> outermost(function, sample, watch)));
        } catch (Throwable e) {
            return new Outcome.Failed(sample, failure(e));
        }
    }

    /// Does what a function asks of others in order to score, which is its own business: by the rule of [Content] where
    /// nobody asked the function in turn.
    static Reward outermost(RewardFunction function, Sample sample, Supplier<Reward> scoring) {
        Context context = Context.current();
        if (context.scoring()) {
            return scoring.get();
        }
        Objects.requireNonNull(sample, "the sample to score is null");
        Traits traits = function.traits();
        if (AnswerRule.readsAll(traits, sample)) {
            return context.whileScoring().with(scoring);
        }
        try {
            AnswerRule.check(traits, sample);
        } catch (RewardException refused) {
            return Combinators.standIn(function, refused);
        }
        Reward reward = context.whileScoring().with(scoring);
        List<Component> unread = AnswerRule.unread(traits, sample);
        return unread.isEmpty() ? reward : reward.withMore(unread);
    }

    /// Calls foreign code and turns whatever it throws into a [RewardException]; see [#failure].
    static <T> T guarded(Supplier<T> call) {
        T result;
        try {
            result = call.get();
        } catch (Throwable e) {
            throw failure(e);
        }
        return notNull(result);
    }

    private static <T> T notNull(@Nullable T returned) {
        if (returned == null) {
            throw new RewardException(RewardException.Kind.SCORER_FAILED, "returned null");
        }
        return returned;
    }

    /// Returns what was thrown as the failure of one sample.
    ///
    /// @throws VirtualMachineError if it is one, such as running out of memory; the stack of one sample is its own
    ///     affair
    static RewardException failure(Throwable thrown) {
        if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) {
            throw error;
        }
        return thrown instanceof RewardException failure ? failure : RewardException.of(thrown);
    }

    /// Returns what became of a sample whose scoring was begun.
    static Outcome outcome(Sample sample, Attempt<Reward> attempt) {
        if (attempt instanceof Attempt.Done<Reward> done) {
            return new Outcome.Scored(sample, done.value());
        }
        if (attempt instanceof Attempt.Failed<Reward> failed) {
            return new Outcome.Failed(sample, failed.cause());
        }
        throw new IllegalStateException("a sample was left out");
    }

    /// Returns the reward if it keeps what was announced.
    static Reward checked(Reward reward, Traits traits) {
        if (!traits.contains(reward.value())) {
            throw new RewardException(
                    RewardException.Kind.SCORER_FAILED,
                    "returned " + reward.value() + ", outside of its announced range [" + traits.min() + ", "
                            + traits.max() + "]; announce another one with withRange(min, max), or for a lambda with"
                            + " RewardFunction.inRange(min, max, function)",
                    null,
                    reward.components());
        }
        return reward;
    }
}
