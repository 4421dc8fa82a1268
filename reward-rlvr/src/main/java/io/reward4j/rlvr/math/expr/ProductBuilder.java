package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Expr.Product;
import io.reward4j.rlvr.math.expr.Expr.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers the factors of a product and builds it once, so that each of many factors costs the same.
///
/// A unit behind the last factor or divisor belongs to the whole, as in `3/4 hours`.
public final class ProductBuilder {

    private Expr first;
    private @Nullable List<Expr> factors;
    private @Nullable String unit;

    public ProductBuilder(Expr first) {
        this.first = first;
        begin(first);
    }

    /// Goes on with what stands behind an operator of [Operator.Level#PRODUCT].
    public void add(Operator operator, Expr right) {
        switch (operator) {
            case TIMES -> multiply(right);
            case DIVIDE -> divide(right);
            default -> begin(new Call(Function.MOD, List.of(build(), right)));
        }
    }

    public void multiply(Expr factor) {
        if (unit == null && factor instanceof Quantity(Expr value, String measure)) {
            if (value instanceof Quantity) {
                restart(Expr.product(product(), value));
            } else {
                append(value);
            }
            unit = measure;
            return;
        }
        if (unit != null) {
            restart(build());
            unit = null;
        }
        append(factor);
    }

    void divide(Expr divisor) {
        if (unit == null && divisor instanceof Quantity(Expr value, String measure)) {
            divideWithinUnit(value);
            unit = measure;
        } else if (unit != null && !(divisor instanceof Quantity)) {
            divideWithinUnit(divisor);
        } else {
            multiply(new Power(divisor, Expr.MINUS_ONE));
        }
    }

    /// Divides what stands before the unit, where either may have a second unit.
    private void divideWithinUnit(Expr divisor) {
        if (divisor instanceof Quantity || (factors == null && first instanceof Quantity)) {
            restart(Expr.quotient(product(), divisor));
        } else {
            append(new Power(divisor, Expr.MINUS_ONE));
        }
    }

    /// Whether this is a bare number so far.
    public boolean isNumber() {
        return factors == null && unit == null && first instanceof Num;
    }

    public Expr build() {
        if (unit == null) {
            return product();
        }
        return new Quantity(product(), unit);
    }

    private Expr product() {
        if (factors == null) {
            return first;
        }
        return new Product(factors);
    }

    private void begin(Expr expr) {
        restart(expr);
        unit = null;
        if (expr instanceof Quantity(Expr value, String measure)) {
            first = value;
            unit = measure;
        }
    }

    private void restart(Expr expr) {
        first = expr;
        factors = null;
    }

    private void append(Expr factor) {
        if (factors == null) {
            factors = new ArrayList<>(4);
            flatten(first, factors);
        }
        flatten(factor, factors);
    }

    private static void flatten(Expr expr, List<Expr> factors) {
        if (expr instanceof Product product) {
            factors.addAll(product.factors());
        } else {
            factors.add(Expr.factor(expr));
        }
    }
}
