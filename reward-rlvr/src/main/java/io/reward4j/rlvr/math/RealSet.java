package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Application;
import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Items;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Expr.Product;
import io.reward4j.rlvr.math.expr.Expr.Relation;
import io.reward4j.rlvr.math.expr.Expr.SetOperation;
import io.reward4j.rlvr.math.expr.Expr.Shape;
import io.reward4j.rlvr.math.expr.Expr.Sum;
import io.reward4j.rlvr.math.expr.Function;
import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.expr.PlusMinusExpansion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A set of real numbers as intervals in order, none touching the next.
record RealSet(List<Span> spans) {

    private static final RealSet ALL = new RealSet(List.of(new Span(End.infinite(false), End.infinite(true))));
    static final RealSet NONE = new RealSet(List.of());

    /// Reads an interval, a union, an inequality in one variable and the like, or returns `null`.
    static @Nullable RealSet of(Expr expr, ValueComparator values) {
        if (expr instanceof Items items) {
            return ofItems(items.shape(), items.items(), values);
        }
        if (expr instanceof Relation relation) {
            return ofRelation(relation, values);
        }
        if (expr instanceof SetOperation operation) {
            return ofOperation(operation, values);
        }
        if (expr == Constant.REALS) {
            return ALL;
        }
        return expr == Constant.EMPTY ? NONE : null;
    }

    private static @Nullable RealSet ofOperation(SetOperation operation, ValueComparator values) {
        RealSet a = of(operation.left(), values);
        RealSet b = of(operation.right(), values);
        if (a == null || b == null || !sameVariable(operation.left(), operation.right())) {
            return null;
        }
        return switch (operation.operator()) {
            case UNION -> a.union(b);
            case INTERSECTION -> a.intersection(b);
            default -> a.intersection(b.complement());
        };
    }

    /// Whether two expressions do not name different variables, as `x > 3` and `y > 3` do.
    static boolean sameVariable(Expr a, Expr b) {
        Expr left = variable(a);
        Expr right = variable(b);
        return left == null || right == null || left.equals(right);
    }

    private static @Nullable Expr variable(Expr expr) {
        if (expr instanceof Relation relation) {
            return variableOfSides(relation.sides());
        }
        if (expr instanceof SetOperation operation) {
            Expr first = variable(operation.left());
            return first == null ? variable(operation.right()) : first;
        }
        Expr first = null;
        if (expr instanceof Items items) {
            for (int i = 0; first == null && i < items.items().size(); i++) {
                first = variable(items.items().get(i));
            }
        }
        return first;
    }

    private static @Nullable Expr variableOfSides(List<Expr> sides) {
        for (Expr side : sides) {
            if (isVariable(side)) {
                return shifted(side instanceof Call call ? call.arguments().get(0) : side);
            }
        }
        return null;
    }

    boolean equal(RealSet other, Matcher matcher) {
        if (spans.size() != other.spans.size()) {
            return false;
        }
        for (int i = 0; i < spans.size(); i++) {
            Span a = spans.get(i);
            Span b = other.spans.get(i);
            if (!a.low.equal(b.low, matcher) || !a.high.equal(b.high, matcher)) {
                return false;
            }
        }
        return true;
    }

