package io.reward4j.rlvr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// Says how much a value is like the expected one.
///
/// Implementations must be total, safe for use by several threads at once, and return a value in
/// `[0, 1]`, where `1` means equal for all that matters.
///
/// @param <T> what is compared
@FunctionalInterface
public interface Similarity<T> {

    /// Compares.
    ///
    /// @return a value in `[0, 1]`
    double of(T expected, T actual);

    /// Returns `1` for equal values and `0` for others.
    static <T> Similarity<T> exact() {
        return (expected, actual) -> expected.equals(actual) ? 1 : 0;
    }

    /// Returns `1` for texts that are equal once they are normalised and `0` for others.
    static Similarity<String> exact(Normalization normalization) {
        Objects.requireNonNull(normalization, "normalization");
        return (expected, actual) -> normalization.apply(expected).equals(normalization.apply(actual)) ? 1 : 0;
    }

    /// Returns `1` for texts that are numbers no further apart than `tolerance` and `0` for others,
    /// also where one is no number.
    ///
    /// A number is a decimal with an optional sign, currency sign, separators of thousands and
    /// exponent, as answers write it: also `\$10.00`, `$10$`, `\(10\)`, `\text{10}`, `1{,}234`, `x = 10`, and
    /// `10 dollars` or `10\text{ euros}` before the English name or the code of a currency (dollar, euro, pound, yen,
    /// yuan, won, rupee). Two currencies that are named and differ are not alike. With any other unit, with `%` and
    /// with a word that multiplies (`10 million`) it is no number.
    ///
    /// It is compared exactly, with at most 1,000 digits and an exponent from -1,000 to
    /// 1,000; anything beyond is taken for no number.
    ///
    /// @throws IllegalArgumentException if the tolerance is negative or not finite
    static Similarity<String> within(double tolerance) {
        return new NumericTolerance(tolerance, false);
    }

    /// Returns what [#within(double)] does, with a tolerance that is a share of the expected number:
    /// `|expected − actual| ≤ share · |expected|`. Not symmetric.
    ///
    /// @throws IllegalArgumentException if the share is negative or not finite
    static Similarity<String> withinRelative(double share) {
        return new NumericTolerance(share, true);
    }

    /// Returns what the most favourable of several says, such as
    /// `Similarity.anyOf(Similarity.exact(), Similarity.within(0.01))`: the highest of their values.
    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    static <T> Similarity<T> anyOf(Similarity<? super T> first, Similarity<? super T>... others) {
        List<Similarity<? super T>> all = new ArrayList<>(List.of(others));
        all.addFirst(Objects.requireNonNull(first, "first"));
        return new AnySimilarity<>(all);
    }

    /// Returns the F1 of two sets, `2·|A ∩ B| / (|A| + |B|)`, which is the harmonic mean of
    /// precision and recall. Order and repetition do not matter; two empty sets are alike. Symmetric.
    static Similarity<Collection<?>> setF1() {
        return Overlap::ofSets;
    }

    /// Returns the F1 of the tokens of two texts, each as often as it occurs. Symmetric.
    ///
    /// Tokens are words without case, punctuation and the English articles, as in SQuAD (Rajpurkar et
    /// al. 2016, *SQuAD: 100,000+ Questions for Machine Comprehension of Text*, section 6.1). What a
    /// number is made of stays, as in [Normalization#withoutPunctuation()]. In scripts that write no
    /// spaces each character is a token, as in MLQA (Lewis et al. 2020). Two texts without tokens are
    /// alike.
    static Similarity<String> tokenF1() {
        return Overlap::ofTokens;
    }

    /// Returns `1 − d / max(|a|, |b|)`, where `d` is the Levenshtein distance (insertions, deletions,
    /// substitutions) and lengths are in code points. Two empty texts are alike. Symmetric.
    ///
    /// After equal beginnings and ends are set apart, `d` is exact where the product of the lengths is
    /// at most 2^24, such as 4,096 by 4,096. For longer texts only those alignments count that stay
    /// within a band about the diagonal that costs no more than this, so that `d` may come out too
    /// large and the value too low, but never too high.
    static Similarity<String> editDistance() {
        return EditDistance::similarity;
    }
}
