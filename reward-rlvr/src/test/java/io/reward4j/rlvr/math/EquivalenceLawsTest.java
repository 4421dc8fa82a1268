package io.reward4j.rlvr.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// The laws of equivalence on random formulas.
class EquivalenceLawsTest {

    private static final MathContext PRECISE = new MathContext(60);

    private final MathEquivalence equivalence = MathEquivalence.standard();

    @Provide
    Arbitrary<RandomFormula> formulas() {
        return Arbitraries.longs().map(seed -> RandomFormula.of(new Random(seed), 3));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(FuzzTest.TOKENS).list().ofMinSize(1).ofMaxSize(8).map(parts -> String.join("", parts));
    }

    @Property(tries = 2_000)
    void everyAnswerEqualsItself(@ForAll("texts") String text) {
        Assume.that(!text.isBlank());
        assertThat(equivalence.equivalent(text, text)).isTrue();
    }

    @Property(tries = 5_000)
    void equivalenceIsSymmetric(@ForAll("texts") String a, @ForAll("texts") String b) {
        assertThat(equivalence.equivalent(a, b)).isEqualTo(equivalence.equivalent(b, a));
    }

    @Property
    void spellingDoesNotMatter(@ForAll("formulas") RandomFormula formula) {
        Assume.that(RandomFormula.POINTS.stream().anyMatch(point -> formula.at(point).isPresent()));
        String latex = formula.latex();
        for (String other : new String[]{
                latex.replace("\\frac", "\\dfrac"), latex.replace("(", "\\left(").replace(")", "\\right)"),
                latex.replace("+", " + ").replace("{", "{ "), "(" + latex + ")", "$" + latex + "$",
                "\\boxed{" + latex + "}", formula.commuted().latex(), formula.plain()}) {
            assertThat(equivalence.compare(latex, other)).as(latex + "   " + other).matches(Comparison::equal);
        }
    }

    @Property(tries = 3_000)
    void differentRationalFunctionsAreNeverEqual(@ForAll("formulas") RandomFormula a,
            @ForAll("formulas") RandomFormula b) {
        boolean equal = RandomFormula.POINTS.stream().allMatch(point -> {
            var left = a.at(point);
            var right = b.at(point);
            return left.isEmpty() || right.isEmpty() || left.equals(right);
        });
        Assume.that(!equal);
        assertThat(equivalence.equivalent(a.latex(), b.latex())).as(Tuple.of(a.latex(), b.latex()).toString())
                .isFalse();
    }

    @Property(tries = 3_000)
    void aSmallChangeIsSeen(@ForAll("formulas") RandomFormula formula, @ForAll("formulas") RandomFormula other) {
        Assume.that(RandomFormula.POINTS.stream().anyMatch(point -> formula.at(point).isPresent()));
        assertThat(equivalence.equivalent(formula.latex(), formula.latex() + "+\\frac{1}{10^{30}}")).isFalse();
        assertThat(equivalence.equivalent(formula.latex(), formula.latex() + "+" + other.latex() + "-" + other.latex()))
                .isEqualTo(RandomFormula.POINTS.stream().anyMatch(point -> other.at(point).isPresent()));
    }

    @Property
    void constantsWithRootsAgreeWithBigDecimals(@ForAll("numbers") long[] n) {
        BigDecimal oracle = root(n[0]).multiply(decimal(n[1]))
                .add(root(n[2]).divide(root(n[3]).add(decimal(n[4])), PRECISE))
                .add(decimal(n[5]).divide(decimal(n[6]), PRECISE));
        String latex = "%d\\sqrt{%d}+\\frac{\\sqrt{%d}}{\\sqrt{%d}+%d}+\\frac{%d}{%d}".formatted(n[1], n[0], n[2], n[3],
                n[4], n[5], n[6]);
        String digits = oracle.round(new MathContext(14, RoundingMode.HALF_EVEN)).toPlainString();
        String wrong = oracle.multiply(new BigDecimal("1.00000000001")).round(new MathContext(14)).toPlainString();

        Assume.that(digits.contains(".") && digits.length() > 12 && wrong.length() > 12);
        assertThat(equivalence.equivalent(latex, digits)).as(latex + " " + digits).isTrue();
        assertThat(equivalence.equivalent(latex, wrong)).as(latex + " " + wrong).isFalse();
    }

    @Provide
    Arbitrary<long[]> numbers() {
        return Arbitraries.longs().between(1, 999).array(long[].class).ofSize(7);
    }

    @Property
    void integersAndDecimalsAreEqualOnlyToThemselves(@ForAll BigInteger a, @ForAll BigInteger b) {
        assertThat(equivalence.equivalent(a.toString(), b.toString())).isEqualTo(a.equals(b));
        assertThat(equivalence.equivalent(a.toString(), String.format("%,d", a))).isTrue();
        assertThat(equivalence.equivalent(a.toString(), a + ".0")).isTrue();
        assertThat(equivalence.equivalent(a.toString(), a + ".1")).isFalse();
    }

    private static BigDecimal root(long n) {
        return decimal(n).sqrt(PRECISE);
    }

    private static BigDecimal decimal(long n) {
        return BigDecimal.valueOf(n);
    }
}
