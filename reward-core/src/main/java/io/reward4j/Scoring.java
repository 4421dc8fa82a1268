package io.reward4j;

import java.util.function.Supplier;

/// Asks a reward function and holds it to its announced traits.
final class Scoring {

    private Scoring() {}

    /// Scores, and turns whatever goes wrong into a [RewardException].
    static Reward score(RewardFunction function, Sample sample) {
        return checked(guarded(() -> function.score(sample)), function.traits());
    }

    /// Calls foreign code and turns whatever it throws into a [RewardException]; only running out of
    /// memory and the like get through.
    static <T> T guarded(Supplier<T> call) {
        T result;
        try {
            result = call.get();
        } catch (RewardException e) {
            throw e;
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            throw new RewardException(RewardException.Kind.SCORER_FAILED, describe(e), e);
        }
        if (result == null) {
            throw new RewardException(RewardException.Kind.SCORER_FAILED, "returned null");
        }
        return result;
    }

    /// Returns the reward if it keeps what was announced.
    static Reward checked(Reward reward, Traits traits) {
        if (!traits.contains(reward.value())) {
            throw new RewardException(
                    RewardException.Kind.SCORER_FAILED,
                    "returned " + reward.value() + ", outside of its announced range [" + traits.min() + ", "
                            + traits.max() + "]; announce another one with withRange(min, max)",
                    null,
                    reward.components());
        }
        return reward;
    }

    private static String describe(Throwable e) {
        String message = e.getMessage();
        String type = e.getClass().getSimpleName();
        return message == null || message.isEmpty() ? "threw " + type : "threw " + type + ": " + message;
    }
}
