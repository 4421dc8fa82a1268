package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    @Test
    void thereMayBeNobodyToPair() {
        assertThat(Assignment.highestSum(new double[0][0])).isZero();
        assertThat(Assignment.highestSum(new double[3][0])).isZero();
    }

    @Test
    void theMostAlikePairIsLeftOutWhereOthersAddUpToMore() {
        assertThat(Assignment.highestSum(new double[][]{{1, 0.9}, {0.9, 0}})).isEqualTo(1.8);
    }

    @Property
    void noPairingHasAHigherSum(@ForAll("values") double[][] values) {
        assertThat(Assignment.highestSum(values)).isCloseTo(best(values, 0, 0), within(1e-9));
    }

    @Provide
    Arbitrary<double[][]> values() {
        Arbitrary<Double> value = Arbitraries.oneOf(Arbitraries.of(0.0, 0.5, 1.0), Arbitraries.doubles().between(0, 1));
        return Arbitraries.integers().between(1, 6).flatMap(columns -> value.array(double[].class).ofSize(columns)
                .array(double[][].class).ofMinSize(1).ofMaxSize(6));
    }

    private static double best(double[][] values, int row, int taken) {
        if (row == values.length) {
            return 0;
        }
        double best = best(values, row + 1, taken);
        for (int column = 0; column < values[row].length; column++) {
            if ((taken & 1 << column) == 0) {
                best = Math.max(best, values[row][column] + best(values, row + 1, taken | 1 << column));
            }
        }
        return best;
    }
}
