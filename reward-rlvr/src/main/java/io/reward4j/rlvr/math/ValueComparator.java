package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.Comparison.Basis;
import io.reward4j.rlvr.math.eval.ComplexEvaluator;
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
import io.reward4j.rlvr.math.number.PrimeField;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.UndefinedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whether two expressions have the same value: exactly, then in finite fields, then in
/// complex doubles.
final class ValueComparator {

    private static final int AGREEING_POINTS = 3;
    private static final double ILL_CONDITIONED = 1e-9;
    private static final double LARGEST_PRINTOUT = 1e15;

    private final Budget budget;
    private final boolean rounding;
    private final ExactEvaluator exact;
    private Basis basis = Basis.EXACT;

    ValueComparator(Budget budget, boolean rounding) {
        this.budget = budget;
        this.rounding = rounding;
        this.exact = new ExactEvaluator(budget);
    }

    /// How the last comparison was decided.
    Basis basis() {
        return basis;
    }

    boolean equal(Expr gold, Expr prediction) {
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
        return switch (expr) {
            case Constant constant -> constant == Constant.INFINITY;
            case Sum(List<Expr> terms) -> terms.stream().anyMatch(ValueComparator::isInfinite);
            case Product(List<Expr> factors) -> factors.stream().anyMatch(ValueComparator::isInfinite);
            case Power(Expr base, Expr exponent) -> isInfinite(base) || isInfinite(exponent);
            default -> false;
        };
    }

    /// The real value of a constant, or `NaN`.
    double constant(Expr expr) {
        try {
            Complex value = new ComplexEvaluator(budget, 0, false, true).of(expr);
            return value.isReal() ? value.re() : Double.NaN;
        } catch (UndefinedValue none) {
            return Double.NaN;
        }
    }

    /// Whether an expression has a real value and no variables.
    boolean isNumber(Expr expr) {
        ModularEvaluator residues = new ModularEvaluator(budget, PrimeField.FIRST, 1, true);
        try {
            residues.of(expr);
            return !residues.sawVariables() && !Double.isNaN(constant(expr));
        } catch (UndefinedValue none) {
            return false;
        }
    }

    /// The constant factor between two expressions with variables, or `null`.
    @Nullable
    Double factor(Expr gold, Expr prediction) {
        return Proportion.between(gold, prediction, budget);
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
        if (!seen.sawVariables()) {
            return agree(gold, prediction, 0, false, naturalLog) == Agreement.YES;
        }
        int agreeing = 0;
        for (int point = 0; point < ComplexEvaluator.POINTS; point++) {
            Agreement agreement = agree(gold, prediction, point, !seen.sawImaginary(), naturalLog);
            if (agreement == Agreement.NO) {
                return false;
            }
            agreeing += agreement == Agreement.YES ? 1 : 0;
        }
        return agreeing >= AGREEING_POINTS;
    }

    private enum Agreement {
        YES, NO, UNKNOWN
    }

    private Agreement agree(Expr gold, Expr prediction, int point, boolean realOnly, boolean naturalLog) {
        try {
            ComplexEvaluator numeric = new ComplexEvaluator(budget, point, realOnly, naturalLog);
            Complex a = numeric.of(gold);
            Complex b = numeric.of(prediction);
            double difference = Math.hypot(a.re() - b.re(), a.im() - b.im());
            double scale = Math.max(a.size(), b.size());
            double allowed = 1.001 * Math.max(a.error(), b.error()) + 1e-15 * scale;
            if (difference > 1.001 * (a.error() + b.error()) + 1e-15 * scale) {
                return Agreement.NO;
            }
            if (allowed > ILL_CONDITIONED * Math.max(1, scale)) {
                return Agreement.UNKNOWN;
            }
            return difference <= allowed ? Agreement.YES : Agreement.NO;
        } catch (UndefinedValue none) {
            return Agreement.UNKNOWN;
        }
    }

    /// Two different fractions, of which one may be the print-out of the other, or its rounding.
    private boolean nearlyEqual(Expr gold, Expr prediction, Rational a, Rational b) {
        if (isPrintout(gold) != isPrintout(prediction)) {
            double difference = Math.abs(a.toDouble() - b.toDouble());
            double allowed = Math.max(error(gold), error(prediction));
            if (difference <= 1.001 * allowed && Math.abs(a.toDouble()) < LARGEST_PRINTOUT) {
                basis = Basis.NUMERIC;
                return true;
            }
        }
        return rounding && roundedEqual(gold, prediction);
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
        return expr instanceof Num number && number.places() > 0 ? number.places() : Integer.MAX_VALUE;
    }
}
