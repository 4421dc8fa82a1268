package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Items;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Product;
import io.reward4j.rlvr.math.expr.Expr.Quantity;
import io.reward4j.rlvr.math.expr.Expr.Relation;
import io.reward4j.rlvr.math.expr.Expr.SetBuilder;
import io.reward4j.rlvr.math.expr.Expr.SetOperation;
import io.reward4j.rlvr.math.expr.Expr.Sum;
import io.reward4j.rlvr.math.expr.Function;
import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.expr.Renaming;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the integers that count the members of a family, as `k` of `π/4 + kπ` and of `2k + 1, k ∈ ℤ`, whose names
/// say nothing.
final class IntegerParameters {

    private static final Set<String> NAMES = Set.of("k", "n", "m", "l", "j", "p", "t");
    private static final Set<String> INTEGERS = Set.of("ℤ", "ℕ", "Z", "N");

    private IntegerParameters() {}

    /// The expression with the name that the other one has for its only parameter, or `null` where the two do not
    /// have one parameter each, of different names.
    static @Nullable Expr renamed(Expr expr, Expr other) {
        Set<String> own = of(expr);
        if (own.size() != 1) {
            return null;
        }
        Set<String> wanted = of(other);
        if (wanted.size() != 1 || own.equals(wanted)) {
            return null;
        }
        return new Renaming(own.iterator().next(), wanted.iterator().next()).of(expr);
    }

    private static Set<String> of(Expr expr) {
        Set<String> names = new HashSet<>();
        collect(expr, names);
        return names;
    }

    private static void collect(Expr expr, Set<String> names) {
        if (expr instanceof Product product) {
            if (hasPeriod(product.factors())) {
                addTerms(product.factors(), names);
            }
            collect(product.factors(), names);
        } else if (expr instanceof Call call) {
            if (call.function() == Function.DEGREES && call.arguments().get(0) instanceof Product product) {
                add(product.factors(), names);
            }
        } else if (expr instanceof Sum sum) {
            collect(sum.terms(), names);
        } else if (expr instanceof Items items) {
            collect(items.items(), names);
        } else if (expr instanceof Quantity quantity) {
            collect(quantity.value(), names);
        } else if (expr instanceof SetBuilder set) {
            collect(set.element(), names);
            collect(set.condition(), names);
        } else if (expr instanceof SetOperation sets) {
            collect(sets.left(), names);
            collect(sets.right(), names);
        } else if (expr instanceof Relation relation) {
            if (isDeclaration(relation)) {
                add(relation.left(), names);
            }
            collect(relation.sides(), names);
        }
    }

    private static void collect(List<Expr> parts, Set<String> names) {
        for (int i = 0; i < parts.size(); i++) {
            collect(parts.get(i), names);
        }
    }

    /// Whether this says that a name stands for an integer.
    static boolean isDeclaration(Expr expr) {
        return expr instanceof Relation relation && relation.is(Operator.IN)
                && relation.right() instanceof Name(String set) && INTEGERS.contains(set);
    }

    /// The names of `k` and of `(2k + 1)`.
    private static void addTerms(Expr factor, Set<String> names) {
        if (factor instanceof Sum sum) {
            addTerms(sum.terms(), names);
        } else if (factor instanceof Product product) {
            add(product.factors(), names);
        } else {
            add(factor, names);
        }
    }

    private static void addTerms(List<Expr> factors, Set<String> names) {
        for (Expr factor : factors) {
            addTerms(factor, names);
        }
    }

    private static void add(List<Expr> parts, Set<String> names) {
        for (Expr part : parts) {
            add(part, names);
        }
    }

    private static void add(Expr expr, Set<String> names) {
        if (expr instanceof Name(String name) && NAMES.contains(name)) {
            names.add(name);
        }
    }

    private static boolean hasPeriod(List<Expr> factors) {
        for (Expr factor : factors) {
            if (isPeriod(factor)) {
                return true;
            }
        }
        return false;
    }

    /// Whether this is `π` or a number of degrees.
    private static boolean isPeriod(Expr factor) {
        return factor == Constant.PI || (factor instanceof Call call && call.function() == Function.DEGREES);
    }
}
