package io.reward4j.rlvr.shape;

import io.reward4j.RewardException;
import java.util.Objects;
import java.util.function.ToIntFunction;

/// What a length is counted in.
///
/// @param name the unit in the plural, for rationales
/// @param counter counts the units of a text; total, at least `0`, safe for use by several threads at once
public record LengthUnit(String name, ToIntFunction<String> counter) {

    public LengthUnit {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(counter, "counter");
    }

    /// Returns UTF-16 units, as [String#length()] counts them: an emoji is two or more.
    public static LengthUnit characters() {
        return new LengthUnit("characters", String::length);
    }

    /// Returns Unicode code points, as Python's `len` counts them.
    public static LengthUnit codePoints() {
        return new LengthUnit("code points", text -> text.codePointCount(0, text.length()));
    }

    /// Returns words: stretches without white space, as Python's `str.split()` finds them. Of little use for
    /// Japanese and Chinese.
    public static LengthUnit words() {
        return new LengthUnit("words", WhiteSpace::words);
    }

    /// Returns the tokens of a model's own tokenizer.
    public static LengthUnit tokens(ToIntFunction<String> counter) {
        return new LengthUnit("tokens", counter);
    }

    /// Counts the units of a text.
    ///
    /// @throws RewardException if the counter returned a negative number
    public int count(String text) {
        int count = counter.applyAsInt(text);
        if (count < 0) {
            throw new RewardException(
                    RewardException.Kind.SCORER_FAILED, "the counter of " + name + " returned " + count);
        }
        return count;
    }
}
