package io.reward4j.rlvr.math.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.reward4j.rlvr.math.MathEquivalence;
import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.number.Complex;
import io.reward4j.rlvr.math.number.Decimals;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.UndefinedValue;
import io.reward4j.rlvr.math.number.Unreadable;
import io.reward4j.rlvr.math.syntax.Lexer;
import io.reward4j.rlvr.math.syntax.Parser;
import io.reward4j.rlvr.math.syntax.Token;
import io.reward4j.rlvr.math.syntax.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The functions that the reader knows. A new one needs its line of examples in [#examples()].
class FunctionTest {

    private static final List<Rational> POINTS = Stream.of(-7, -4, 0, 1, 6, 9, 10)
            .map(n -> Rational.of(n).multiply(Rational.of(2).invert()))
            .toList();

    /// For each function: its value, and another that it has not.
    static List<Example> examples() {
        return List.of(
                new Example(Function.ARCSIN, "\\arcsin(1/2)", "\\pi/6", "\\pi/3"),
                new Example(Function.ARCCOS, "\\arccos(1/2)", "\\pi/3", "\\pi/6"),
                new Example(Function.ARCTAN, "\\arctan 1", "\\pi/4", "\\pi/2"),
                new Example(Function.ARCCOT, "\\operatorname{arccot}(\\sqrt{3})", "\\pi/6", "\\pi/3"),
                new Example(Function.ARCSEC, "\\operatorname{arcsec}(2)", "\\pi/3", "\\pi/6"),
                new Example(Function.ARCCSC, "\\operatorname{arccsc}(2)", "\\pi/6", "\\pi/3"),
                new Example(Function.SIN, "\\sin(2x)", "2\\sin x\\cos x", "2\\sin x"),
                new Example(Function.COS, "\\cos(\\pi/3)", "1/2", "1/3"),
                new Example(Function.TAN, "\\tan x", "\\sin x/\\cos x", "\\cos x/\\sin x"),
                new Example(Function.COT, "\\cot x", "1/\\tan x", "\\tan x"),
                new Example(Function.SEC, "\\sec x", "1/\\cos x", "1/\\sin x"),
                new Example(Function.CSC, "\\csc x", "1/\\sin x", "1/\\cos x"),
                new Example(Function.ARSINH, "\\operatorname{arsinh}(x)", "\\ln(x+\\sqrt{x^2+1})", "\\ln(x+1)"),
                new Example(Function.ARCOSH, "\\operatorname{arcosh}(3)", "\\ln(3+\\sqrt{8})", "\\ln(3)"),
                new Example(Function.ARTANH, "\\operatorname{artanh}(1/2)", "\\frac12\\ln 3", "\\ln 3"),
                new Example(Function.SINH, "\\sinh x", "(e^x-e^{-x})/2", "(e^x+e^{-x})/2"),
                new Example(Function.COSH, "\\cosh x", "(e^x+e^{-x})/2", "(e^x-e^{-x})/2"),
                new Example(Function.TANH, "\\tanh x", "\\sinh x/\\cosh x", "\\sinh x"),
                new Example(Function.COTH, "\\coth x", "1/\\tanh x", "\\tanh x"),
                new Example(Function.SECH, "\\operatorname{sech} x", "1/\\cosh x", "\\cosh x"),
                new Example(Function.CSCH, "\\operatorname{csch} x", "1/\\sinh x", "\\sinh x"),
                new Example(Function.EXP, "\\exp(2x)", "e^{2x}", "e^x"),
                new Example(Function.CIS, "\\operatorname{cis}(\\pi/2)", "i", "-i"),
                new Example(Function.LN, "\\ln(e^2)", "2", "e"),
                new Example(Function.LG, "\\lg 1000", "3", "10"),
                new Example(Function.LOG, "\\log_2 8", "3", "4"),
                new Example(Function.ABS, "|-x|", "|x|", "x"),
                new Example(Function.FLOOR, "\\lfloor -7/2 \\rfloor", "-4", "-3"),
                new Example(Function.CEIL, "\\lceil -7/2 \\rceil", "-3", "-4"),
                new Example(Function.SIGN, "\\operatorname{sgn}(-5)", "-1", "1"),
                new Example(Function.FACTORIAL, "5!", "120", "60"),
                new Example(Function.DOUBLE_FACTORIAL, "7!!", "105", "5040"),
                new Example(Function.BINOMIAL, "\\binom{6}{2}", "15", "30"),
                new Example(Function.GCD, "\\gcd(125, 50x)", "25", "50"),
                new Example(Function.LCM, "\\operatorname{lcm}(4, 6, x^2)", "12x^2", "24x^2"),
                new Example(Function.MAX, "\\max(x, 3, y)", "\\max(y, x, 3)", "\\max(x, y)"),
                new Example(Function.MIN, "\\min(\\pi, 3)", "3", "\\pi"),
                new Example(Function.MOD, "\\operatorname{Mod}(17, 5)", "2", "3"),
                new Example(Function.REAL_PART, "\\operatorname{Re}(3+4i)", "3", "4"),
                new Example(Function.IMAGINARY_PART, "\\operatorname{Im}(3+4i)", "4", "3"),
                new Example(Function.CONJUGATE, "\\operatorname{conjugate}(3+4i)", "3-4i", "3+4i"),
                new Example(Function.ARGUMENT, "\\operatorname{arg}(1+i)", "\\pi/4", "\\pi/2"),
                new Example(Function.DEGREES, "\\sin(30^\\circ)", "1/2", "1/3"),
                new Example(Function.PERCENT, "50\\%", "1/2", "1/5"));
    }

    @Test
    void everyFunctionHasAnExample() {
        assertThat(examples()).extracting(Example::function).containsExactly(Function.values());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aCallHasItsValueAndNoOther(Example example) {
        MathEquivalence equivalence = MathEquivalence.standard();
        assertThat(equivalence.equivalent(example.value, example.call)).as("equals " + example.value).isTrue();
        assertThat(equivalence.equivalent(example.call, example.value)).as("equals " + example.value).isTrue();
        assertThat(equivalence.equivalent(example.other, example.call)).as("equals " + example.other).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everySpellingReadsAsACall(Function function) {
        for (String spelling : function.spellings()) {
            if (symbol(spelling) == function) {
                String arguments = function.takes(1) ? "(m)" : "(m, n)";
                assertThat(read("\\" + spelling + arguments)).as(spelling).isInstanceOfAny(Call.class, Power.class);
                if (Vocabulary.unit(spelling) == null) {
                    assertThat(read("\\operatorname{" + spelling + "}" + arguments)).as(spelling)
                            .isInstanceOfAny(Call.class, Power.class);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRationalPointHasOneValueInEveryArithmetic(Function function) {
        for (Rational first : POINTS) {
            for (Rational second : POINTS) {
                List<Rational> point = function.takes(1) ? List.of(first) : List.of(first, second);
                Optional<Rational> exact = value(() -> function.exactlyAt(point));
                Optional<Double> numeric = value(() -> function
                        .at(point.stream().map(x -> Complex.real(x.toDouble())).toList()).re());
                Optional<Double> decimal = value(() -> function
                        .decimalAt(point.stream().map(Decimals::of).toList()).doubleValue());
                exact.map(Rational::toDouble).ifPresent(value -> {
                    numeric.ifPresent(n -> assertThat(n).as("%s", point).isCloseTo(value, within(1e-12)));
                    decimal.ifPresent(d -> assertThat(d).as("%s", point).isCloseTo(value, within(1e-12)));
                });
                if (numeric.isPresent() && decimal.isPresent()) {
                    double size = Math.max(1, Math.abs(numeric.get()));
                    assertThat(numeric.get()).as("%s", point).isCloseTo(decimal.get(), within(1e-12 * size));
                }
            }
        }
    }

    @Test
    void aLogarithmWithoutABaseIsNaturalOrDecimal() {
        assertThat(Function.LOG.meant(1, true)).isEqualTo(Function.LN);
        assertThat(Function.LOG.meant(1, false)).isEqualTo(Function.LG);
        assertThat(Function.LOG.meant(2, true)).isEqualTo(Function.LOG);
        assertThat(Function.SIN.meant(1, true)).isEqualTo(Function.SIN);
    }

    @Test
    void anExponentOfMinusOneMeansTheInverseWhereThereIsOne() {
        assertThat(Function.SIN.inverse()).isEqualTo(Function.ARCSIN);
        assertThat(Function.TANH.inverse()).isEqualTo(Function.ARTANH);
        assertThat(Function.LN.inverse()).isEqualTo(Function.LN);
    }

    @Test
    void aCallOfTooManyArgumentsIsUnreadable() {
        List<Expr> three = List.of(new Name("x"), new Name("y"), new Name("z"));
        assertThatThrownBy(() -> Function.LOG.call(three)).isSameAs(Unreadable.SYNTAX);
        assertThat(Function.MAX.call(three)).isEqualTo(new Call(Function.MAX, three));
    }

    private static <V> Optional<V> value(Supplier<@Nullable V> supplier) {
        try {
            return Optional.ofNullable(supplier.get());
        } catch (UndefinedValue none) {
            return Optional.empty();
        }
    }

    private static @Nullable Object symbol(String spelling) {
        Token meaning = Vocabulary.meaning(spelling);
        return meaning == null ? null : meaning.symbol();
    }

    private static Expr read(String text) {
        return assertDoesNotThrow(() -> Parser.parse(Lexer.tokens(text, false)), text);
    }

    record Example(Function function, String call, String value, String other) {}
}
