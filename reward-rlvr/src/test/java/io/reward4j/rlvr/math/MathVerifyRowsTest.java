package io.reward4j.rlvr.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.rlvr.math.MathRows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The parametrised cases of Math-Verify, as answers or as responses.
class MathVerifyRowsTest {

    /// Cases on which ours is right, with the reason.
    private static final Map<String, String> OURS_IS_RIGHT = new TreeMap<>(Map.of(
            "mv0029", "the nine after `Answer` is nine; there it is unread because of the line breaks",
            "mv0030", "the same between other delimiters",
            "mv0095", "5+5+1 = 7 = 11 is false",
            "mv0097", "5+5+1 = 1/3 is false",
            "mv0100", "1/3 is not about 1.3",
            "mv0110", "3+3 = 2 is false",
            "mv0182", "x in [-2, 7] is -2 <= x <= 7; there an option forbids the comparison",
            "mv0245", "f(x) and f(y) differ; there an option renames variables",
            "mv0255", "1 - 1/e is not 1 + 1/e"));

    /// Cases on which theirs is right, all of them by what is read out of a response: two formulas side by side, an
    /// amount between dollar signs, several boxes with words between them.
    private static final Set<String> THEIRS_IS_RIGHT = Set.of("mv0013", "mv0119", "mv0167", "mv0185",
            "mv0210", "mv0230", "mv0242");

    private final List<Row> rows = MathRows.of("math-verify.jsonl");

    @Test
    void weDifferOnlyWhereItIsSaidWhoIsRight() {
        List<String> differing = new ArrayList<>();
        for (Row row : rows) {
            if (isEqual(row) != row.equal()) {
                differing.add(row.id());
            }
        }
        System.out.printf("math-verify: %d of %d agree%n", rows.size() - differing.size(), rows.size());
        differing.removeAll(OURS_IS_RIGHT.keySet());
        assertThat(rows).hasSize(256);
        assertThat(THEIRS_IS_RIGHT).containsAll(differing);
    }

    private static boolean isEqual(Row row) {
        MathEquivalence equivalence = equivalence(row.policy() == null ? "" : row.policy());
        return equivalence.equivalent(row.gold(), row.prediction()) || isRewarded(row, equivalence);
    }

    private static boolean isRewarded(Row row, MathEquivalence equivalence) {
        try {
            Sample sample = Sample.of("", row.prediction()).withReference(row.gold());
            return MathReward.of(equivalence).score(sample).value() == 1;
        } catch (RewardException unreadableGold) {
            return false;
        }
    }

    private static MathEquivalence equivalence(String policy) {
        MathEquivalence.Builder builder = MathEquivalence.builder();
        return switch (policy) {
            case "decimal_comma" -> builder.decimalComma(true).build();
            case "percent" -> builder.percent(Percent.EITHER).build();
            case "rounding" -> builder.rounding(true).build();
            default -> MathEquivalence.standard();
        };
    }
}
