package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Expr.Product;
import io.reward4j.rlvr.math.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;
import org.jspecify.annotations.Nullable;

/// The greatest common divisor and least common multiple of monomials, as of polynomials over the
/// fractions: `gcd(125, 50x)` is `25` and `lcm(x, y)` is `xy`.
///
/// Only `x`, `y` and `z` are read as indeterminates; `gcd(m, n)` is that of two integers and stands for
/// itself.
///
/// @param coefficient the number in front; `1` where one was written as a decimal, which has no divisors
/// @param powers the exponent of each variable
record Monomials(Rational coefficient, TreeMap<String, Integer> powers) {

    private static final Set<String> INDETERMINATES = Set.of("x", "y", "z", "PI ");

    /// The value as an expression, or `null` where an argument is no monomial, or all are numbers.
    ///
    /// @param coefficients combines the numbers in front
    /// @param exponents combines the exponents of a variable
    static @Nullable Expr combined(List<Expr> arguments, BinaryOperator<Rational> coefficients,
            IntBinaryOperator exponents) {
        if (arguments.stream().allMatch(Num.class::isInstance)) {
            return null;
        }
        Monomials result = null;
        boolean decimals = arguments.stream().anyMatch(Monomials::hasDecimals);
        for (Expr argument : arguments) {
            Monomials next = new Monomials(Rational.ONE, new TreeMap<>()).times(argument);
            next = next == null || !decimals ? next : new Monomials(Rational.ONE, next.powers);
            if (next == null) {
                return null;
            }
            result = result == null ? next : result.with(next, coefficients, exponents);
        }
        if (result == null || (!decimals && result.mayBeInteger())) {
            return null;
        }
        return result.toExpr();
    }

    private static boolean hasDecimals(Expr expr) {
        if (expr instanceof Num number) {
            return number.digits() > 0;
        }
        return expr instanceof Product(List<Expr> factors) && factors.stream().anyMatch(Monomials::hasDecimals);
    }

    private boolean mayBeInteger() {
        return powers.keySet().stream().anyMatch(name -> !INDETERMINATES.contains(name));
    }

    private @Nullable Monomials times(Expr expr) {
        return switch (expr) {
            case Num(Rational value, int digits, int places) ->
                value.isZero() ? null : new Monomials(coefficient.multiply(value), powers);
            case Name(String name) -> raised(name, 1);
            case Constant constant -> raised(constant.name() + " ", 1);
            case Power(Expr base, Expr exponent) when base instanceof Name(String name)
                    && exponent instanceof Num number
                    && number.value().isInteger() && number.value().numerator().bitLength() < 16 ->
                raised(name, number.value().numerator().intValueExact());
            case Power(Expr base, Expr exponent) when base instanceof Num number && exponent.equals(Expr.MINUS_ONE) ->
                new Monomials(coefficient.multiply(number.value().invert()), powers);
            case Product(List<Expr> factors) -> {
                Monomials product = this;
                for (Expr factor : factors) {
                    product = product == null ? null : product.times(factor);
                }
                yield product;
            }
            default -> null;
        };
    }

    private Monomials raised(String name, int exponent) {
        TreeMap<String, Integer> raised = new TreeMap<>(powers);
        raised.merge(name, exponent, Integer::sum);
        return new Monomials(coefficient, raised);
    }

    private Monomials with(Monomials other, BinaryOperator<Rational> coefficients, IntBinaryOperator exponents) {
        TreeMap<String, Integer> joined = new TreeMap<>(powers);
        joined.putAll(other.powers);
        joined.replaceAll((name, ignored) -> exponents.applyAsInt(exponent(name), other.exponent(name)));
        return new Monomials(coefficients.apply(coefficient, other.coefficient), joined);
    }

    private int exponent(String name) {
        return powers.getOrDefault(name, 0);
    }

    private Expr toExpr() {
        List<Expr> factors = new ArrayList<>();
        factors.add(new Num(coefficient, 0));
        powers.forEach((name, exponent) -> factors.add(new Power(name.endsWith(" ")
                ? Constant.valueOf(name.strip())
                : new Name(name), Expr.number(exponent))));
        return new Product(factors);
    }
}
