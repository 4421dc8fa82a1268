package io.reward4j.rlvr.math;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.math.Comparison.Basis;
import io.reward4j.rlvr.math.answer.ChoiceLabel;
import io.reward4j.rlvr.math.answer.ResponseAnswer;
import io.reward4j.rlvr.math.answer.WordAnswer;
import io.reward4j.rlvr.math.answer.Wrapping;
import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.Unreadable;
import io.reward4j.rlvr.math.syntax.Lexer;
import io.reward4j.rlvr.math.syntax.Parser;
import io.reward4j.rlvr.math.syntax.Phrases;
import io.reward4j.rlvr.math.syntax.Token;
import java.util.List;
import java.util.Objects;

/// Says whether two answers are equal as mathematics.
///
/// ```java
/// MathEquivalence.standard().equivalent("\\frac{1}{2}", "0.5");              // true
/// MathEquivalence.standard().equivalent("[2, \\infty)", "x \\ge 2");         // true
/// MathEquivalence.standard().compare("\\sin^2 x + \\cos^2 x", "1").basis();  // NUMERIC
/// ```
///
/// Reads LaTeX, Unicode and plain text: numbers in all their spellings, fractions, powers, roots,
/// functions, polynomials, equations, inequalities, intervals, sets, tuples, lists, matrices, units,
/// words. Of several boxes the last one counts, with those that only a comma or an "and" joins to it.
/// A prediction that is unreadable prose of eight words or more is read as a response.
///
/// Structures are compared part by part, and their values in three steps:
///
/// 1. As exact fractions, of up to 32,768 bits. A decimal of ten digits or more counts as rounded: half
///    a unit of its last place is let pass, but no more than a double would lose.
/// 2. In two fields of 61-bit primes, at a fixed pseudo-random point. Rational functions of degree `d`
///    that differ are taken for equal with a probability of at most `(d / 2^61)²` (Schwartz–Zippel).
/// 3. In complex doubles, at three positive, three real and six integer points, of which three must
///    have a value and none may differ. Each value carries a bound on its rounding error; two values
///    are equal where they differ by no more than that bound and `1e-15` of their size, and a bound
///    above `1e-9` decides nothing. A real function counts where both sides are real.
///    Real values that agree so far are computed again to eighty digits, and differ if these do.
///
/// An "and" between inequalities is an intersection, an "or" a union. Signs of currencies are units, of
/// which cents are hundredths. The lines of a system are taken together, the pieces of a function in any
/// order. The name of an integer that counts solutions, as `k` of `k\pi`, does not matter. What a name, a
/// limit or an integral is said to be is its value, and so is what a chain ends in whose numbers agree, as
/// `a + b = 12 + 25 = 37`.
///
/// `\log` without a base is read as natural and as decimal. `\gcd` and `\operatorname{lcm}` over `x`,
/// `y`, `z` are those of polynomials. Integrals, limits and unknown functions are equal only to their
/// like. Where an answer is unreadable or past a budget ([Comparison.Basis#OVER_BUDGET]: 10,000
/// characters, 4,000 tokens, 200 items, 2,000 digits, about thirty brackets deep, 200,000 steps) both
/// are compared as text. Any text at all is answered within milliseconds, without clocks or threads.
///
/// The relation is reflexive for all but blank texts, and symmetric, apart from a prediction that is
/// read as a response. Immutable and safe for use by several threads at once.
public final class MathEquivalence implements Similarity<String> {

    private static final MathEquivalence STANDARD = new MathEquivalence(EquivalenceOptions.STANDARD);

    private static final ResponseAnswer RESPONSES = new ResponseAnswer(text -> standard().reads(text), true);

    private final EquivalenceOptions options;

    private MathEquivalence(EquivalenceOptions options) {
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
        PlainNumber expected = options.isExact() ? PlainNumber.of(gold) : null;
        PlainNumber found = expected == null ? null : PlainNumber.of(prediction);
        if (expected != null && found != null) {
            return new Comparison(expected.value() == found.value(),
                    expected.equals(found) ? Basis.SAME_TEXT : Basis.EXACT);
        }
        String a = Wrapping.strip(gold);
        String b = Wrapping.strip(prediction);
        Comparison comparison = compareStripped(a, b);
        if (comparison.basis() == Basis.UNREADABLE && !comparison.equal() && WordAnswer.isLong(b)
                && !WordAnswer.beginsWithValue(b)
                && RESPONSES.extract(b) instanceof Found<String>(String answer)) {
            return compareStripped(a, answer);
        }
        if (comparison.equal()) {
            return comparison;
        }
        String said = WordAnswer.said(b);
        return said.equals(b) ? compareChoices(a, b, comparison) : compareStripped(a, said);
    }