    RealSet union(RealSet other) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(other.spans);
        return merged(all);
    }

    private RealSet intersection(RealSet other) {
        List<Span> common = new ArrayList<>();
        for (Span a : spans) {
            for (Span b : other.spans) {
                addUnlessEmpty(new Span(End.inner(a.low, b.low, true), End.inner(a.high, b.high, false)), common);
            }
        }
        return merged(common);
    }

    RealSet complement() {
        List<Span> gaps = new ArrayList<>();
        End from = End.infinite(false);
        for (Span span : spans) {
            addUnlessEmpty(new Span(from, span.low.turned()), gaps);
            from = span.high.turned();
        }
        addUnlessEmpty(new Span(from, End.infinite(true)), gaps);
        return new RealSet(gaps);
    }

    private static void addUnlessEmpty(Span span, List<Span> spans) {
        if (!span.isEmpty()) {
            spans.add(span);
        }
    }

    private static RealSet merged(List<Span> spans) {
        List<Span> sorted = spans;
        if (spans.size() > 1) {
            sorted = new ArrayList<>(spans);
            sorted.sort(Span::compareLow);
        }
        List<Span> merged = new ArrayList<>(sorted.size());
        for (Span span : sorted) {
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.touches(span)) {
                merged.set(merged.size() - 1, new Span(last.low, End.outer(last.high, span.high)));
            } else {
                merged.add(span);
            }
        }
        return new RealSet(merged);
    }

    private static @Nullable RealSet ofItems(Shape shape, List<Expr> items, ValueComparator values) {
        int relations = relations(items);
        if (shape == Shape.BARE && relations == items.size()) {
            return ofConditions(items, values);
        }
        if (shape == Shape.BARE && relations == 1 && items.get(0) instanceof Relation first
                && first.is(Operator.NOT_EQUAL) && first.left() instanceof Name) {
            List<Expr> points = new ArrayList<>(items);
            points.set(0, first.right());
            return without(points, values);
        }
        if (shape == Shape.CURLY || shape == Shape.BARE) {
            List<Span> points = new ArrayList<>();
            for (Expr item : items) {
                double at = values.constant(item);
                if (Double.isNaN(at)) {
                    return null;
                }
                points.add(new Span(new End(at, item, true), new End(at, item, true)));
            }
            return merged(points);
        }
        if (items.size() != 2 || shape == Shape.ANGLE) {
            return null;
        }
        boolean lowClosed = shape == Shape.SQUARE || shape == Shape.CLOSED_OPEN;
        boolean highClosed = shape == Shape.SQUARE || shape == Shape.OPEN_CLOSED;
        RealSet set = between(End.of(items.get(0), lowClosed, values), End.of(items.get(1), highClosed, values));
        if (set == null || set.spans.isEmpty()) {
            return null;
        }
        return set;
    }

    private static int relations(List<Expr> items) {
        int relations = 0;
        for (Expr item : items) {
            relations += item instanceof Relation ? 1 : 0;
        }
        return relations;
    }

    /// Several conditions hold together; where they cannot, any of them is meant.
    private static @Nullable RealSet ofConditions(List<Expr> conditions, ValueComparator values) {
        RealSet all = ALL;
        RealSet any = NONE;
        for (Expr condition : conditions) {
            RealSet set = of(condition, values);
            if (set == null || !sameVariable(condition, conditions.get(0))) {
                return null;
            }
            all = all.intersection(set);
            any = any.union(set);
        }
        if (all.spans.isEmpty()) {
            return any;
        }
        return all;
    }

    private static @Nullable RealSet ofRelation(Relation relation, ValueComparator values) {
        if (relation.is(Operator.IN)) {
            if (relation.left() instanceof Name) {
                return of(relation.right(), values);
            }
            return null;
        }
        if (relation.is(Operator.NOT_EQUAL) && relation.left() instanceof Name) {
            return without(List.of(relation.right()), values);
        }
        RealSet set = ALL;
        for (int i = 0; i < relation.operators().size(); i++) {
            RealSet side = ofInequality(relation.sides().get(i), relation.operators().get(i),
                    relation.sides().get(i + 1), values);
            if (side == null) {
                return null;
            }
            set = set.intersection(side);
        }
        return set;
    }

    /// All numbers but these.
    private static @Nullable RealSet without(List<Expr> points, ValueComparator values) {
        RealSet set = ofItems(Shape.CURLY, PlusMinusExpansion.spelledOut(points), values);
        if (set == null) {
            return null;
        }
        return set.complement();
    }

    private static @Nullable RealSet ofInequality(Expr left, Operator operator, Expr right, ValueComparator values) {
        if (!operator.isOrder()) {
            return null;
        }
        if (isVariable(right) && !isVariable(left)) {
            return ofInequality(right, operator.flipped(), left, values);
        }
        if (left instanceof Call(Function function, List<Expr> arguments) && isVariable(left)) {
            return ofDistance(arguments.get(0), operator, right, values);
        }
        if (!isUnknown(left)) {
            Expr name = shifted(left);
            if (name == null) {
                return null;
            }
            return ofInequality(name, operator, Expr.sum(right, Expr.difference(name, left)), values);
        }
        End end = End.of(right, operator == Operator.AT_MOST || operator == Operator.AT_LEAST, values);
        boolean below = operator == Operator.LESS || operator == Operator.AT_MOST;
        if (below) {
            return between(End.infinite(false), end);
        }
        return between(end, End.infinite(true));
    }

    private static boolean isVariable(Expr expr) {
        return shifted(expr) != null || (expr instanceof Call(Function function, List<Expr> arguments)
                && function == Function.ABS && shifted(arguments.get(0)) != null);
    }

    /// The variable of `x`, `x + 2` or `x - 1/2`, or `null`.
    private static @Nullable Expr shifted(Expr expr) {
        if (!(expr instanceof Sum sum)) {
            return isUnknown(expr) ? expr : null;
        }
        Expr name = null;
        for (Expr term : sum.terms()) {
            if (!isNumber(term)) {
                if (name != null || !isUnknown(term)) {
                    return null;
                }
                name = term;
            }
        }
        return name;
    }

    /// Whether this is what a condition is on: a variable or the value of a function.
    private static boolean isUnknown(Expr expr) {
        return expr instanceof Name || expr instanceof Application;
    }

    private static boolean isNumber(Expr expr) {
        if (expr instanceof Product product) {
            for (Expr factor : product.factors()) {
                if (!isNumber(factor)) {
                    return false;
                }
            }
            return true;
        }
        if (expr instanceof Power power) {
            return isNumber(power.base()) && isNumber(power.exponent());
        }
        return expr instanceof Num;
    }

    /// The set of an inequality of `|x|` or `|x + 2|`.
    private static @Nullable RealSet ofDistance(Expr inner, Operator operator, Expr distance, ValueComparator values) {
        Expr name = shifted(inner);
        if (name == null) {
            return null;
        }
        Expr centre = Expr.difference(name, inner);
        double size = values.constant(distance);
        if (Double.isNaN(size) || size < 0) {
            return null;
        }
        RealSet above = ofInequality(name, operator, Expr.sum(centre, distance), values);
        RealSet below = ofInequality(name, operator.flipped(), Expr.difference(centre, distance), values);
        if (above == null || below == null) {
            return null;
        }
        boolean inside = operator == Operator.LESS || operator == Operator.AT_MOST;
        if (inside) {
            return above.intersection(below);
        }
        return above.union(below);
    }

    private static @Nullable RealSet between(@Nullable End low, @Nullable End high) {
        if (low == null || high == null) {
            return null;
        }
        Span span = new Span(low, high);
        if (span.isEmpty()) {
            return NONE;
        }
        return new RealSet(List.of(span));
    }

    private record Span(End low, End high) {

        boolean isEmpty() {
            return low.at > high.at || (low.at == high.at && !(low.closed && high.closed));
        }

        /// Puts the span first that begins first; of two that begin at the same place, the one that holds it.
        static int compareLow(Span a, Span b) {
            int order = Double.compare(a.low.at, b.low.at);
            return order == 0 ? Boolean.compare(!a.low.closed, !b.low.closed) : order;
        }

        boolean touches(Span next) {
            return next.low.at < high.at || (next.low.at == high.at && (next.low.closed || high.closed));
        }
    }

    /// One end of an interval.
    private record End(double at, Expr exact, boolean closed) {

        static End infinite(boolean positive) {
            double at = positive ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            return new End(at, Constant.INFINITY, false);
        }

        static @Nullable End of(Expr expr, boolean closed, ValueComparator values) {
            if (expr == Constant.INFINITY) {
                return infinite(true);
            }
            if (isMinusInfinity(expr)) {
                return infinite(false);
            }
            double at = values.constant(expr);
            if (Double.isNaN(at)) {
                return null;
            }
            return new End(at, expr, closed);
        }

        private static boolean isMinusInfinity(Expr expr) {
            return expr instanceof Product product && product.factors().size() == 2
                    && Expr.isMinusOne(product.factors().get(0)) && product.factors().get(1) == Constant.INFINITY;
        }

        static End inner(End a, End b, boolean low) {
            if (a.at == b.at) {
                if (a.closed) {
                    return b;
                }
                return a;
            }
            if (a.at > b.at == low) {
                return a;
            }
            return b;
        }

        static End outer(End a, End b) {
            if (a.at > b.at || (a.at == b.at && a.closed)) {
                return a;
            }
            return b;
        }

        End turned() {
            if (Double.isInfinite(at)) {
                return this;
            }
            return new End(at, exact, !closed);
        }

        boolean equal(End other, Matcher matcher) {
            if (Double.isInfinite(at) || Double.isInfinite(other.at)) {
                return at == other.at;
            }
            return closed == other.closed && matcher.equal(exact, other.exact);
        }
    }
}
