package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.eval.ComplexEvaluator;
import io.reward4j.rlvr.math.eval.ModularEvaluator;
import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Complex;
import io.reward4j.rlvr.math.number.PrimeField;
import io.reward4j.rlvr.math.number.UndefinedValue;
import org.jspecify.annotations.Nullable;

/// Finds the constant factor between two expressions with variables, such as the differences of the
/// sides of `2x = 4` and `x = 2`.
final class ProportionalityTest {

    private static final int AGREEING_POINTS = 3;
    private static final double NEAR = 1e-9;

    private final Budget budget;
    private final Expr gold;
    private final Expr prediction;
    private double factor = Double.NaN;
    private double firstGold = Double.NaN;
    private boolean varies;

    private ProportionalityTest(Budget budget, Expr gold, Expr prediction) {
        this.budget = budget;
        this.gold = gold;
        this.prediction = prediction;
    }

    /// Returns the factor, or `null` where there is none, or where the first expression is constant.
    static @Nullable Double between(Expr gold, Expr prediction, Budget budget) {
        ProportionalityTest proportion = new ProportionalityTest(budget, gold, prediction);
        if (proportion.holdsInField() && proportion.holdsNumerically()) {
            return proportion.factor;
        }
        return null;
    }

    /// Whether the cross products agree at two points, which decides it for rational functions.
    private boolean holdsInField() {
        PrimeField field = PrimeField.FIRST;
        ModularEvaluator first = new ModularEvaluator(budget, field, 1, true);
        ModularEvaluator second = new ModularEvaluator(budget, field, 2, true);
        try {
            long across = field.multiply(first.of(gold), second.of(prediction));
            return across == field.multiply(second.of(gold), first.of(prediction)) || first.guessed();
        } catch (UndefinedValue none) {
            return false;
        }
    }

    private boolean holdsNumerically() {
        int agreeing = 0;
        for (int point = 0; point < ComplexEvaluator.POINTS; point++) {
            Complex ratio = ratio(point);
            if (ratio == null) {
                continue;
            }
            if (Double.isNaN(factor)) {
                factor = ratio.re();
            }
            if (Math.abs(ratio.re() - factor) > NEAR * Math.abs(factor) || !ratio.isReal()) {
                return false;
            }
            agreeing++;
        }
        return varies && agreeing >= AGREEING_POINTS && factor != 0;
    }

    private @Nullable Complex ratio(int point) {
        try {
            ComplexEvaluator numeric = new ComplexEvaluator(budget, point, true, true);
            Complex top = numeric.of(gold);
            if (Double.isNaN(firstGold)) {
                firstGold = top.re();
            }
            varies |= Math.abs(top.re() - firstGold) > NEAR;
            return top.multiply(numeric.of(prediction).invert());
        } catch (UndefinedValue none) {
            return null;
        }
    }
}
