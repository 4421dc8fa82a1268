package io.reward4j.rlvr.math.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RationalTest {

    @Test
    void aFractionIsInLowestTermsWithAPositiveDenominator() {
        assertThat(fraction(6, -4)).isEqualTo(fraction(-3, 2));
        assertThat(fraction(6, -4).denominator()).isEqualTo(BigInteger.TWO);
        assertThat(fraction(0, -7)).isEqualTo(Rational.ZERO);
    }

    @Property
    void additionAndMultiplicationAreThoseOfCrossProducts(@ForAll int a, @ForAll @IntRange(min = 1) int b,
            @ForAll int c,
            @ForAll @IntRange(min = 1) int d) {
        BigInteger over = BigInteger.valueOf(b).multiply(BigInteger.valueOf(d));
        BigInteger sum = BigInteger.valueOf(a).multiply(BigInteger.valueOf(d))
                .add(BigInteger.valueOf(c).multiply(BigInteger.valueOf(b)));
        BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(c));

        assertThat(fraction(a, b).add(fraction(c, d))).isEqualTo(Rational.of(sum, over));
        assertThat(fraction(a, b).multiply(fraction(c, d))).isEqualTo(Rational.of(product, over));
    }

    @Property
    void addingTheNegativeIsZeroAndMultiplyingWithTheInverseIsOne(@ForAll @IntRange(min = 1) int a,
            @ForAll @IntRange(min = 1) int b) {
        Rational value = fraction(a, b);

        assertThat(value.add(value.negate())).isEqualTo(Rational.ZERO);
        assertThat(value.multiply(value.invert())).isEqualTo(Rational.ONE);
    }

    @Property
    void theOrderIsThatOfTheDifference(@ForAll int a, @ForAll @IntRange(min = 1) int b, @ForAll int c,
            @ForAll @IntRange(min = 1) int d) {
        Rational difference = fraction(a, b).add(fraction(c, d).negate());

        assertThat(Integer.signum(fraction(a, b).compareTo(fraction(c, d))))
                .isEqualTo(difference.numerator().signum());
    }

    @Property
    void theFloorIsTheLargestIntegerThatIsNotAbove(@ForAll int a, @ForAll @IntRange(min = 1) int b) {
        Rational floor = Rational.of(fraction(a, b).floor());

        assertThat(floor.compareTo(fraction(a, b))).isLessThanOrEqualTo(0);
        assertThat(floor.add(Rational.ONE).compareTo(fraction(a, b))).isPositive();
    }

    @Test
    void powersOfNegativeExponentsAreThoseOfTheInverse() {
        assertThat(fraction(2, 3).pow(BigInteger.valueOf(-2))).isEqualTo(fraction(9, 4));
        assertThat(fraction(2, 3).pow(BigInteger.ZERO)).isEqualTo(Rational.ONE);
        assertThat(Rational.of(-1).pow(BigInteger.valueOf(Long.MAX_VALUE))).isEqualTo(Rational.of(-1));
    }

    @Test
    void divisionByZeroAndWhatOutgrowsTheBudgetAreUndefined() {
        Rational large = Rational.of(BigInteger.ONE.shiftLeft(Budget.MAX_BITS - 1));

        assertThatThrownBy(Rational.ZERO::invert).isSameAs(UndefinedValue.INSTANCE);
        assertThatThrownBy(() -> large.multiply(large)).isSameAs(UndefinedValue.INSTANCE);
        assertThatThrownBy(() -> Rational.of(2).pow(BigInteger.TEN.pow(30))).isSameAs(UndefinedValue.INSTANCE);
    }

    @Test
    void aDoubleIsTheNearestOneAlsoOfLargeTerms() {
        Rational third = Rational.of(BigInteger.TEN.pow(400), BigInteger.TEN.pow(400).multiply(BigInteger.valueOf(3)));

        assertThat(third.toDouble()).isEqualTo(1 / 3.0);
        assertThat(Rational.of(BigInteger.TEN.pow(40).add(BigInteger.ONE), BigInteger.TEN.pow(40)).toDouble())
                .isCloseTo(1, within(1e-15));
    }

    private static Rational fraction(long numerator, long denominator) {
        return Rational.of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }
}
