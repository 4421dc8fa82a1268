package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.Comparison.Basis;
import io.reward4j.rlvr.math.eval.ComplexEvaluator;
import io.reward4j.rlvr.math.eval.DecimalEvaluator;
import io.reward4j.rlvr.math.eval.ExactEvaluator;
import io.reward4j.rlvr.math.eval.ModularEvaluator;
import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Expr.Product;
import io.reward4j.rlvr.math.expr.Expr.Sum;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Complex;
import io.reward4j.rlvr.math.number.Decimals;
import io.reward4j.rlvr.math.number.PrimeField;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.UndefinedValue;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whether two expressions have the same value: exactly, then in finite fields, then in
/// complex doubles.
final class ValueComparator {

    private static final int AGREEING_POINTS = 3;
    private static final double ILL_CONDITIONED = 1e-9;
    private static final double LARGEST_PRINTOUT = 1e15;
    private static final int LONGEST_DOUBLE = 17;
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal NEAR_IN_DECIMALS = new BigDecimal("1e-70");

    private final Budget budget;
    private final boolean rounding;
    private final NumberTolerance tolerance;
    private final ExactEvaluator exact;
    private Basis basis = Basis.EXACT;
    private boolean extremes;

    ValueComparator(Budget budget, boolean rounding, NumberTolerance tolerance) {
        this.budget = budget;
        this.rounding = rounding;
        this.tolerance = tolerance;
        this.exact = new ExactEvaluator(budget);
    }

    /// How the last comparison was decided.
    Basis basis() {
        return basis;
    }

    boolean equal(Expr gold, Expr prediction) {
        return sameValue(gold, prediction) || (!tolerance.isNone() && isWithinTolerance(gold, prediction));
    }

    private boolean isWithinTolerance(Expr gold, Expr prediction) {
        if (!isNumber(gold) || !isNumber(prediction)) {
            return false;
        }
        basis = Basis.NUMERIC;
        Rational a = exact.orNull(gold);
        Rational b = exact.orNull(prediction);
        if (a != null && b != null) {
            return tolerance.allows(a, b);
        }
        return tolerance.allows(constant(gold), constant(prediction));
    }

    private boolean sameValue(Expr gold, Expr prediction) {
        if (isInfinite(gold) || isInfinite(prediction)) {
            basis = Basis.STRUCTURE;
            return gold.equals(prediction);
        }
        Rational a = exact.orNull(gold);
        Rational b = exact.orNull(prediction);
        basis = Basis.EXACT;
        if (a != null && b != null) {
            return a.equals(b) || nearlyEqual(gold, prediction, a, b);
        }
        try {
            return equal(gold, prediction, false) || (rounding && roundedEqual(gold, prediction));
        } catch (UndefinedValue none) {
            return false;
        }
    }

    /// Whether infinity is reckoned with, as in `∞ - ∞`, which has no value that could be compared.
    private static boolean isInfinite(Expr expr) {
        if (expr instanceof Sum sum) {
            return anyInfinite(sum.terms());
        }
        if (expr instanceof Product product) {
            return anyInfinite(product.factors());
        }
        if (expr instanceof Power power) {
            return isInfinite(power.base()) || isInfinite(power.exponent());
        }
        return expr == Constant.INFINITY;
    }

