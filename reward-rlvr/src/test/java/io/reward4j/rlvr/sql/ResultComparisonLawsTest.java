package io.reward4j.rlvr.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultComparisonLawsTest {

    private static final ResultComparison MULTISET = new ResultComparison(1e-9, false);
    private static final ResultComparison ORDERED = new ResultComparison(1e-9, true);

    @Property(tries = 300)
    void anyOrderOfTheSameRowsIsEqualAndOnlyTheSameOrderIsInOrder(@ForAll long seed,
            @ForAll @IntRange(max = 40) int n) {
        SqlRun.Rows rows = rows(new Random(seed), n);
        List<List<@Nullable Object>> shuffled = new ArrayList<>(rows.rows());
        Collections.shuffle(shuffled, new Random(seed + 1));
        assertThat(MULTISET.difference(rows, new SqlRun.Rows(3, shuffled))).isEmpty();
        assertThat(ORDERED.difference(rows, new SqlRun.Rows(3, shuffled)).isEmpty())
                .isEqualTo(shuffled.equals(rows.rows()));
    }

    @Property(tries = 300)
    void numbersThatDifferALittleAreEqualInAnyOrder(@ForAll long seed, @ForAll @IntRange(max = 40) int n) {
        SqlRun.Rows rows = rows(new Random(seed), n);
        Random random = new Random(seed + 1);
        List<List<@Nullable Object>> moved = new ArrayList<>();
        for (List<@Nullable Object> row : rows.rows()) {
            List<@Nullable Object> other = new ArrayList<>(row);
            other.replaceAll(
                    value -> value instanceof Double d ? d * (1 + (random.nextDouble() - 0.5) * 1e-10) : value);
            moved.add(other);
        }
        Collections.shuffle(moved, random);
        assertThat(MULTISET.difference(rows, new SqlRun.Rows(3, moved))).isEmpty();
    }

    @Property(tries = 300)
    void aValueThatChangesOrARowMoreIsADifference(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int n) {
        SqlRun.Rows rows = rows(new Random(seed), n);
        Random random = new Random(seed + 1);
        List<List<@Nullable Object>> changed = new ArrayList<>(rows.rows());
        int at = random.nextInt(n);
        List<@Nullable Object> row = new ArrayList<>(changed.get(at));
        row.set(random.nextInt(3), "changed");
        changed.set(at, row);
        assertThat(MULTISET.difference(rows, new SqlRun.Rows(3, changed))).isNotEmpty();
        changed.set(at, rows.rows().get(at));
        changed.add(rows.rows().get(at));
        assertThat(MULTISET.difference(rows, new SqlRun.Rows(3, changed))).isNotEmpty();
    }

    @Test
    void manyRowsThatDifferALittleArePairedWithinTheBudget() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<List<@Nullable Object>> moved = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            rows.add(List.of(i + 0.5, "x"));
            moved.add(List.of((i + 0.5) * (1 + 1e-12), "x"));
        }
        Collections.shuffle(moved, new Random(1));
        assertThat(MULTISET.difference(new SqlRun.Rows(2, rows), new SqlRun.Rows(2, moved))).isEmpty();
        moved.replaceAll(row -> Arrays.asList(row.getFirst(), "y"));
        assertThat(MULTISET.difference(new SqlRun.Rows(2, rows), new SqlRun.Rows(2, moved)))
                .isEqualTo("100000 rows of 100000 differ");
    }

    private static SqlRun.Rows rows(Random random, int n) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                row.add(switch (random.nextInt(4)) {
                    case 0 -> null;
                    case 1 -> (long) random.nextInt(3);
                    case 2 -> random.nextInt(3) + 0.25;
                    default -> "text " + random.nextInt(3);
                });
            }
            rows.add(row);
        }
        return new SqlRun.Rows(3, rows);
    }
}