    /// Compares the values where an option has letter and value, as `\textbf{(B)}\ 24` and `24`; two letters have to
    /// agree.
    private Comparison compareChoices(String a, String b, Comparison otherwise) {
        ChoiceLabel left = ChoiceLabel.of(a);
        ChoiceLabel right = ChoiceLabel.of(b);
        boolean none = left == null && right == null;
        boolean alone = (left != null && left.isAlone()) || (right != null && right.isAlone());
        boolean contradict = left != null && right != null && !left.letter().equals(right.letter());
        return none || alone || contradict
                ? otherwise
                : compareStripped(left == null ? a : left.content(), right == null ? b : right.content());
    }

    private Comparison compareStripped(String a, String b) {
        try {
            List<Token> left = tokens(a);
            List<Token> right = tokens(b);
            if (!left.isEmpty() && sameText(left, right)) {
                return new Comparison(true, Basis.SAME_TEXT);
            }
            if (WordAnswer.isAnagram(a, b) || ChoiceLabel.isArticle(a, b)) {
                return inWords(a, b);
            }
            Expr gold = Parser.parse(left);
            Expr prediction = Parser.parse(right);
            Matcher matcher = new Matcher(options);
            boolean equal = matcher.equal(gold, prediction);
            Expr renamed = equal ? null : IntegerParameters.renamed(prediction, gold);
            if (renamed != null) {
                matcher = new Matcher(options);
                equal = matcher.equal(gold, renamed);
            }
            return equal || !isSameInWords(a, b)
                    ? new Comparison(equal, matcher.basis())
                    : new Comparison(true, Basis.SAME_TEXT);
        } catch (Unreadable unreadable) {
            return new Comparison(Wrapping.sameText(a, b) || isSameInWords(a, b),
                    unreadable == Unreadable.BUDGET ? Basis.OVER_BUDGET : Basis.UNREADABLE);
        }
    }

    private List<Token> tokens(String answer) {
        return Lexer.tokens(Phrases.spelledOut(WordAnswer.spelledOut(answer)), options.decimalComma());
    }

    private static Comparison inWords(String a, String b) {
        if (isSameInWords(a, b)) {
            return new Comparison(true, Basis.SAME_TEXT);
        }
        return new Comparison(false, Basis.STRUCTURE);
    }

    private static boolean isSameInWords(String a, String b) {
        return WordAnswer.isSame(a, b) || ChoiceLabel.isSame(a, b);
    }

    /// Whether an answer can be read as mathematics or as words.
    boolean reads(String answer) {
        try {
            return !answer.isBlank()
                    && Parser.parse(tokens(Wrapping.strip(answer))) != null;
        } catch (Unreadable unreadable) {
            return false;
        }
    }

    private static boolean sameText(List<Token> a, List<Token> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!a.get(i).isSameWord(b.get(i))) {
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
        private NumberTolerance tolerance = NumberTolerance.NONE;

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

        /// How far a number may be from the gold one: by `absolute`, or by `relative` of the gold number's size,
        /// whichever is more, so that `10.004` is `10` with `tolerance(0.01, 0)` and with `tolerance(0, 0.001)`.
        /// Both are `0` by default. It is for answers that are numbers, with or without a name or a unit, and
        /// for each number of a list, tuple or matrix; expressions with variables are compared as without it. With it
        /// the relation is not symmetric.
        ///
        /// @throws IllegalArgumentException if one of them is negative, infinite or not a number
        public Builder tolerance(double absolute, double relative) {
            this.tolerance = new NumberTolerance(absolute, relative);
            return this;
        }

        /// Returns the equivalence.
        public MathEquivalence build() {
            return new MathEquivalence(new EquivalenceOptions(percent, decimalComma, unorderedLists, rounding, units,
                    baseSubscripts, flippedRelations, tolerance));
        }
    }
}
