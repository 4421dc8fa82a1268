package io.reward4j.rlvr.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.syntax.Lexer;
import io.reward4j.rlvr.math.syntax.Parser;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealSetTest {

    private final Matcher matcher = new Matcher(EquivalenceOptions.STANDARD);
    private final ValueComparator values = new ValueComparator(new Budget(), false, NumberTolerance.NONE);

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "[1, 2) ; 1 \\le x < 2", "(-\\infty, 3) ; x < 3", "x \\ne 3 ; (-\\infty,3)\\cup(3,\\infty)",
            "[1,2]\\cup[2,3] ; [1,3]", "[1,2)\\cup[2,3] ; [1,3]", "(0,2)\\cap(1,3) ; (1,2)",
            "|x| < 2 ; (-2,2)", "|x - 1| \\ge 2 ; (-\\infty,-1]\\cup[3,\\infty)",
            "\\mathbb{R}\\setminus\\{1,2\\} ; (-\\infty,1)\\cup(1,2)\\cup(2,\\infty)",
            "x + 2 > 5 ; (3,\\infty)", "x > 1 \\wedge x < 4 ; (1,4)", "x < 1 or x > 4 ; (-\\infty,1)\\cup(4,\\infty)",
            "f(x) > 1 ; (1,\\infty)", "x \\in [0, \\frac12] ; [0, 0.5]"})
    void setsOfOneMeaningAreEqual(String first, String second) {
        assertThat(set(first).equal(set(second), matcher)).isTrue();
        assertThat(set(second).equal(set(first), matcher)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "[1, 2) ; [1, 2]", "(1,2)\\cup(2,3) ; (1,3)", "x < 1 and x > 4 ; (-\\infty,1)\\cup(4,\\infty)",
            "|x| < 2 ; |x| > 2", "[0, 1] ; [0, 1.0001]"})
    void setsOfOtherMeaningDiffer(String first, String second) {
        assertThat(set(first).equal(set(second), matcher)).isFalse();
    }

    @Test
    void whatIsNoSetOfRealNumbersIsNone() {
        assertThat(read("x + 1")).isNull();
        assertThat(read("[a, b]")).isNull();
        assertThat(read("\\langle 1, 2 \\rangle")).isNull();
        assertThat(read("x^2 < 4")).isNull();
        assertThat(read("(2, 1)")).isNull();
    }

    @Property(tries = 200)
    void theComplementOfAUnionIsTheIntersectionOfTheComplements(@ForAll @IntRange(min = -9, max = 9) int a,
            @ForAll @IntRange(min = 1, max = 9) int b, @ForAll @IntRange(min = -9, max = 9) int c,
            @ForAll @IntRange(min = 1, max = 9) int d) {
        RealSet first = set("[" + a + "," + (a + b) + ")");
        RealSet second = set("(" + c + "," + (c + d) + "]");
        String outside = "((-\\infty," + a + ")\\cup[" + (a + b) + ",\\infty)) \\cap ((-\\infty," + c + "]\\cup("
                + (c + d) + ",\\infty))";

        assertThat(first.union(second).complement().equal(set(outside), matcher)).isTrue();
        assertThat(first.complement().complement().equal(first, matcher)).isTrue();
    }

    private RealSet set(String text) {
        return Objects.requireNonNull(read(text), text);
    }

    private @Nullable RealSet read(String text) {
        Expr expr = Parser.parse(Lexer.tokens(text, false));
        return RealSet.of(expr, values);
    }
}
