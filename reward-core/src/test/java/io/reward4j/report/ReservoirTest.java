package io.reward4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.report.stats.Reservoir;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReservoirTest {

    @Test
    void quartilesOfFewValuesAreExact() {
        Distribution.Collector collector = new Distribution.Collector();
        for (double value : new double[]{4, 1, 3, 2}) {
            collector.add(value);
        }
        Distribution values = collector.collect();
        assertThat(values.lowerQuartile()).isEqualTo(1.75);
        assertThat(values.median()).isEqualTo(2.5);
        assertThat(values.upperQuartile()).isEqualTo(3.25);
    }

    @Property(tries = 200)
    void quartilesAreInOrderWithinTheValues(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = -1e6, max = 1e6) Double> values) {
        Distribution.Collector collector = new Distribution.Collector();
        values.forEach(collector::add);
        Distribution d = collector.collect();
        assertThat(new double[]{d.min(), d.lowerQuartile(), d.median(), d.upperQuartile(), d.max()}).isSorted();
        assertThat(collector.histogram(10).counts().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(values.size());
    }

    @Test
    void ofManyValuesAnEvenDrawIsKept() {
        Reservoir reservoir = new Reservoir();
        int count = 1_000_000;
        for (int i = 0; i < count; i++) {
            reservoir.add(i);
        }
        double[] kept = reservoir.sorted();
        assertThat(kept).hasSize(Reservoir.SIZE).doesNotHaveDuplicates();
        for (double share : new double[]{0.05, 0.25, 0.5, 0.75, 0.95}) {
            assertThat(Reservoir.quantile(kept, share) / count).isCloseTo(share, within(0.03));
        }
        Reservoir again = new Reservoir();
        for (int i = 0; i < count; i++) {
            again.add(i);
        }
        assertThat(Arrays.equals(again.sorted(), kept)).isTrue();
    }

    @Test
    void noValuesHaveAQuantileOfZero() {
        assertThat(Reservoir.quantile(new double[0], 0.5)).isZero();
        assertThat(new Distribution.Collector().collect()).isEqualTo(new Distribution(0, 0, 0, 0, 0, 0, 0, 0));
    }
}
