package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.expr.Expr.Quantity;
import io.reward4j.rlvr.math.expr.Expr.SetOperation;
import io.reward4j.rlvr.math.expr.Expr.Sum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers the terms of a sum and builds it once, so that each of many terms costs the same.
///
/// A unit behind the last term belongs to the whole.
public final class SumBuilder {

    private Expr first;
    private @Nullable List<Expr> terms;
    private @Nullable String unit;

    public SumBuilder(Expr first) {
        this.first = first;
        if (first instanceof Quantity(Expr value, String measure)) {
            this.first = value;
            unit = measure;
        }
    }

    /// Adds what stands behind an operator of [Operator.Level#SUM].
    public void add(Operator operator, Expr right) {
        if (operator == Operator.MINUS && isSet() && Expr.isFiniteSet(right)) {
            first = new SetOperation(Operator.DIFFERENCE, first, right);
            return;
        }
        add(operator.summand(right));
    }

    void add(Expr term) {
        if (term instanceof Quantity(Expr value, String measure) && (unit == null || unit.equals(measure))) {
            addWithinUnit(value);
            unit = measure;
            return;
        }
        if (unit != null) {
            first = build();
            terms = null;
            unit = null;
        }
        append(term);
    }

    public Expr build() {
        if (unit == null) {
            return sum();
        }
        return new Quantity(sum(), unit);
    }

    private Expr sum() {
        if (terms == null) {
            return first;
        }
        return new Sum(terms);
    }

    /// Adds a value to the values before, either of which may have a second unit.
    private void addWithinUnit(Expr value) {
        if (value instanceof Quantity || (terms == null && first instanceof Quantity)) {
            first = Expr.sum(sum(), value);
            terms = null;
        } else {
            append(value);
        }
    }

    /// Whether nothing was added to a set so far, whose elements a difference takes away.
    private boolean isSet() {
        return terms == null && unit == null && Expr.mayBeSet(first);
    }

    private void append(Expr term) {
        if (terms == null) {
            terms = new ArrayList<>(4);
            flatten(first, terms);
        }
        flatten(term, terms);
    }

    private static void flatten(Expr expr, List<Expr> terms) {
        if (expr instanceof Sum sum) {
            terms.addAll(sum.terms());
        } else {
            terms.add(expr);
        }
    }
}
