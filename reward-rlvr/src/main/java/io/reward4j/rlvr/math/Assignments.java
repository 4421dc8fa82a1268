package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Items;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Relation;
import io.reward4j.rlvr.math.expr.Expr.Shape;
import io.reward4j.rlvr.math.expr.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Lists in which values have names, as `x = 1, y = 2` or `x = 1, 2`.
final class Assignments {

    private Assignments() {}

    /// Spreads `x = 1, 2` and `(x, y) = (1, 2), (2, 1)` to plain values, where only the first is named.
    static List<Expr> spread(List<Expr> all) {
        List<Expr> items = withoutDomains(all);
        boolean firstOnly = items.size() > 1 && items.get(0) instanceof Relation first && first.is(Operator.EQUAL)
                && !hasRelation(items.subList(1, items.size()));
        if (!firstOnly) {
            return items;
        }
        List<Expr> spread = new ArrayList<>(items);
        spread.set(0, ((Relation) items.get(0)).right());
        return spread;
    }

    private static boolean hasRelation(List<Expr> items) {
        for (Expr item : items) {
            if (item instanceof Relation) {
                return true;
            }
        }
        return false;
    }

    /// The items without a remark such as `n ∈ ℤ`.
    private static List<Expr> withoutDomains(List<Expr> items) {
        if (!hasDomain(items)) {
            return items;
        }
        List<Expr> rest = new ArrayList<>(items.size());
        for (Expr item : items) {
            if (!isDomain(item) || isRestriction((Relation) item, items)) {
                rest.add(item);
            }
        }
        if (rest.isEmpty()) {
            return items;
        }
        return rest;
    }

    private static boolean isDomain(Expr item) {
        return item instanceof Relation relation && relation.is(Operator.IN)
                && (relation.right() == Constant.REALS || relation.right() instanceof Name);
    }

    /// Whether a domain such as `x ∈ ℤ` is that of the variable which another item is about.
    private static boolean isRestriction(Relation domain, List<Expr> items) {
        if (domain.right() == Constant.REALS) {
            return false;
        }
        for (Expr item : items) {
            if (item instanceof Relation other && !other.equals(domain) && other.left().equals(domain.left())) {
                return true;
            }
        }
        return false;
    }

    /// Whether two lists do not name different domains, as `k ∈ ℤ` and `k ∈ ℕ`.
    static boolean sameDomains(List<Expr> a, List<Expr> b) {
        return !hasDomain(a) || !hasDomain(b) || domains(a).equals(domains(b));
    }

    private static boolean hasDomain(List<Expr> items) {
        for (Expr item : items) {
            if (isDomain(item)) {
                return true;
            }
        }
        return false;
    }

    private static List<Expr> domains(List<Expr> items) {
        List<Expr> domains = new ArrayList<>();
        for (Expr item : items) {
            if (isDomain(item) && !domains.contains(((Relation) item).right())) {
                domains.add(((Relation) item).right());
            }
        }
        return domains;
    }

    /// Whether variables stand in the order of the alphabet; anything else has no order.
    static boolean inOrder(List<Expr> names) {
        for (int i = 1; i < names.size(); i++) {
            if (names.get(i - 1) instanceof Name(String first) && names.get(i) instanceof Name(String second)
                    && first.compareTo(second) > 0) {
                return false;
            }
        }
        return true;
    }

    /// Equations such as `y = 1, x = 2` in the order of their variables, as a tuple names them.
    static List<Expr> ordered(List<Expr> items) {
        if (areOrdered(items)) {
            return items;
        }
        List<Expr> ordered = new ArrayList<>(items);
        ordered.sort(Comparator.comparing(Assignments::name));
        return ordered;
    }

    /// Whether items stand in the order of their variables, or some of them have none.
    static boolean areOrdered(List<Expr> items) {
        if (!areNamed(items)) {
            return true;
        }
        for (int i = 1; i < items.size(); i++) {
            if (name(items.get(i - 1)).compareTo(name(items.get(i))) > 0) {
                return false;
            }
        }
        return true;
    }

    /// The variable of an equation.
    private static String name(Expr item) {
        return ((Name) ((Relation) item).left()).name();
    }

    private static boolean areNamed(List<Expr> items) {
        for (Expr item : items) {
            boolean named = item instanceof Relation relation && relation.is(Operator.EQUAL)
                    && relation.left() instanceof Name;
            if (!named) {
                return false;
            }
        }
        return true;
    }

    /// Whether all on one side have names and none on the other, so that the names may go.
    static boolean mayDropNames(List<Expr> a, List<Expr> b, ValueComparator values) {
        return (named(a, values) == a.size() && named(b, values) == 0)
                || (named(b, values) == b.size() && named(a, values) == 0);
    }

    /// The values without their names.
    static List<Expr> values(List<Expr> items, ValueComparator values) {
        List<Expr> bare = new ArrayList<>(items.size());
        for (Expr item : items) {
            bare.add(value(item, values));
        }
        return bare;
    }

    private static Expr value(Expr item, ValueComparator values) {
        if (item instanceof Items(Shape shape, List<Expr> parts) && shape == Shape.ROUND) {
            return new Items(shape, values(parts, values));
        }
        Definition definition = Definition.of(item, values);
        if (definition == null) {
            return item;
        }
        return definition.value();
    }

    private static int named(List<Expr> items, ValueComparator values) {
        int named = 0;
        for (Expr item : items) {
            named += isNamed(item, values) ? 1 : 0;
        }
        return named;
    }

    private static boolean isNamed(Expr item, ValueComparator values) {
        if (item instanceof Items(Shape shape, List<Expr> parts) && shape == Shape.ROUND && !parts.isEmpty()) {
            return named(parts, values) == parts.size();
        }
        return Definition.of(item, values) != null;
    }
}
