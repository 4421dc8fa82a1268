package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Expr.Product;
import io.reward4j.rlvr.math.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    /// The greatest common divisor as an expression, or `null` where an argument is no monomial, or all are numbers.
    static @Nullable Expr gcd(List<Expr> arguments) {
        return combined(arguments, true);
    }

    /// The least common multiple as an expression, or `null` where an argument is no monomial, or all are numbers.
    static @Nullable Expr lcm(List<Expr> arguments) {
        return combined(arguments, false);
    }

    private static @Nullable Expr combined(List<Expr> arguments, boolean divisor) {
        if (areNumbers(arguments)) {
            return null;
        }
        Monomials result = null;
        boolean decimals = anyHasDecimals(arguments);
        for (Expr argument : arguments) {
            Monomials next = new Monomials(Rational.ONE, new TreeMap<>()).times(argument);
            next = next == null || !decimals ? next : new Monomials(Rational.ONE, next.powers);
            if (next == null) {
                return null;
            }
            result = result == null ? next : result.with(next, divisor);
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
        return expr instanceof Product product && anyHasDecimals(product.factors());
    }

    private static boolean anyHasDecimals(List<Expr> parts) {
        for (Expr part : parts) {
            if (hasDecimals(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areNumbers(List<Expr> parts) {
        for (Expr part : parts) {
            if (!(part instanceof Num)) {
                return false;
            }
        }
        return true;
    }

    private boolean mayBeInteger() {
        return !INDETERMINATES.containsAll(powers.keySet());
    }

    private @Nullable Monomials times(Expr expr) {
        if (expr instanceof Num number) {
            return number.value().isZero() ? null : new Monomials(coefficient.multiply(number.value()), powers);
        }
        if (expr instanceof Name name) {
            return raised(name.name(), 1);
        }
        if (expr instanceof Constant constant) {
            return raised(constant.name() + " ", 1);
        }
        if (expr instanceof Power power) {
            return timesPower(power);
        }
        if (expr instanceof Product product) {
            Monomials result = this;
            for (Expr factor : product.factors()) {
                result = result == null ? null : result.times(factor);
            }
            return result;
        }
        return null;
    }

    private @Nullable Monomials timesPower(Power power) {
        if (power.base() instanceof Name name && power.exponent() instanceof Num number
                && number.value().isInteger() && number.value().numerator().bitLength() < 16) {
            return raised(name.name(), number.value().numerator().intValueExact());
        }
        if (power.base() instanceof Num number && Expr.isMinusOne(power.exponent())) {
            return new Monomials(coefficient.multiply(number.value().invert()), powers);
        }
        return null;
    }

    private Monomials raised(String name, int exponent) {
        TreeMap<String, Integer> raised = new TreeMap<>(powers);
        raised.put(name, exponent(name) + exponent);
        return new Monomials(coefficient, raised);
    }

    /// The greatest common divisor of two, or their least common multiple.
    private Monomials with(Monomials other, boolean divisor) {
        TreeMap<String, Integer> joined = new TreeMap<>(powers);
        joined.putAll(other.powers);
        for (Map.Entry<String, Integer> power : joined.entrySet()) {
            int left = exponent(power.getKey());
            int right = other.exponent(power.getKey());
            power.setValue(divisor ? Math.min(left, right) : Math.max(left, right));
        }
        Rational joint = divisor
                ? Function.gcd(coefficient, other.coefficient)
                : Function.lcm(coefficient, other.coefficient);
        return new Monomials(joint, joined);
    }

    private int exponent(String name) {
        return powers.getOrDefault(name, 0);
    }

    private Expr toExpr() {
        List<Expr> factors = new ArrayList<>();
        factors.add(new Num(coefficient, 0));
        for (Map.Entry<String, Integer> power : powers.entrySet()) {
            String name = power.getKey();
            Expr base = name.endsWith(" ") ? Constant.valueOf(name.strip()) : new Name(name);
            factors.add(new Power(base, Expr.number(power.getValue())));
        }
        return new Product(factors);
    }
}
