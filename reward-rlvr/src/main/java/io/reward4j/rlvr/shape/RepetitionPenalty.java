package io.reward4j.rlvr.shape;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// A penalty for completions that repeat themselves: the share of what is repeated, times the highest penalty.
///
/// For n-grams the share is `1 − different / all`, and `0` for fewer units than `n`. Grams are compared by
/// fingerprints of 64 bits: the chance that any two different ones of 200,000 are taken for the same is one in a
/// billion. Time and memory are linear in the text, whatever `n` is.
///
/// The highest penalty is at most `0`, and the value between it and `0`, so it can be a penalty of a composite.
/// Instances are immutable, and safe for use by several threads where the tokenizer is.
///
/// Source: *Demystifying Long Chain-of-Thought Reasoning in LLMs* (arXiv 2502.03373), appendix C.2.
public final class RepetitionPenalty implements RewardFunction {

    private final String what;
    private final Share share;
    private final double highest;
    private final Traits traits;

    /// How much of a text is repeated, in `[0, 1]`.
    private interface Share {

        double of(String text);
    }

    private RepetitionPenalty(String what, double highest, Share share) {
        if (!(highest <= 0 && Double.isFinite(highest))) {
            throw new IllegalArgumentException("the highest penalty must be at most 0 and finite: " + highest);
        }
        this.what = what;
        this.share = share;
        this.highest = highest;
        this.traits = Traits.code().withRange(highest, 0);
    }

    /// Returns a penalty for repeated n-grams of words: stretches without white space, in lower case. As in open-r1,
    /// `get_repetition_penalty_reward`.
    ///
    /// @throws IllegalArgumentException if `n` is not positive, or the highest penalty is above `0` or not finite
    public static RepetitionPenalty words(int n, double highest) {
        return grams("words", n, highest, TextUnits::words);
    }

    /// Returns a penalty for repeated n-grams of code points other than white space, for languages that write no spaces
    /// between words. Ordinary Japanese has a few per cent of repeated 4-grams.
    ///
    /// @throws IllegalArgumentException if `n` is not positive, or the highest penalty is above `0` or not finite
    public static RepetitionPenalty characters(int n, double highest) {
        return grams("characters", n, highest, TextUnits::characters);
    }

    /// Returns a penalty for repeated n-grams of the token ids that a tokenizer gives. As in TRL,
    /// `get_repetition_penalty_reward`, whose defaults are `n = 3` and a highest penalty of `−1`.
    ///
    /// @throws IllegalArgumentException if `n` is not positive, or the highest penalty is above `0` or not finite
    public static RepetitionPenalty tokenIds(Function<String, int[]> tokenizer, int n, double highest) {
        Objects.requireNonNull(tokenizer, "tokenizer");
        return grams("token ids", n, highest, text -> TextUnits.ids(tokenized(tokenizer.apply(text))));
    }

    /// Returns a penalty for repeated n-grams of the tokens that a tokenizer gives, such as a segmenter of Chinese
    /// words. Case counts.
    ///
    /// @throws IllegalArgumentException if `n` is not positive, or the highest penalty is above `0` or not finite
    public static RepetitionPenalty tokens(Function<String, ? extends List<String>> tokenizer, int n, double highest) {
        Objects.requireNonNull(tokenizer, "tokenizer");
        return grams("tokens", n, highest, text -> TextUnits.tokens(tokenized(tokenizer.apply(text))));
    }

    /// Returns a penalty for whole lines that were there before, as a share of the lines that are not blank. White
    /// space at their ends does not count.
    ///
    /// @throws IllegalArgumentException if the highest penalty is above `0` or not finite
    public static RepetitionPenalty lines(double highest) {
        return new RepetitionPenalty("lines", highest, text -> TextUnits.lines(text).repeatedGrams(1));
    }

    /// Returns a penalty for one character again and again, such as `!!!!!!!!`: the share of the code points that stand
    /// beyond the first `longest` of their run. White space is a character too.
    ///
    /// @throws IllegalArgumentException if `longest` is not positive, or the highest penalty is above `0` or not finite
    public static RepetitionPenalty runs(int longest, double highest) {
        if (longest < 1) {
            throw new IllegalArgumentException("the longest run must be at least 1: " + longest);
        }
        return new RepetitionPenalty("characters", highest, text -> beyondRuns(text, longest));
    }

    private static RepetitionPenalty grams(String units, int n, double highest, Function<String, Fingerprints> pieces) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1: " + n);
        }
        return new RepetitionPenalty(
                n + "-grams of " + units, highest, text -> pieces.apply(text).repeatedGrams(n));
    }

    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        double repeated = share.of(sample.completion());
        if (repeated == 0) {
            return Reward.of(0);
        }
        return Reward.of(repeated * highest, Math.round(repeated * 100) + "% of " + what + " repeated");
    }

    @Override
    public Traits traits() {
        return traits;
    }

    private static <T> T tokenized(T tokens) {
        if (tokens == null) {
            throw new RewardException(RewardException.Kind.SCORER_FAILED, "the tokenizer returned null");
        }
        return tokens;
    }

    private static double beyondRuns(String text, int longest) {
        int all = 0;
        int beyond = 0;
        int run = 0;
        int last = -1;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            run = c == last ? run + 1 : 1;
            last = c;
            if (run > longest) {
                beyond++;
            }
            all++;
        }
        return all == 0 ? 0 : (double) beyond / all;
    }
}
