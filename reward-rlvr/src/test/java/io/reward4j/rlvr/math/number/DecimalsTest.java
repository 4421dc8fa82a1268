package io.reward4j.rlvr.math.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DecimalsTest {

    private static final BigDecimal NEAR = new BigDecimal("1e-80");

    /// The digits stand in OEIS A000796, A001113 and A002392.
    @Test
    void theConstantsHaveTheirKnownDigits() {
        assertThat(Decimals.pi().toPlainString())
                .startsWith("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899");
        assertThat(Decimals.e().toPlainString())
                .startsWith("2.71828182845904523536028747135266249775724709369995957496696762772407663035354759");
        assertThat(Decimals.log(BigDecimal.TEN).toPlainString())
                .startsWith("2.30258509299404568401799145468436420760110148862877297603332790096757260967735248");
    }

    @Property(tries = 100)
    void logarithmsUndoPowersAndSquaresUndoRoots(@ForAll @DoubleRange(min = 0.01, max = 500) double value) {
        BigDecimal x = new BigDecimal(value);

        assertNear(Decimals.log(Decimals.exp(x)), x);
        assertNear(Decimals.sqrt(x).pow(2), x);
    }

    @Property(tries = 100)
    void sinesAndCosinesKeepTheirIdentities(@ForAll @DoubleRange(min = -1000, max = 1000) double value) {
        BigDecimal x = new BigDecimal(value);
        BigDecimal sine = Decimals.sin(x);
        BigDecimal cosine = Decimals.cos(x);

        assertNear(sine.pow(2).add(cosine.pow(2)), BigDecimal.ONE);
        assertNear(Decimals.sin(x.add(x)), sine.multiply(cosine).multiply(BigDecimal.TWO));
    }

    @Property(tries = 100)
    void theArcTangentUndoesTheTangent(@ForAll @DoubleRange(min = -1.5, max = 1.5) double value) {
        BigDecimal x = new BigDecimal(value);

        assertNear(Decimals.atan(Decimals.divide(Decimals.sin(x), Decimals.cos(x))), x);
    }

    @Test
    void whatHasNoRealValueOrIsTooLargeIsUndefined() {
        assertThatThrownBy(() -> Decimals.sqrt(BigDecimal.valueOf(-1))).isSameAs(UndefinedValue.INSTANCE);
        assertThatThrownBy(() -> Decimals.log(BigDecimal.ZERO)).isSameAs(UndefinedValue.INSTANCE);
        assertThatThrownBy(() -> Decimals.divide(BigDecimal.ONE, BigDecimal.ZERO)).isSameAs(UndefinedValue.INSTANCE);
        assertThatThrownBy(() -> Decimals.exp(new BigDecimal("1e9"))).isSameAs(UndefinedValue.INSTANCE);
    }

    private static void assertNear(BigDecimal value, BigDecimal expected) {
        BigDecimal scale = expected.abs().max(BigDecimal.ONE);
        assertThat(value.subtract(expected).abs()).isLessThanOrEqualTo(scale.multiply(NEAR));
    }
}
