package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Relation;
import io.reward4j.rlvr.math.expr.Operator;
import java.util.ArrayList;
import java.util.List;

/// Compares equations, inequalities and memberships, with each other and with plain values.
final class Relations {

    private final Matcher matcher;
    private final ValueComparator values;
    private final EquivalenceOptions options;

    Relations(Matcher matcher, ValueComparator values, EquivalenceOptions options) {
        this.matcher = matcher;
        this.values = values;
        this.options = options;
    }

    boolean equal(Expr a, Expr b) {
        Expr exactA = a instanceof Relation relation ? Definition.withoutApproximation(relation) : a;
        Expr exactB = b instanceof Relation relation ? Definition.withoutApproximation(relation) : b;
        boolean approximated = !(exactA.equals(a) && exactB.equals(b)) && agrees(a) && agrees(b);
        return (approximated && matcher.equal(exactA, exactB)) || equalAsWritten(a, b);
    }

    private boolean agrees(Expr expr) {
        return !(expr instanceof Relation relation) || Definition.agrees(relation, values);
    }

    private boolean equalAsWritten(Expr a, Expr b) {
        Definition left = Definition.of(a, values);
        Definition right = Definition.of(b, values);
        if (left != null && right != null) {
            if (matcher.equal(left.name(), right.name()) || (left.isOfFunction() && right.isOfFunction())) {
                return matcher.equal(left.value(), right.value()) || proportional((Relation) a, (Relation) b);
            }
            return proportional((Relation) a, (Relation) b);
        }
        if (a instanceof Relation first && b instanceof Relation second) {
            return mayCompare(first, second) && (related(first, second) || sameSet(a, b));
        }
        if (left != null) {
            return matcher.equal(left.value(), b);
        }
        if (right != null) {
            return matcher.equal(a, right.value());
        }
        return sameSet(a, b);
    }

    private boolean mayCompare(Relation a, Relation b) {
        return options.flippedRelations() || a.operators().equals(b.operators());
    }

    private boolean sameSet(Expr a, Expr b) {
        RealSet left = RealSet.of(a, values);
        RealSet right = RealSet.of(b, values);
        return left != null && right != null && RealSet.sameVariable(a, b) && left.equal(right, matcher);
    }

    private boolean related(Relation a, Relation b) {
        if (a.operators().size() != b.operators().size()) {
            return false;
        }
        if (sideBySide(a, b) || (options.flippedRelations() && isReversible(b) && sideBySide(a, flipped(b)))) {
            return true;
        }
        return proportional(a, b);
    }

    private boolean sideBySide(Relation a, Relation b) {
        if (!a.operators().equals(b.operators())) {
            return false;
        }
        for (int i = 0; i < a.sides().size(); i++) {
            if (!matcher.equal(a.sides().get(i), b.sides().get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether two equations or inequalities differ by a factor only, as `2x = 4` and `x − 2 = 0`.
    private boolean proportional(Relation a, Relation b) {
        if (a.operators().size() != 1 || b.operators().size() != 1 || !a.operators().get(0).isSymmetric()) {
            return false;
        }
        Double factor = values.factor(difference(a), difference(b));
        if (factor == null) {
            return false;
        }
        Operator operator = b.operators().get(0);
        return a.operators().get(0) == (factor < 0 ? operator.flipped() : operator);
    }

    private static Expr difference(Relation relation) {
        return Expr.sum(relation.left(), Expr.negate(relation.right()));
    }

    private static boolean isReversible(Relation relation) {
        for (Operator operator : relation.operators()) {
            if (!operator.isReversible()) {
                return false;
            }
        }
        return true;
    }

    private static Relation flipped(Relation relation) {
        List<Operator> operators = new ArrayList<>(relation.operators().size());
        for (Operator operator : relation.operators().reversed()) {
            operators.add(operator.flipped());
        }
        return new Relation(relation.sides().reversed(), operators);
    }
}
