package io.reward4j.rlvr.math.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/// The bound on the error is what equality rests on: the true value, computed to eighty digits, is always within it.
class ComplexTest {

    @Property(tries = 200)
    void theTrueSumAndProductAreWithinTheBound(@ForAll @DoubleRange(min = -1e9, max = 1e9) double a,
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double b) {
        assertWithin(Complex.real(a).add(Complex.real(b)), exact(a).add(exact(b)));
        if (a == 0 || b == 0 || Math.abs(a * b) > 1e-200) {
            assertWithin(Complex.real(a).multiply(Complex.real(b)), exact(a).multiply(exact(b)));
        }
    }

    @Property(tries = 200)
    void theTrueValueOfEachFunctionIsWithinTheBound(@ForAll @DoubleRange(min = 0.01, max = 40) double x) {
        assertHolds(x, Complex::sin, Decimals::sin);
        assertHolds(x, Complex::cos, Decimals::cos);
        assertHolds(x, Complex::exp, Decimals::exp);
        assertHolds(x, Complex::log, Decimals::log);
        assertHolds(x, Complex::sqrt, Decimals::sqrt);
        assertHolds(x, Complex::atan, Decimals::atan);
        assertHolds(x, Complex::invert, z -> Decimals.divide(BigDecimal.ONE, z));
    }

    @Property(tries = 200)
    void theBoundCarriesThroughACancellation(@ForAll @DoubleRange(min = 0.01, max = 40) double x) {
        Complex small = Complex.real(x).sqrt().multiply(Complex.real(x).sqrt()).add(Complex.real(x).negate());
        assertWithin(small, BigDecimal.ZERO);

        Complex one = Complex.real(x).sin().pow(2).add(Complex.real(x).cos().pow(2));
        assertWithin(one, BigDecimal.ONE);

        Complex same = Complex.real(x).exp().log().add(Complex.real(x).negate());
        assertWithin(same, BigDecimal.ZERO);
    }

    @Property(tries = 200)
    void functionsOfAnInexactArgumentCoverEveryArgumentWithinItsBound(
            @ForAll @DoubleRange(min = 0.1, max = 20) double x, @ForAll @DoubleRange(min = -1, max = 1) double share) {
        double error = 1e-9;
        BigDecimal inside = exact(x).add(exact(share * error));
        Complex inexact = new Complex(x, 0, error);

        assertWithin(inexact.sin(), Decimals.sin(inside));
        assertWithin(inexact.exp(), Decimals.exp(inside));
        assertWithin(inexact.log(), Decimals.log(inside));
        assertWithin(inexact.sqrt(), Decimals.sqrt(inside));
    }

    @Test
    void sumsAndProductsOfSmallIntegersAreExact() {
        assertThat(Complex.real(3).multiply(Complex.real(7)).add(Complex.real(-21)).error()).isZero();
        assertThat(Complex.real(0.1).add(Complex.real(0.2)).error()).isPositive();
    }

    @Test
    void theSquareOfTheImaginaryUnitIsMinusOneAndRootsOfNegativeNumbersAreImaginary() {
        assertThat(Complex.I.multiply(Complex.I).re()).isEqualTo(-1);
        assertThat(Complex.real(-4).sqrt()).satisfies(root -> {
            assertThat(root.re()).isZero();
            assertThat(root.im()).isEqualTo(2);
        });
        assertThat(Complex.real(-1).log().im()).isEqualTo(Math.PI);
    }

    @Test
    void divisionByWhatMayBeZeroAndWhatDoublesLoseAreUndefined() {
        assertThatThrownBy(() -> new Complex(1e-12, 0, 1e-12).invert()).isSameAs(UndefinedValue.INSTANCE);
        assertThatThrownBy(() -> new Complex(1e-12, 0, 1e-12).log()).isSameAs(UndefinedValue.INSTANCE);
        assertThatThrownBy(() -> Complex.real(1000).exp()).isSameAs(UndefinedValue.INSTANCE);
        assertThatThrownBy(() -> Complex.real(-1000).exp()).isSameAs(UndefinedValue.INSTANCE);
        assertThatThrownBy(() -> Complex.real(1e-200).multiply(Complex.real(1e-200)))
                .isSameAs(UndefinedValue.INSTANCE);
    }

    private static void assertHolds(double x, UnaryOperator<Complex> function, UnaryOperator<BigDecimal> truth) {
        assertWithin(function.apply(Complex.real(x)), truth.apply(exact(x)));
    }

    private static void assertWithin(Complex value, BigDecimal truth) {
        assertThat(value.im()).isZero();
        assertThat(exact(value.re()).subtract(truth).abs()).as("%s", value).isLessThanOrEqualTo(exact(value.error()));
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(value);
    }
}
