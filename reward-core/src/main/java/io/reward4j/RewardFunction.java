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
/// With its [Traits] a function announces the range of its values, whether it waits for something outside of the
/// process, and which parts of an answer it reads. The combinators below pass the traits on. By default a function is
/// code that computes a value in `[0, 1]` from the text of the answer; [#inRange(double, double, RewardFunction)]
/// announces another range. A value outside of the announced range is a failure of the function. It is never clipped.
///
/// Implementations must be safe for use by several threads at once.
@FunctionalInterface
public interface RewardFunction {

    /// Scores the sample.
    ///
    /// A bad *answer* gets a low reward, never an exception. An exception means that there is no reward, for example
    /// because a judge is unreachable, or because the sample lacks the reference that this function needs.
    ///
    /// @throws RewardException if no reward could be decided
    Reward score(Sample sample);

    /// Returns a function that announces another range than `[0, 1]`, and checks each value of `function` against it:
    ///
    /// ```java
    /// RewardFunction verdict = RewardFunction.inRange(-1, 1, sample -> Reward.of(isRight(sample) ? 1 : -1));
    /// ```
    ///
    /// Nothing checks the value of a plain lambda if you call its `score` directly. Composites, batches, endpoints and
    /// the combinators below do check it. The function that is returned here checks in its own `score` as well.
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

    /// What this function announces. The default is [Traits#code()]: it does not block, its values are in `[0, 1]`, it
    /// makes no outside calls, and it reads [Content#TEXT].
    default Traits traits() {
        return Traits.code();
    }

    /// Returns this function with other traits, such as `Traits.calling(1)` for a lambda that asks a server. What these
    /// traits leave at its default is kept as the function announced it: the range where they say `[0, 1]`, and what is
    /// read where they name only the text. So the range of `inRange(-1, 1, f).withTraits(Traits.calling(1))` is
    /// `[-1, 1]`. To announce `[0, 1]` again, call [#withRange(double, double)].
    @CheckReturnValue
    default RewardFunction withTraits(Traits traits) {
        Traits announced = traits();
        return new Combinators.WithTraits(this, traits.readingLike(announced).rangingLike(announced));
    }

    /// Returns this function with another announcement of which parts of an answer it reads: these and no others. The
    /// default is [Content#TEXT]. An answer that has other parts, but none of these, is refused by the rule of
    /// [Content].
    ///
    /// ```java
    /// RewardFunction careful = calls.reading(Content.TEXT, Content.TOOL_CALLS);
    /// ```
    @CheckReturnValue
    default RewardFunction reading(Content first, Content... more) {
        return new Combinators.WithTraits(this, traits().reading(first, more));
    }

    /// Returns this function with another announced range. The values do not change; a value outside of the range is a
    /// failure. For a lambda use [#inRange(double, double, RewardFunction)].
    ///
    /// @throws IllegalArgumentException if the ends are not finite and in order
    @CheckReturnValue
    default RewardFunction withRange(double min, double max) {
        return new Combinators.WithTraits(this, traits().withRange(min, max));
    }

    /// Does what [#withRange(double, double)] does with whole numbers, which Kotlin does not widen.
    ///
    /// @throws IllegalArgumentException if the ends are not in order
    @CheckReturnValue
    default RewardFunction withRange(int min, int max) {
        return withRange((double) min, (double) max);
    }

    /// Returns a function that applies `transform` to each value and keeps the explanation.
    ///
    /// The announced range stays the same. If the transform leaves it, call [#withRange(double, double)] on the result.
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

    /// Returns a function whose values are mapped linearly from one range to another: `fromLo` to `toLo`, and `fromHi`
    /// to `toHi`. Values outside of the first range are clamped to it before. If `toLo` is above `toHi`, the scale is
    /// reversed.
    ///
    /// @throws IllegalArgumentException if an end is not finite, or `fromLo` is not below `fromHi`
    @CheckReturnValue
    default RewardFunction rescale(double fromLo, double fromHi, double toLo, double toHi) {
        return Combinators.rescale(this, fromLo, fromHi, toLo, toHi);
    }

    /// Returns a function that returns the reward of `fallback` if this one throws a [RewardException].
    ///
    /// That reward must lie in this function's announced range.
    @CheckReturnValue
    default RewardFunction recover(Function<? super RewardException, Reward> fallback) {
        return new Combinators.Recovering(this, fallback);
    }

    /// Returns a function that scores only the text that `part` reads from a completion. For this function that text is
    /// the whole answer, without calls, reasoning or attachments.
    ///
    /// If `part` finds nothing, the value is `0`.
    @CheckReturnValue
    default RewardFunction on(Extractor<String> part) {
        return new Combinators.OnPart(this, part);
    }

    /// Returns a function that scores each item of a completion by itself, as with [#on], and aggregates the values.
    /// A blocking function scores the items at the same time.
    ///
    /// If `items` finds no list, the value is `0`. For an empty list the value is that of
    /// [Aggregation#whenEmpty(double)], or `0` by default.
    @CheckReturnValue
    default RewardFunction forEach(Extractor<List<String>> items, Aggregation aggregation) {
        return new ForEach(this, items, aggregation);
    }
}
