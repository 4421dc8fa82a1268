package io.reward4j.rlvr.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.reward4j.rlvr.math.Comparison.Basis;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MathEquivalenceTest {

    private final MathEquivalence standard = MathEquivalence.standard();

    @Test
    void pairsOfTheTableAreEqualOrDifferInBothOrders() {
        List<String> wrong = new ArrayList<>();
        for (List<String> pair : MathRows.table("pairs.tsv")) {
            boolean equal = pair.get(0).equals("=");
            if (standard.equivalent(pair.get(1), pair.get(2)) != equal
                    || standard.equivalent(pair.get(2), pair.get(1)) != equal) {
                wrong.add(String.join("   ", pair));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aComparisonSaysHowItWasDecided() {
        assertThat(standard.compare("\\frac12", "\\tfrac{1}{2}").basis()).isEqualTo(Basis.EXACT);
        assertThat(standard.compare("$5$", "5")).isEqualTo(new Comparison(true, Basis.SAME_TEXT));
        assertThat(standard.compare("(x+1)^2", "x^2+2x+1")).isEqualTo(new Comparison(true, Basis.ALGEBRAIC));
        assertThat(standard.compare("\\sin^2x+\\cos^2x", "1")).isEqualTo(new Comparison(true, Basis.NUMERIC));
        assertThat(standard.compare("\\{1,2\\}", "(1,2)")).isEqualTo(new Comparison(false, Basis.STRUCTURE));
        assertThat(standard.compare("1", "\\frac{1}{")).isEqualTo(new Comparison(false, Basis.UNREADABLE));
        assertThat(standard.compare("1", "(".repeat(1_000))).isEqualTo(new Comparison(false, Basis.OVER_BUDGET));
        assertThat(Basis.NUMERIC).hasToString("numeric points");
    }

    @Test
    void pastABudgetEqualTextIsStillEqual() {
        String sum = "x+".repeat(6_000) + "1";

        assertThat(standard.compare(sum, "$" + sum + " $")).isEqualTo(new Comparison(true, Basis.OVER_BUDGET));
        assertThat(standard.compare(sum, sum + "+0")).isEqualTo(new Comparison(false, Basis.OVER_BUDGET));
    }

    @Test
    void nothingIsEqualToNothing() {
        assertThat(standard.equivalent("", "")).isFalse();
        assertThat(standard.equivalent(" ", "5")).isFalse();
        assertThat(standard.equivalent("5", "")).isFalse();
    }

    @Test
    void itIsASimilarityOfZeroOrOne() {
        assertThat(standard.of("1/2", "0.5")).isEqualTo(1);
        assertThat(standard.of("1/2", "0.4")).isEqualTo(0);
    }

    @Test
    void percentIsAFractionUnlessAnOptionSaysOtherwise() {
        MathEquivalence number = MathEquivalence.builder().percent(Percent.NUMBER).build();
        MathEquivalence either = MathEquivalence.builder().percent(Percent.EITHER).build();

        assertThat(standard.equivalent("0.5", "50\\%")).isTrue();
        assertThat(standard.equivalent("50", "50\\%")).isFalse();
        assertThat(number.equivalent("0.5", "50\\%")).isFalse();
        assertThat(number.equivalent("50", "50\\%")).isTrue();
        assertThat(either.equivalent("0.5", "50\\%")).isTrue();
        assertThat(either.equivalent("50", "50\\%")).isTrue();
    }

    @Test
    void aDecimalCommaIsAnOption() {
        MathEquivalence comma = MathEquivalence.builder().decimalComma(true).build();

        assertThat(comma.equivalent("3.5", "3,5")).isTrue();
        assertThat(comma.equivalent("1.234", "1,234")).isTrue();
        assertThat(comma.equivalent("12", "(1,2)")).isFalse();
        assertThat(standard.equivalent("3.5", "3,5")).isFalse();
    }

    @Test
    void theOrderOfABareListIsAnOption() {
        MathEquivalence ordered = MathEquivalence.builder().unorderedLists(false).build();

        assertThat(standard.equivalent("1, 2", "2, 1")).isTrue();
        assertThat(ordered.equivalent("1, 2", "2, 1")).isFalse();
        assertThat(ordered.equivalent("\\{1, 2\\}", "\\{2, 1\\}")).isTrue();
    }

    @Test
    void roundingIsAnOption() {
        MathEquivalence rounding = MathEquivalence.builder().rounding(true).build();

        assertThat(rounding.equivalent("\\frac13", "0.33")).isTrue();
        assertThat(rounding.equivalent("\\pi", "3.14")).isTrue();
        assertThat(rounding.equivalent("\\pi", "3.15")).isFalse();
        assertThat(rounding.equivalent("\\frac13", "0")).isFalse();
        assertThat(standard.equivalent("\\pi", "3.14")).isFalse();
    }

    @Test
    void toleranceIsAnOption() {
        MathEquivalence absolute = MathEquivalence.builder().tolerance(0.01, 0).build();
        MathEquivalence relative = MathEquivalence.builder().tolerance(0, 0.001).build();

        assertThat(standard.equivalent("10", "10.004")).isFalse();
        assertThat(absolute.equivalent("10", "10.004")).isTrue();
        assertThat(absolute.equivalent("10", "10.01")).isTrue();
        assertThat(absolute.equivalent("10", "10.0100001")).isFalse();
        assertThat(relative.equivalent("10", "10.01")).isTrue();
        assertThat(relative.equivalent("-2000", "-2001.9")).isTrue();
        assertThat(relative.equivalent("0", "0.0001")).isFalse();
    }

    @Test
    void aToleranceIsForNumbersOfAnyForm() {
        MathEquivalence tolerant = MathEquivalence.builder().tolerance(0.01, 0).build();

        assertThat(tolerant.equivalent("\\sqrt{2}", "1.41")).isTrue();
        assertThat(tolerant.equivalent("x = \\pi", "x = 3.14")).isTrue();
        assertThat(tolerant.equivalent("(1, 2)", "(1.004, 1.996)")).isTrue();
        assertThat(tolerant.equivalent("10\\text{ cm}", "10.004 cm")).isTrue();
        assertThat(tolerant.equivalent("10 cm", "10.004 m")).isFalse();
        assertThat(tolerant.equivalent("x + 10", "x + 10.004")).isFalse();
        assertThat(tolerant.equivalent("yes", "no")).isFalse();
    }

    @Test
    void aToleranceIsFiniteAndNotNegative() {
        MathEquivalence.Builder builder = MathEquivalence.builder();

        assertThatIllegalArgumentException().isThrownBy(() -> builder.tolerance(-1, 0))
                .withMessage("the absolute tolerance is finite and not negative, but was -1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.tolerance(0, Double.NaN))
                .withMessage("the relative tolerance is finite and not negative, but was NaN");
    }

    @Test
    void aUnitOfOneSideIsIgnoredUnlessAnOptionSaysOtherwise() {
        MathEquivalence strict = MathEquivalence.builder().units(false).build();

        assertThat(standard.equivalent("10", "10 cm")).isTrue();
        assertThat(strict.equivalent("10", "10 cm")).isFalse();
        assertThat(strict.equivalent("10\\text{ cm}", "10 cm")).isTrue();
        assertThat(standard.equivalent("10 m", "10 cm")).isFalse();
        assertThat(strict.equivalent("30", "30^\\circ")).isFalse();
    }

    @Test
    void theSubscriptOfABaseIsDroppedByAnOption() {
        MathEquivalence dropped = MathEquivalence.builder().baseSubscripts(true).build();

        assertThat(standard.equivalent("101_2", "101")).isFalse();
        assertThat(dropped.equivalent("101_2", "101")).isTrue();
        assertThat(dropped.equivalent("101_b", "101")).isFalse();
        assertThat(dropped.equivalent("101_2", "101_3")).isFalse();
    }

    @Test
    void theDirectionOfARelationIsAnOption() {
        MathEquivalence directed = MathEquivalence.builder().flippedRelations(false).build();

        assertThat(standard.equivalent("a < b", "b > a")).isTrue();
        assertThat(directed.equivalent("a < b", "b > a")).isFalse();
        assertThat(directed.equivalent("a < b", "a < b")).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway") // the refusal is what is tested
    void answersAreNeverNull() {
        assertThatNullPointerException().isThrownBy(() -> standard.equivalent(null, "1")).withMessage("gold");
        assertThatNullPointerException().isThrownBy(() -> standard.equivalent("1", null)).withMessage("prediction");
    }
}
