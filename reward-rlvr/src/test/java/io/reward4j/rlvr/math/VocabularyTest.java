package io.reward4j.rlvr.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Function;
import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Complex;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.syntax.Lexer;
import io.reward4j.rlvr.math.syntax.Parser;
import io.reward4j.rlvr.math.syntax.Token;
import io.reward4j.rlvr.math.syntax.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the reader knows. One new line in [Function] or [Operator] and its name here is all that a new
/// function or operator takes.
class VocabularyTest {

    @Test
    void theseAreTheFunctions() {
        assertThat(names(Function.values())).isEqualTo("SIN COS TAN COT SEC CSC ARCSIN ARCCOS ARCTAN ARCCOT ARCSEC"
                + " ARCCSC SINH COSH TANH COTH SECH CSCH ARSINH ARCOSH ARTANH EXP CIS LN LG LOG ABS FLOOR CEIL SIGN"
                + " FACTORIAL DOUBLE_FACTORIAL BINOMIAL GCD LCM MAX MIN MOD REAL_PART IMAGINARY_PART CONJUGATE ARGUMENT"
                + " DEGREES PERCENT");
    }

    @Test
    void theseAreTheOperators() {
        assertThat(names(Operator.values())).isEqualTo("PLUS MINUS PLUS_MINUS MINUS_PLUS TIMES DIVIDE MOD UNION"
                + " INTERSECTION DIFFERENCE EQUAL NOT_EQUAL LESS GREATER AT_MOST AT_LEAST IN NOT_IN SUBSET CONGRUENT"
                + " SIMILAR APPROXIMATELY PARALLEL PERPENDICULAR TO IMPLIES EQUIVALENT RATIO");
    }

    @Test
    void everySpellingOfAFunctionReadsAsACall() {
        for (Function function : Function.values()) {
            for (String spelling : function.spellings()) {
                if (value(spelling) == function) {
                    Expr read = read("\\" + spelling + (function.takes(1) ? "(m)" : "(m, n)"));
                    assertThat(read).as(spelling).isInstanceOfAny(Call.class, Power.class);
                }
            }
        }
    }

    @Test
    void everySpellingOfAnOperatorReadsAsOne() {
        for (Operator operator : Operator.values()) {
            for (String spelling : operator.spellings()) {
                boolean command = Character.isLetter(spelling.charAt(0)) && spelling.charAt(0) < 128;
                if (value(spelling) == operator) {
                    assertThat(read("x " + (command ? "\\" : "") + spelling + " y")).as(spelling).isNotNull();
                }
            }
        }
    }

    @Test
    void everyFunctionThatIsRealAtOneHalfAgreesWithItselfInBothArithmetics() {
        ValueComparator values = new ValueComparator(new Budget(), false, NumberTolerance.NONE);
        for (Function function : List.of(Function.ABS, Function.FLOOR, Function.CEIL, Function.SIGN,
                Function.PERCENT)) {
            Expr half = new Expr.Num(Rational.of(-7).multiply(Rational.of(2).invert()), 0);
            double numeric = function.at(List.of(Complex.real(-3.5))).re();
            assertThat(values.constant(new Call(function, List.of(half)))).as(function.name()).isEqualTo(numeric);
        }
    }

    private static @Nullable Object value(String spelling) {
        Token meaning = Vocabulary.meaning(spelling);
        return meaning == null ? null : meaning.symbol();
    }

    private static Expr read(String text) {
        return assertDoesNotThrow(() -> Parser.parse(Lexer.tokens(text, false)), text);
    }

    private static String names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(" "));
    }
}
