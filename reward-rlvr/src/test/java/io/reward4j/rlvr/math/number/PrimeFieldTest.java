package io.reward4j.rlvr.math.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PrimeFieldTest {

    private static final long BELOW = (1L << 61) - 260;
    private static final List<PrimeField> FIELDS = List.of(PrimeField.FIRST, PrimeField.SECOND);

    @Test
    void theModuliArePrimesInWhichMinusOneHasTheRootThatIsGiven() {
        for (PrimeField field : FIELDS) {
            assertThat(BigInteger.valueOf(field.prime()).isProbablePrime(100)).isTrue();
            assertThat(field.multiply(field.imaginary(), field.imaginary())).isEqualTo(field.prime() - 1);
        }
    }

    @Property
    void arithmeticAgreesWithBigIntegers(@ForAll @LongRange(min = 0, max = BELOW) long a,
            @ForAll @LongRange(min = 1, max = BELOW) long b) {
        for (PrimeField field : FIELDS) {
            BigInteger p = BigInteger.valueOf(field.prime());
            BigInteger x = BigInteger.valueOf(a);
            BigInteger y = BigInteger.valueOf(b);
            assertThat(field.add(a, b)).isEqualTo(x.add(y).mod(p).longValueExact());
            assertThat(field.subtract(a, b)).isEqualTo(x.subtract(y).mod(p).longValueExact());
            assertThat(field.multiply(a, b)).isEqualTo(x.multiply(y).mod(p).longValueExact());
            assertThat(field.invert(b)).isEqualTo(y.modInverse(p).longValueExact());
            assertThat(field.power(a, y)).isEqualTo(x.modPow(y, p).longValueExact());
        }
    }
}
