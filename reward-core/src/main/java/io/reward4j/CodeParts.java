package io.reward4j;

import java.util.List;

/// What a reward computes without the outside world: those of its functions that do not wait for it. Worth nothing.
record CodeParts(List<RewardFunction> parts) implements RewardFunction {

    /// Returns a function that only computes itself; of any other its parts that do.
    static RewardFunction of(RewardFunction function) {
        return function.traits().blocking() ? new CodeParts(in(function)) : function;
    }

    /// Tells whether any part of a function only computes.
    static boolean isIn(RewardFunction function) {
        return !in(function).isEmpty();
    }

    private static List<RewardFunction> in(RewardFunction function) {
        if (!function.traits().blocking()) {
            return List.of(function);
        }
        return switch (function) {
            case CompositeReward composite ->
                composite.parts().stream().flatMap(part -> in(part.function()).stream()).toList();
            // who announces traits in a function's place knows more than the function
            case Combinators.WithTraits wrapped ->
                wrapped.function().traits().blocking() ? in(wrapped.function()) : List.of();
            case WrappedFunction wrapped -> in(wrapped.function());
            case TaskReward routed -> routed.functions().stream().flatMap(route -> in(route).stream()).toList();
            default -> List.of();
        };
    }

    @Override
    public Reward score(Sample sample) {
        for (RewardFunction part : parts) {
            try {
                CheckedScoring.score(part, sample);
            } catch (RewardException e) {
                // what fails is run all the same
            }
        }
        return Reward.fail("rehearsed");
    }

    @Override
    public Traits traits() {
        return Traits.code().reading(Content.TRAJECTORY);
    }
}
