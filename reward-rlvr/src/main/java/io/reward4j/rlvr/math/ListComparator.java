package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Items;
import io.reward4j.rlvr.math.expr.Expr.Matrix;
import io.reward4j.rlvr.math.expr.Expr.SetOperation;
import io.reward4j.rlvr.math.expr.Expr.Shape;
import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.expr.PlusMinusExpansion;
import io.reward4j.rlvr.math.number.Budget;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares lists, sets, tuples and matrices.
final class ListComparator {

    private final Matcher matcher;
    private final EquivalenceOptions options;
    private final Budget budget;

    ListComparator(Matcher matcher, EquivalenceOptions options, Budget budget) {
        this.matcher = matcher;
        this.options = options;
        this.budget = budget;
    }

    boolean equal(Expr a, Expr b) {
        if (isGrid(a) && isGrid(b)) {
            return grids(rows(a), rows(b));
        }
        Items left = items(a);
        Items right = items(b);
        if (left == null || right == null) {
            return (left != null && single(left, b)) || (right != null && single(right, a));
        }
        boolean nested = left.isUnordered() != right.isUnordered();
        return items(left, right) || (nested && (single(left, b) || single(right, a)));
    }

    /// The same operator over the same operands, in any order where it commutes.
    boolean sameOperands(SetOperation a, SetOperation b) {
        if (a.operator() != b.operator()) {
            return false;
        }
        if (a.operator() == Operator.DIFFERENCE) {
            return matcher.equal(a.left(), b.left()) && matcher.equal(a.right(), b.right());
        }
        List<Expr> left = new ArrayList<>();
        List<Expr> right = new ArrayList<>();
        flatten(a, a.operator(), left);
        flatten(b, b.operator(), right);
        return matched(left, right);
    }

    boolean ordered(List<Expr> a, List<Expr> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!matcher.equal(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether every item has its own equal on the other side.
    boolean matched(List<Expr> a, List<Expr> b) {
        if (a.size() != b.size()) {
            return false;
        }
        BitSet taken = new BitSet();
        for (Expr item : a) {
            int at = find(item, b, taken);
            if (at < 0) {
                return false;
            }
            taken.set(at);
        }
        return true;
    }

    private boolean items(Items a, Items b) {
        if (!Assignments.sameDomains(a.items(), b.items())) {
            return false;
        }
        List<Expr> left = Assignments.spread(a.items());
        List<Expr> right = Assignments.spread(b.items());
        boolean bare = a.shape() == Shape.BARE || b.shape() == Shape.BARE;
        if (a.isUnordered() && b.isUnordered()) {
            left = PlusMinusExpansion.spelledOut(left);
            right = PlusMinusExpansion.spelledOut(right);
            if (bare && !options.unorderedLists() && a.shape() == b.shape()) {
                return ordered(left, right);
            }
            return matched(left, right)
                    || (mayRepeat(a, b, left, right) && contained(left, right) && contained(right, left))
                    || (Assignments.mayDropNames(left, right, matcher.values())
                            && matched(Assignments.values(left, matcher.values()),
                                    Assignments.values(right, matcher.values())));
        }
        boolean tuples = isTuple(a.shape()) && isTuple(b.shape());
        boolean listed = bare && (isTuple(a.shape()) || isTuple(b.shape()) || left.size() != 2);
        boolean same = a.shape() == b.shape();
        if (a.shape() == Shape.CURLY || b.shape() == Shape.CURLY || (!same && !tuples && !listed)) {
            return false;
        }
        return (Assignments.areOrdered(left) && Assignments.areOrdered(right) && ordered(left, right))
                || (bare && ordered(Assignments.values(Assignments.ordered(left), matcher.values()),
                        Assignments.values(Assignments.ordered(right), matcher.values())));
    }

    /// Whether repeated items count once: in sets, and where one list spells out what the other leaves out.
    private static boolean mayRepeat(Items a, Items b, List<Expr> left, List<Expr> right) {
        return a.shape() == Shape.CURLY || b.shape() == Shape.CURLY || left.size() != right.size();
    }

    private static boolean isTuple(Shape shape) {
        return shape == Shape.ROUND || shape == Shape.ANGLE;
    }

    private boolean contained(List<Expr> a, List<Expr> b) {
        BitSet none = new BitSet();
        for (Expr item : a) {
            if (find(item, b, none) < 0) {
                return false;
            }
        }
        return true;
    }

    private int find(Expr item, List<Expr> among, BitSet taken) {
        for (int i = 0; i < among.size(); i++) {
            budget.spend(1);
            if (!taken.get(i) && matcher.equal(item, among.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private boolean single(Items items, Expr value) {
        List<Expr> values = Assignments.spread(items.items());
        return values.size() == 1 && items.isUnordered() && matcher.equal(values.get(0), value);
    }

    private static void flatten(Expr expr, Operator operator, List<Expr> into) {
        if (expr instanceof SetOperation(Operator inner, Expr left, Expr right) && inner == operator) {
            flatten(left, operator, into);
            flatten(right, operator, into);
        } else {
            into.add(expr);
        }
    }

    /// The items of an expression; a matrix of one row or column is a tuple.
    private static @Nullable Items items(Expr expr) {
        if (expr instanceof Matrix(List<List<Expr>> rows)) {
            List<Expr> column = column(rows);
            if (column != null) {
                return new Items(Shape.ROUND, column);
            }
            if (rows.size() == 1) {
                return new Items(Shape.ROUND, rows.get(0));
            }
            return null;
        }
        if (expr instanceof Items items) {
            return items;
        }
        return null;
    }

    /// The cells of a matrix of one column, or `null`.
    private static @Nullable List<Expr> column(List<List<Expr>> rows) {
        List<Expr> cells = new ArrayList<>(rows.size());
        for (List<Expr> row : rows) {
            if (row.size() != 1) {
                return null;
            }
            cells.add(row.get(0));
        }
        return cells;
    }

    private static boolean isGrid(Expr expr) {
        return expr instanceof Matrix || (expr instanceof Items(Shape shape, List<Expr> items)
                && shape == Shape.SQUARE
                && areSquare(items));
    }

    private static boolean areSquare(List<Expr> items) {
        for (Expr item : items) {
            if (!(item instanceof Items inner && inner.shape() == Shape.SQUARE)) {
                return false;
            }
        }
        return true;
    }

    private static List<List<Expr>> rows(Expr expr) {
        if (expr instanceof Matrix matrix) {
            return matrix.rows();
        }
        List<List<Expr>> rows = new ArrayList<>();
        for (Expr row : ((Items) expr).items()) {
            rows.add(((Items) row).items());
        }
        return rows;
    }

    private boolean grids(List<List<Expr>> a, List<List<Expr>> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!ordered(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }
}
