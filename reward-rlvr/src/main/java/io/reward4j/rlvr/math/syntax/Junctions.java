package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Items;
import io.reward4j.rlvr.math.expr.Expr.Logic;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Relation;
import io.reward4j.rlvr.math.expr.Expr.SetOperation;
import io.reward4j.rlvr.math.expr.Operator;
import java.util.List;

/// Keeps apart what "and" and "or" join: `x < 1 or x < 2` is a union, and `p ∧ q` is not `p ∨ q`.
final class Junctions {

    private Junctions() {}

    /// The list, or what its joiners make of it.
    static Expr joined(Expr list, List<String> inOrder) {
        if (!(list instanceof Items(Expr.Shape shape, List<Expr> items))) {
            return list;
        }
        boolean or = areAll("or", inOrder) || areAll("∨", inOrder);
        if (or && areInequalities(items)) {
            return folded(Operator.UNION, items);
        }
        boolean and = areAll("and", inOrder) || areAll("∧", inOrder);
        if (and && areInequalities(items)) {
            return folded(Operator.INTERSECTION, items);
        }
        boolean logic = inOrder.contains("∧") || inOrder.contains("∨");
        if (!logic || hasRelationOrNumber(items)) {
            return list;
        }
        if (!areAll(inOrder.get(0), inOrder)) {
            return new Logic(inOrder, items);
        }
        return folded(or ? Operator.UNION : Operator.INTERSECTION, items);
    }

    private static boolean areAll(String joiner, List<String> joiners) {
        for (String other : joiners) {
            if (!other.equals(joiner)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areInequalities(List<Expr> items) {
        for (Expr item : items) {
            if (!(item instanceof Relation relation && relation.isInequality())) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasRelationOrNumber(List<Expr> items) {
        for (Expr item : items) {
            if (item instanceof Relation || item instanceof Num) {
                return true;
            }
        }
        return false;
    }

    private static Expr folded(Operator operator, List<Expr> items) {
        Expr all = items.get(0);
        for (Expr item : items.subList(1, items.size())) {
            all = new SetOperation(operator, all, item);
        }
        return all;
    }
}
