package io.reward4j.rlvr.math;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.math.Comparison.Basis;
import java.util.List;
import java.util.Objects;

/// Says whether two answers are equal as mathematics.
public final class MathEquivalence implements Similarity<String> {

    private static final MathEquivalence STANDARD = new MathEquivalence(Options.STANDARD);

    private final Options options;

    private MathEquivalence(Options options) {
        this.options = options;
    }

    /// Returns the equivalence with every option at its default.
    public static MathEquivalence standard() {
        return STANDARD;
    }

    /// Returns a builder with every option at its default.
    public static Builder builder() {
        return new Builder();
    }

    /// Tells whether the prediction equals the gold answer.
    public boolean equivalent(String gold, String prediction) {
        return compare(gold, prediction).equal();
    }

    /// Returns `1` where the answers are equal, else `0`.
    @Override
    public double of(String expected, String actual) {
        return equivalent(expected, actual) ? 1 : 0;
    }

    /// Compares, and says how.
    public Comparison compare(String gold, String prediction) {
        Objects.requireNonNull(gold, "gold");
        Objects.requireNonNull(prediction, "prediction");
        if (gold.isBlank() || prediction.isBlank()) {
            return new Comparison(false, Basis.UNREADABLE);
        }
        if (gold.equals(prediction)) {
            return new Comparison(true, Basis.SAME_TEXT);
        }
        String a = Wrapping.strip(gold);
        String b = Wrapping.strip(prediction);
        Comparison comparison = compareStripped(a, b);
        if (comparison.basis() == Basis.UNREADABLE && !comparison.equal() && Prose.isLong(b)
                && new ResponseAnswer().extract(b) instanceof Found<String>(String answer)) {
            return compareStripped(a, answer);
        }
        return comparison;
    }

    private Comparison compareStripped(String a, String b) {
        try {
            List<Token> left = Lexer.tokens(Prose.spelledOut(a), options.decimalComma());
            List<Token> right = Lexer.tokens(Prose.spelledOut(b), options.decimalComma());
            if (!left.isEmpty() && sameText(left, right)) {
                return new Comparison(true, Basis.SAME_TEXT);
            }
            Matcher matcher = new Matcher(options);
            boolean equal = matcher.equal(Parser.parse(left), Parser.parse(right));
            return equal || !Prose.isSame(a, b)
                    ? new Comparison(equal, matcher.basis())
                    : new Comparison(true, Basis.SAME_TEXT);
        } catch (Unreadable unreadable) {
            return new Comparison(Wrapping.sameText(a, b) || Prose.isSame(a, b),
                    unreadable == Unreadable.BUDGET ? Basis.OVER_BUDGET : Basis.UNREADABLE);
        }
    }

    /// Whether an answer can be read as mathematics or as words.
    boolean reads(String answer) {
        try {
            return !answer.isBlank()
                    && Parser.parse(Lexer.tokens(Wrapping.strip(answer), options.decimalComma())) != null;
        } catch (Unreadable unreadable) {
            return false;
        }
    }

    private static boolean sameText(List<Token> a, List<Token> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!a.get(i).kind().equals(b.get(i).kind()) || !a.get(i).text().equals(b.get(i).text())) {
                return false;
            }
        }
        return true;
    }

    /// Collects the house rules of a [MathEquivalence].
    public static final class Builder {

        private Percent percent = Percent.FRACTION;
        private boolean decimalComma;
        private boolean unorderedLists = true;
        private boolean rounding;
        private boolean units = true;
        private boolean baseSubscripts;
        private boolean flippedRelations = true;

        private Builder() {}

        /// What a percent sign means. The default is [Percent#FRACTION].
        public Builder percent(Percent percent) {
            this.percent = Objects.requireNonNull(percent, "percent");
            return this;
        }

        /// Whether `1,5` outside of brackets is one and a half. Off by default, when it is a list.
        public Builder decimalComma(boolean on) {
            this.decimalComma = on;
            return this;
        }

        /// Whether `1, 2` without brackets equals `2, 1`. On by default. Sets never have an order, and
        /// tuples always have one.
        public Builder unorderedLists(boolean on) {
            this.unorderedLists = on;
            return this;
        }

        /// Whether a decimal equals every number that rounds to it, so that `0.33` is `1/3`. Off by
        /// default.
        public Builder rounding(boolean on) {
            this.rounding = on;
            return this;
        }

        /// Whether a unit that only one side has is ignored, so that `5 cm` is `5`. On by default. Two
        /// units of measure that differ are never equal.
        public Builder units(boolean on) {
            this.units = on;
            return this;
        }

        /// Whether the base of a number that only one side names is ignored, so that `101_2` is `101`.
        /// Off by default.
        public Builder baseSubscripts(boolean on) {
            this.baseSubscripts = on;
            return this;
        }

        /// Whether `2 > x` equals `x < 2`. On by default.
        public Builder flippedRelations(boolean on) {
            this.flippedRelations = on;
            return this;
        }

        /// Returns the equivalence.
        public MathEquivalence build() {
            return new MathEquivalence(new Options(percent, decimalComma, unorderedLists, rounding, units,
                    baseSubscripts, flippedRelations));
        }
    }
}
