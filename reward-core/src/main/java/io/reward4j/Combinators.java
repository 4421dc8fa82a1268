package io.reward4j;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/// The functions behind the default methods of [RewardFunction]: records, so that traits travel.
final class Combinators {

    private Combinators() {}

    static RewardFunction clamp(RewardFunction function, double lo, double hi) {
        new Traits(false, lo, hi, 0);
        Traits traits = function.traits();
        return new Mapped(
                function,
                v -> Math.clamp(v, lo, hi),
                traits.withRange(Math.clamp(traits.min(), lo, hi), Math.clamp(traits.max(), lo, hi)));
    }

    static RewardFunction rescale(RewardFunction function, double fromLo, double fromHi, double toLo, double toHi) {
        if (!(Double.isFinite(fromLo) && Double.isFinite(fromHi) && fromLo < fromHi)) {
            throw new IllegalArgumentException("cannot rescale from [" + fromLo + ", " + fromHi + "]");
        }
        Traits target = new Traits(false, Math.min(toLo, toHi), Math.max(toLo, toHi), 0);
        DoubleUnaryOperator scale = v -> {
            double share = (Math.clamp(v, fromLo, fromHi) - fromLo) / (fromHi - fromLo);
            return Math.clamp(toLo + share * (toHi - toLo), target.min(), target.max());
        };
        double first = scale.applyAsDouble(function.traits().min());
        double last = scale.applyAsDouble(function.traits().max());
        return new Mapped(
                function, scale, function.traits().withRange(Math.min(first, last), Math.max(first, last)));
    }

    record WithTraits(RewardFunction function, Traits traits) implements RewardFunction {

        WithTraits {
            Objects.requireNonNull(traits, "traits");
        }

        @Override
        public Reward score(Sample sample) {
            return function.score(sample);
        }
    }

    record Mapped(RewardFunction function, DoubleUnaryOperator transform, Traits traits) implements RewardFunction {

        Mapped {
            Objects.requireNonNull(transform, "transform");
        }

        @Override
        public Reward score(Sample sample) {
            Reward reward = Scoring.score(function, sample);
            double value = transform.applyAsDouble(reward.value());
            if (!Double.isFinite(value)) {
                throw new RewardException(
                        RewardException.Kind.SCORER_FAILED,
                        "mapped " + reward.value() + " to " + value,
                        null,
                        reward.components());
            }
            return reward.withValue(value);
        }
    }

    record Recovering(RewardFunction function, Function<? super RewardException, Reward> fallback)
            implements
                RewardFunction {

        Recovering {
            Objects.requireNonNull(fallback, "fallback");
        }

        @Override
        public Reward score(Sample sample) {
            try {
                return Scoring.score(function, sample);
            } catch (RewardException e) {
                return Scoring.checked(Scoring.guarded(() -> fallback.apply(e)), traits());
            }
        }

        @Override
        public Traits traits() {
            return function.traits();
        }
    }

    record OnPart(RewardFunction function, Extractor<String> part) implements RewardFunction {

        OnPart {
            Objects.requireNonNull(part, "part");
        }

        @Override
        public Reward score(Sample sample) {
            return switch (part.extract(sample.completion())) {
                case Found<String>(String text) -> Scoring.score(function, sample.withCompletion(text));
                case Missing<String>(String reason) -> Reward.fail(reason);
            };
        }

        @Override
        public Traits traits() {
            return function.traits().including(0);
        }
    }
}
