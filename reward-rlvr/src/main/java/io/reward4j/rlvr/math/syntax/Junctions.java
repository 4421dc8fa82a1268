package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Items;
import io.reward4j.rlvr.math.expr.Expr.Logic;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Relation;
import io.reward4j.rlvr.math.expr.Expr.SetOperation;
import io.reward4j.rlvr.math.expr.Operator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Keeps apart what "and" and "or" join: `x < 1 or x < 2` is a union, and `p ∧ q` is not `p ∨ q`.
final class Junctions {

    private Junctions() {}

    /// The list, or what its joiners make of it.
    static Expr joined(Expr list, List<String> inOrder) {
        if (!(list instanceof Items(Expr.Shape shape, List<Expr> items))) {
            return list;
        }
        Set<String> joiners = new HashSet<>(inOrder);
        boolean or = joiners.equals(Set.of("or")) || joiners.equals(Set.of("∨"));
        if (or && items.stream().allMatch(Junctions::isInequality)) {
            return folded(Operator.UNION, items);
        }
        boolean and = joiners.equals(Set.of("and")) || joiners.equals(Set.of("∧"));
        if (and && items.stream().allMatch(Junctions::isInequality)) {
            return folded(Operator.INTERSECTION, items);
        }
        boolean logic = joiners.contains("∧") || joiners.contains("∨");
        if (!logic || items.stream().anyMatch(item -> item instanceof Relation || item instanceof Num)) {
            return list;
        }
        if (joiners.size() > 1) {
            return new Logic(inOrder, items);
        }
        return folded(or ? Operator.UNION : Operator.INTERSECTION, items);
    }

    private static boolean isInequality(Expr expr) {
        return expr instanceof Relation relation && relation.operators().stream().allMatch(Operator::isOrder);
    }

    private static Expr folded(Operator operator, List<Expr> items) {
        Expr all = items.get(0);
        for (Expr item : items.subList(1, items.size())) {
            all = new SetOperation(operator, all, item);
        }
        return all;
    }
}
