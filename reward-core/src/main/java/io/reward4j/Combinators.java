package io.reward4j;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
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

    /// Returns what a function makes of an answer that it may not score: its own stand-in, if it
    /// [recovers][Recovering].
    ///
    /// @throws RewardException `refused` if it has none
    static Reward standIn(RewardFunction function, RewardException refused) {
        return switch (function) {
            case Recovering recovering -> recovering.standIn(refused);
            case WithTraits wrapper -> standIn(wrapper.function(), refused);
            default -> throw refused;
        };
    }

    record WithTraits(RewardFunction function, Traits traits) implements WrappedFunction {

        WithTraits {
            Objects.requireNonNull(traits, "traits");
        }

        @Override
        public String how() {
            return "withTraits";
        }

        @Override
        public Reward score(Sample sample) {
            return CheckedScoring.outermost(this, sample,
                    () -> CheckedScoring.checked(CheckedScoring.guarded(() -> function.score(sample)), traits));
        }
    }

    record Mapped(RewardFunction function, DoubleUnaryOperator transform, Traits traits) implements WrappedFunction {

        Mapped {
            Objects.requireNonNull(transform, "transform");
        }

        @Override
        public String how() {
            return "map";
        }

        @Override
        public Reward score(Sample sample) {
            return CheckedScoring.outermost(this, sample, () -> mapped(CheckedScoring.score(function, sample)));
        }

        private Reward mapped(Reward reward) {
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
                WrappedFunction {

        Recovering {
            Objects.requireNonNull(fallback, "fallback");
        }

        @Override
        public String how() {
            return "recover";
        }

        @Override
        public Reward score(Sample sample) {
            return CheckedScoring.outermost(this, sample, () -> {
                try {
                    return CheckedScoring.score(function, sample);
                } catch (RewardException e) {
                    return standIn(e);
                }
            });
        }

        Reward standIn(RewardException cause) {
            return CheckedScoring.checked(CheckedScoring.guarded(() -> fallback.apply(cause)), traits());
        }

        @Override
        public Traits traits() {
            return function.traits();
        }
    }

    record OnPart(RewardFunction function, Extractor<String> part) implements WrappedFunction {

        OnPart {
            Objects.requireNonNull(part, "part");
        }

        @Override
        public String how() {
            return "on";
        }

        @Override
        public Reward score(Sample sample) {
            return CheckedScoring.outermost(this, sample, () -> switch (part.extract(sample.completion())) {
                case Found<String>(String text) ->
                    CheckedScoring.score(function, sample.withAnswer(Message.assistant(text)));
                case Missing<String>(String reason) -> Reward.fail(reason);
            });
        }

        @Override
        public Traits traits() {
            Traits traits = function.traits();
            return traits.including(0).reading(reads(traits));
        }

        /// What is read of an answer where `inner` gets to see a part of its text: the text, and beside it the
        /// trajectory if `inner` looks at that.
        static Set<Content> reads(Traits inner) {
            if (inner.reads().contains(Content.TRAJECTORY)) {
                return EnumSet.of(Content.TEXT, Content.TRAJECTORY);
            }
            return EnumSet.of(Content.TEXT);
        }
    }
}