    private static boolean anyInfinite(List<Expr> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (isInfinite(parts.get(i))) {
                return true;
            }
        }
        return false;
    }

    /// The real value of a constant, or `NaN`.
    double constant(Expr expr) {
        try {
            Complex value = new ComplexEvaluator(budget, 0, false, true).of(expr);
            if (value.isReal()) {
                return value.re();
            }
            return Double.NaN;
        } catch (UndefinedValue none) {
            return Double.NaN;
        }
    }

    /// Whether an expression has a real value and no variables.
    boolean isNumber(Expr expr) {
        ModularEvaluator residues = new ModularEvaluator(budget, PrimeField.FIRST, 1, true);
        try {
            residues.of(expr);
            return !residues.sawVariables() && !residues.sawUnread() && !Double.isNaN(constant(expr));
        } catch (UndefinedValue none) {
            return false;
        }
    }

    /// The constant factor between two expressions with variables, or `null`.
    @Nullable
    Double factor(Expr gold, Expr prediction) {
        return ProportionalityTest.between(gold, prediction, budget);
    }

    private boolean equal(Expr gold, Expr prediction, boolean naturalLog) {
        basis = Basis.ALGEBRAIC;
        ModularEvaluator first = new ModularEvaluator(budget, PrimeField.FIRST, 1, naturalLog);
        long a = first.of(gold);
        long b = first.of(prediction);
        if (a == b) {
            ModularEvaluator second = new ModularEvaluator(budget, PrimeField.SECOND, 2, naturalLog);
            return second.of(gold).equals(second.of(prediction));
        }
        if (!first.guessed() && !first.sawLongDecimals()) {
            return false;
        }
        return numericallyEqual(gold, prediction, first, naturalLog)
                || (!naturalLog && first.sawBareLog() && equal(gold, prediction, true));
    }

    private boolean numericallyEqual(Expr gold, Expr prediction, ModularEvaluator seen, boolean naturalLog) {
        basis = Basis.NUMERIC;
        boolean real = !seen.sawImaginary();
        if (!seen.sawVariables()) {
            return agree(gold, prediction, 0, false, naturalLog) == Agreement.YES
                    && !differInDecimals(gold, prediction, seen, 0, naturalLog);
        }
        int agreeing = 0;
        for (int point = 0; point < ComplexEvaluator.POINTS; point++) {
            Agreement agreement = agree(gold, prediction, point, real, naturalLog);
            if (agreement == Agreement.NO) {
                return false;
            }
            boolean first = agreement == Agreement.YES && agreeing == 0 && real;
            if (first && differInDecimals(gold, prediction, seen, point, naturalLog)) {
                return false;
            }
            agreeing += agreement == Agreement.YES ? 1 : 0;
        }
        return agreeing >= AGREEING_POINTS;
    }

    /// Whether two values that doubles cannot tell apart differ in their first seventy digits, or in those of a
    /// decimal that has more than a double prints.
    private boolean differInDecimals(Expr gold, Expr prediction, ModularEvaluator seen, int point,
            boolean naturalLog) {
        BigDecimal half = halfOfLastPlace(gold, prediction);
        boolean told = half == null && (seen.sawLongDecimals() || !extremes);
        if (told) {
            return false;
        }
        try {
            DecimalEvaluator decimals = new DecimalEvaluator(budget, point, naturalLog);
            BigDecimal a = decimals.of(gold);
            BigDecimal b = decimals.of(prediction);
            BigDecimal near = a.abs().max(b.abs()).max(BigDecimal.ONE).multiply(NEAR_IN_DECIMALS);
            return a.subtract(b).abs().compareTo(half == null ? near : half.add(near)) > 0;
        } catch (UndefinedValue none) {
            return false;
        }
    }

    private enum Agreement {
        YES, NO, UNKNOWN
    }

    private Agreement agree(Expr gold, Expr prediction, int point, boolean realOnly, boolean naturalLog) {
        try {
            ComplexEvaluator numeric = new ComplexEvaluator(budget, point, realOnly, naturalLog);
            Complex a = numeric.of(gold);
            Complex b = numeric.of(prediction);
            extremes = numeric.sawExtremes();
            double difference = Math.hypot(a.re() - b.re(), a.im() - b.im());
            double scale = Math.max(a.size(), b.size());
            double allowed = 1.001 * Math.max(a.error(), b.error()) + 1e-15 * scale;
            if (difference > 1.001 * (a.error() + b.error()) + 1e-15 * scale) {
                return Agreement.NO;
            }
            if (allowed > ILL_CONDITIONED * Math.max(1, scale)) {
                return Agreement.UNKNOWN;
            }
            if (difference <= allowed) {
                return Agreement.YES;
            }
            return Agreement.NO;
        } catch (UndefinedValue none) {
            return Agreement.UNKNOWN;
        }
    }

    /// Two different fractions, of which one may be the print-out of the other, or its rounding.
    private boolean nearlyEqual(Expr gold, Expr prediction, Rational a, Rational b) {
        if (isPrintout(gold) != isPrintout(prediction) && !isBeyondLastPlace(gold, prediction, a, b)) {
            double difference = Math.abs(a.toDouble() - b.toDouble());
            double allowed = Math.max(error(gold), error(prediction));
            if (difference <= 1.001 * allowed && Math.abs(a.toDouble()) < LARGEST_PRINTOUT) {
                basis = Basis.NUMERIC;
                return true;
            }
        }
        return rounding && roundedEqual(gold, prediction);
    }

    /// Whether a decimal of more digits than a double prints is off by more than half a unit of its last place.
    private static boolean isBeyondLastPlace(Expr gold, Expr prediction, Rational a, Rational b) {
        BigDecimal half = halfOfLastPlace(gold, prediction);
        return half != null && Decimals.of(a.add(b.negate())).abs().compareTo(half) > 0;
    }

    /// Half a unit of the last place of a decimal of more digits than a double prints, or `null` where there is none.
    private static @Nullable BigDecimal halfOfLastPlace(Expr gold, Expr prediction) {
        if (gold instanceof Num number && number.digits() > LONGEST_DOUBLE) {
            return HALF.scaleByPowerOfTen(-number.places());
        }
        if (prediction instanceof Num number && number.digits() > LONGEST_DOUBLE) {
            return HALF.scaleByPowerOfTen(-number.places());
        }
        return null;
    }

    private double error(Expr expr) {
        try {
            return new ComplexEvaluator(budget, 0, false, true).of(expr).error();
        } catch (UndefinedValue none) {
            return 0;
        }
    }

    private boolean isPrintout(Expr expr) {
        ModularEvaluator residues = new ModularEvaluator(budget, PrimeField.FIRST, 1, true);
        try {
            residues.of(expr);
        } catch (UndefinedValue none) {
            return false;
        }
        return residues.sawLongDecimals();
    }

    private boolean roundedEqual(Expr gold, Expr prediction) {
        int places = Math.min(places(gold), places(prediction));
        double a = constant(gold);
        double b = constant(prediction);
        basis = Basis.NUMERIC;
        return places < Integer.MAX_VALUE && Math.abs(a - b) <= 0.5000001 * Math.pow(10, -places);
    }

    private static int places(Expr expr) {
        if (expr instanceof Num number && number.places() > 0) {
            return number.places();
        }
        return Integer.MAX_VALUE;
    }
}
