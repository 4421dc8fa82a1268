package io.reward4j.rlvr.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.rlvr.math.MathRows.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Pairs with the verdicts of nineteen open projects.
class EquivalenceRowsTest {

    private static final Set<String> REFUSED = Set.of("security", "resource_limit");

    private final List<Row> rows = MathRows.all();

    @Test
    void plainMathematicsIsRightInAtLeast985OfAThousandRowsWithAtMostTwoFalseRewards() {
        List<Row> plain = rows.stream().filter(row -> row.policy() == null).toList();
        List<Row> wrong = wrong(plain, MathEquivalence.standard());

        System.out.printf("plain: %d of %d right, not %s%n", plain.size() - wrong.size(), plain.size(), ids(wrong));
        assertThat(plain).hasSize(504);
        assertThat(wrong.size()).isLessThanOrEqualTo((int) (plain.size() * 0.015));
        assertThat(wrong.stream().filter(row -> !row.equal()).count()).as("false rewards").isLessThanOrEqualTo(2);
    }

    @Test
    void rowsOfAPolicyAreRightWithTheOptionThatTheTableNames() {
        Set<String> excluded = MathRows.table("excluded.tsv").stream().map(line -> line.get(0))
                .collect(Collectors.toSet());
        for (List<String> policy : MathRows.table("policies.tsv")) {
            List<Row> governed = rows.stream()
                    .filter(row -> policy.get(0).equals(row.policy()) && !excluded.contains(row.id()))
                    .toList();

            assertThat(governed).as(policy.get(0)).isNotEmpty();
            assertThat(ids(wrong(governed, equivalence(policy)))).as(policy.get(0)).isEmpty();
        }
    }

    @Test
    void payloadsAndPowerTowersAreRefused() {
        List<Row> hostile = rows.stream().filter(row -> row.policy() != null && REFUSED.contains(row.policy()))
                .toList();

        assertThat(hostile).hasSizeGreaterThanOrEqualTo(3).allMatch(row -> !row.equal());
        assertThat(wrong(hostile, MathEquivalence.standard())).isEmpty();
    }

    @Test
    void otherPoliciesAreReported() {
        Map<String, String> report = new TreeMap<>();
        rows.stream().filter(row -> row.policy() != null).collect(Collectors.groupingBy(row -> Objects
                .requireNonNull(row.policy()))).forEach((policy, of) -> report.put(policy,
                        of.size() - wrong(of, MathEquivalence.standard()).size() + " of " + of.size()));

        System.out.println("with the defaults: " + report);
        assertThat(report).containsKeys("house_rule", "working_shown", "string_match_only");
    }

    private static List<Row> wrong(List<Row> rows, MathEquivalence equivalence) {
        return rows.stream().filter(row -> isEqual(row, equivalence) != row.equal()).toList();
    }

    private static boolean isEqual(Row row, MathEquivalence equivalence) {
        if (!row.response()) {
            return equivalence.equivalent(row.gold(), row.prediction());
        }
        Sample sample = Sample.of("", row.prediction()).withReference(row.gold());
        try {
            return MathReward.of(equivalence).score(sample).value() == 1;
        } catch (RewardException unreadableGold) {
            return false;
        }
    }

    private static List<String> ids(List<Row> rows) {
        return rows.stream().map(Row::id).toList();
    }

    private static MathEquivalence equivalence(List<String> policy) {
        MathEquivalence.Builder builder = MathEquivalence.builder();
        return switch (policy.get(1)) {
            case "percent" -> builder.percent(Percent.valueOf(policy.get(2))).build();
            case "decimalComma" -> builder.decimalComma(true).build();
            case "baseSubscripts" -> builder.baseSubscripts(true).build();
            case "rounding" -> builder.rounding(true).build();
            case "none" -> MathEquivalence.standard();
            default -> throw new IllegalArgumentException(policy.toString());
        };
    }
}
