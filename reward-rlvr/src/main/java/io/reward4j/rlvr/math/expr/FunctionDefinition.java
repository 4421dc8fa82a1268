package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Complex;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.UndefinedValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What defines a [Function]: how it is written, and its value in each kind of arithmetic.
///
/// Without a [#complex] value a function equals only itself; an [#exact] one is taken wherever the arguments are
/// rational, and a [#decimal] one where doubles are too coarse. A [#residue] is a pseudo-random one unless it is said
/// how to compute it.
final class FunctionDefinition {

    private final int leastArguments;
    private final int mostArguments;
    private final boolean folded;
    private final List<String> spellings;
    private int cost = 1;
    private boolean exponential;
    private Rule<Complex> complex = Rule.undefined();
    private Rule<Rational> exact = Rule.undefined();
    private Rule<BigDecimal> decimal = Rule.undefined();
    private ResidueRule residue = ResidueArithmetic::standIn;
    private OverExpressions canonical = arguments -> null;
    private @Nullable Function inverse;
    private @Nullable Function natural;
    private @Nullable Function common;

    private FunctionDefinition(int leastArguments, int mostArguments, boolean folded, String... spellings) {
        this.leastArguments = leastArguments;
        this.mostArguments = mostArguments;
        this.folded = folded;
        this.spellings = List.of(spellings);
    }

    /// A function of one argument.
    static FunctionDefinition unary(String... spellings) {
        return new FunctionDefinition(1, 1, false, spellings);
    }

    /// A function of two arguments.
    static FunctionDefinition binary(String... spellings) {
        return new FunctionDefinition(2, 2, false, spellings);
    }

    /// A function of any number of arguments, whose order and repetition do not matter. Its rules are those of two
    /// arguments, which are applied from left to right; the first is joined with itself, too.
    static FunctionDefinition ofMany(String... spellings) {
        return new FunctionDefinition(1, Budget.MAX_ITEMS, true, spellings);
    }

    /// A function of a value and a base, which may be written as a subscript. Without a base it is read as either of
    /// two others.
    static FunctionDefinition toBase(Function natural, Function common, String... spellings) {
        FunctionDefinition definition = new FunctionDefinition(1, 2, false, spellings);
        definition.natural = natural;
        definition.common = common;
        return definition;
    }

    FunctionDefinition complex(UnaryOperator<Complex> value) {
        complex = Rule.unary(value);
        return this;
    }

    FunctionDefinition complex(BinaryOperator<Complex> value) {
        complex = rule(value);
        return this;
    }

    FunctionDefinition exact(UnaryOperator<Rational> value) {
        exact = Rule.unary(value);
        return this;
    }

    FunctionDefinition exact(BinaryOperator<Rational> value) {
        exact = rule(value);
        return this;
    }

    FunctionDefinition decimal(UnaryOperator<BigDecimal> value) {
        decimal = Rule.unary(value);
        return this;
    }

    FunctionDefinition decimal(BinaryOperator<BigDecimal> value) {
        decimal = rule(value);
        return this;
    }

    FunctionDefinition residue(ResidueRule value) {
        residue = value;
        return this;
    }

    /// The form of a call that is compared; `null` for a call that has no other.
    FunctionDefinition canonical(OverExpressions form) {
        canonical = form;
        return this;
    }

    /// What an exponent of −1 on the name means.
    FunctionDefinition inverse(Function function) {
        inverse = function;
        return this;
    }

    /// The steps that an exact value costs, where they are more than one.
    FunctionDefinition cost(int steps) {
        cost = steps;
        return this;
    }

    /// The value grows or saturates exponentially, so that doubles lose it soon.
    FunctionDefinition exponential() {
        exponential = true;
        return this;
    }

    List<String> spellings() {
        return spellings;
    }

    boolean takes(int arguments) {
        return arguments >= leastArguments && arguments <= mostArguments;
    }

    boolean takesBase() {
        return natural != null;
    }

    boolean mayOmitBrackets() {
        return leastArguments == 1 && !folded;
    }

    boolean isExponential() {
        return exponential;
    }

    int cost() {
        return cost;
    }

    Rule<Complex> complex() {
        return complex;
    }

    Rule<Rational> exact() {
        return exact;
    }

    Rule<BigDecimal> decimal() {
        return decimal;
    }

    long residueAt(ResidueArithmetic arithmetic, List<Long> arguments) {
        if (folded) {
            return residue.at(arithmetic, arguments.stream().sorted().distinct().toList());
        }
        return residue.at(arithmetic, arguments);
    }

    OverExpressions canonical() {
        return canonical;
    }

    @Nullable
    Function inverse() {
        return inverse;
    }

    /// What a call without a base means.
    @Nullable
    Function withoutBase(boolean naturally) {
        if (naturally) {
            return natural;
        }
        return common;
    }

    private <V> Rule<V> rule(BinaryOperator<V> value) {
        if (folded) {
            return Rule.folded(value);
        }
        return Rule.binary(value);
    }

    /// A value of some kind of arithmetic.
    @FunctionalInterface
    interface Rule<V> {

        V at(List<V> arguments);

        static <V> Rule<V> undefined() {
            return arguments -> {
                throw UndefinedValue.INSTANCE;
            };
        }

        static <V> Rule<V> unary(UnaryOperator<V> value) {
            return arguments -> value.apply(arguments.get(0));
        }

        static <V> Rule<V> binary(BinaryOperator<V> value) {
            return arguments -> {
                if (arguments.size() != 2) {
                    throw UndefinedValue.INSTANCE;
                }
                return value.apply(arguments.get(0), arguments.get(1));
            };
        }

        static <V> Rule<V> folded(BinaryOperator<V> value) {
            return arguments -> {
                V folded = arguments.get(0);
                for (V next : arguments) {
                    folded = value.apply(folded, next);
                }
                return folded;
            };
        }
    }

    /// A value in a finite field.
    @FunctionalInterface
    interface ResidueRule {
        long at(ResidueArithmetic arithmetic, List<Long> arguments);
    }

    /// Another form of a call.
    @FunctionalInterface
    interface OverExpressions {
        @Nullable
        Expr of(List<Expr> arguments);
    }
}
