package io.reward4j.rlvr.text;

import io.reward4j.rlvr.Similarity;

/// Similarities of whole texts, by the formulas of the metrics that research reports.
///
/// Each compares one reference (expected) with one text (actual) and lies in `[0, 1]`; the scales of 100 of some tools
/// are divided by 100. An empty text scores `0` against any other; two empty texts are alike. For the F1 of tokens and
/// the edit distance see [Similarity#tokenF1()] and [Similarity#editDistance()], for lists [ListSimilarity].
public final class TextSimilarity {

    private TextSimilarity() {}

    /// Returns ROUGE-L: the F1 of the longest common subsequence of tokens, `2·l / (|a| + |b|)` (Lin 2004, *ROUGE: A
    /// Package for Automatic Evaluation of Summaries*, section 3, with β = 1).
    ///
    /// Tokens are runs of letters and digits without case, as in the package rouge-score without its stemmer; but
    /// letters of any script count, and of scripts without spaces each character is a token. Symmetric.
    ///
    /// The length is exact for up to 2^26 pairs of tokens, such as 8,192 by 8,192. Of longer texts as many tokens from
    /// the beginning are compared as fit, the same share of both, and the lengths in the formula stay those of the
    /// whole texts: the value may come out too low, never too high.
    public static Similarity<String> rougeL() {
        return RougeL::of;
    }

    /// Returns sentence BLEU with uniform weights on one to four tokens, the brevity penalty, and the *exponential*
    /// smoothing that sacreBLEU calls `exp` and Chen and Cherry (2014) number 3: the k-th precision that would be zero
    /// is `1 / (2^k · n-grams)`.
    ///
    /// As in sacreBLEU with *effective order*, lengths of which the text has no n-gram do not count; where no token is
    /// shared the value is `0`. Tokens are split as by mteval-v13a: white space, with punctuation and symbols apart,
    /// but for `.` and `,` between digits and `-` not after a digit; and each character of a script without spaces is
    /// one. Case counts. Not symmetric (Papineni et al. 2002; Post 2018). Linear.
    public static Similarity<String> bleu() {
        return Bleu::of;
    }

    /// Returns [#chrF(double)] with β = 2, which sacreBLEU calls chrF2.
    public static Similarity<String> chrF() {
        return chrF(2);
    }

    /// Returns chrF (Popović 2015, *chrF: character n-gram F-score for automatic MT evaluation*): the means over one to
    /// six of precision and recall of the n-grams of characters without white space, and of these the F-score, which
    /// weighs recall β times.
    ///
    /// Lengths of which one of the texts has no n-gram do not count, as with sacreBLEU's *effective order*. Case
    /// counts. Not symmetric. Linear.
    ///
    /// @throws IllegalArgumentException if β is not above 0 and finite
    public static Similarity<String> chrF(double beta) {
        if (!(beta > 0 && Double.isFinite(beta))) {
            throw new IllegalArgumentException("the weight of recall must be above 0 and finite, but was " + beta);
        }
        return (expected, actual) -> ChrF.of(expected, actual, beta);
    }
}
