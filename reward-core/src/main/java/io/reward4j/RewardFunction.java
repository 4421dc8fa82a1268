package io.reward4j;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.extract.Extractor;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/// Scores one model output.
///
/// A reward function is a plain function from a [Sample] to a [Reward]. Write one as a lambda,
/// combine several with [CompositeReward], and call it from anywhere Java runs:
///
/// ```java
/// RewardFunction concise = sample -> Reward.of(sample.completion().length() < 200 ? 1 : 0);
/// ```
///
/// A function announces its value range, whether it waits for the outside world, and what of an
/// answer it reads, with its [Traits]; the combinators below carry them along. A function that says
/// nothing is taken for code that computes a value in `[0, 1]` from the text of the answer;
/// [#inRange(double, double, RewardFunction)] announces another range. A value outside of the announced range is a
/// failure of the function and is never clipped.
///
/// Implementations must be safe for use by several threads at once.
@FunctionalInterface
public interface RewardFunction {

    /// Scores the sample.
    ///
    /// A bad *answer* is a low reward, never an exception. An exception means that no reward could
    /// be decided: a judge was out of reach, or the sample lacks the reference that this function
    /// compares with.
    ///
    /// @throws RewardException if no reward could be decided
    Reward score(Sample sample);

    /// Returns a function that announces another range than `[0, 1]`, and holds `function` to it wherever it is asked:
    ///
    /// ```java
    /// RewardFunction verdict = RewardFunction.inRange(-1, 1, sample -> Reward.of(isRight(sample) ? 1 : -1));
    /// ```
    ///
    /// Java runs the body of a lambda itself where its `score` is called, so a bare lambda is held to its range only by
    /// what asks it: composites, batches, endpoints and the combinators below. What is returned here checks in its own
    /// `score` as well.
    ///
    /// @throws IllegalArgumentException if the ends are not finite and in order
    static RewardFunction inRange(double min, double max, RewardFunction function) {
        return function.withRange(min, max);
    }

    /// Does what [#inRange(double, double, RewardFunction)] does with whole numbers, which Kotlin does not widen.
    ///
    /// @throws IllegalArgumentException if the ends are not in order
    static RewardFunction inRange(int min, int max, RewardFunction function) {
        return inRange((double) min, (double) max, function);
    }

    /// What this function announces of itself. The default is [Traits#code()]: not blocking, in
    /// `[0, 1]`, no outside calls, reading [Content#TEXT].
    default Traits traits() {
        return Traits.code();
    }

    /// Returns this function with other traits, such as `Traits.calling(1)` for a lambda that asks a
    /// server. What it reads of an answer stays the same where the traits name nothing but the text.
    @CheckReturnValue
    default RewardFunction withTraits(Traits traits) {
        return new Combinators.WithTraits(this, traits.readingLike(traits()));
    }

    /// Returns this function with another announcement of what it reads of an answer: this and nothing else. The
    /// default is [Content#TEXT]. An answer that holds none of it but something else is refused, by the rule of
    /// [Content].
    ///
    /// ```java
    /// RewardFunction careful = calls.reading(Content.TEXT, Content.TOOL_CALLS);
    /// ```
    @CheckReturnValue
    default RewardFunction reading(Content first, Content... more) {
        return new Combinators.WithTraits(this, traits().reading(first, more));
    }

    /// Returns this function with another announced range. The values stay as they are; one outside of it fails. A
    /// lambda takes [#inRange(double, double, RewardFunction)].
    ///
    /// @throws IllegalArgumentException if the ends are not finite and in order
    @CheckReturnValue
    default RewardFunction withRange(double min, double max) {
        return withTraits(traits().withRange(min, max));
    }

    /// Does what [#withRange(double, double)] does with whole numbers, which Kotlin does not widen.
    ///
    /// @throws IllegalArgumentException if the ends are not in order
    @CheckReturnValue
    default RewardFunction withRange(int min, int max) {
        return withRange((double) min, (double) max);
    }

    /// Returns a function that passes each value through `transform` and keeps the explanation.
    ///
    /// The announced range stays the same; a transform that leaves it needs [#withRange(double, double)] on the
    /// result.
    @CheckReturnValue
    default RewardFunction map(DoubleUnaryOperator transform) {
        return new Combinators.Mapped(this, transform, traits());
    }

    /// Returns a function whose values below `lo` become `lo` and those above `hi` become `hi`.
    ///
    /// @throws IllegalArgumentException if the ends are not finite and in order
    @CheckReturnValue
    default RewardFunction clamp(double lo, double hi) {
        return Combinators.clamp(this, lo, hi);
    }

    /// Returns a function whose values are carried linearly from one range to another, `fromLo` to
    /// `toLo` and `fromHi` to `toHi`; values outside of the first range are clamped to it before.
    /// `toLo` may be above `toHi`, which turns the scale round.
    ///
    /// @throws IllegalArgumentException if an end is not finite, or `fromLo` is not below `fromHi`
    @CheckReturnValue
    default RewardFunction rescale(double fromLo, double fromHi, double toLo, double toHi) {
        return Combinators.rescale(this, fromLo, fromHi, toLo, toHi);
    }

    /// Returns a function that answers with `fallback` where this one throws [RewardException].
    ///
    /// The stand-in must lie in this function's announced range.
    @CheckReturnValue
    default RewardFunction recover(Function<? super RewardException, Reward> fallback) {
        return new Combinators.Recovering(this, fallback);
    }

    /// Returns a function that scores only what `part` reads of a completion: to this function it is
    /// the whole answer, which then holds no calls, reasoning or attachments.
    ///
    /// A completion that `part` cannot read scores `0`.
    @CheckReturnValue
    default RewardFunction on(Extractor<String> part) {
        return new Combinators.OnPart(this, part);
    }

    /// Returns a function that scores each item of a completion on its own, as [#on] does, and
    /// aggregates the values. Items of a blocking function are scored at the same time.
    ///
    /// A completion that `items` cannot read scores `0`; one that has no items scores what the
    /// aggregation says of nothing, which is `0` unless it was given with
    /// [Aggregation#whenEmpty(double)].
    @CheckReturnValue
    default RewardFunction forEach(Extractor<List<String>> items, Aggregation aggregation) {
        return new ForEach(this, items, aggregation);
    }
}
