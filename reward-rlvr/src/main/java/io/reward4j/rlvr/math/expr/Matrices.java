package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.expr.Expr.Determinant;
import io.reward4j.rlvr.math.expr.Expr.Matrix;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Expr.Product;
import io.reward4j.rlvr.math.expr.Expr.Sum;
import io.reward4j.rlvr.math.number.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Carries out sums, products and small powers of matrices.
public final class Matrices {

    private static final int MAX_CELLS = 64;
    private static final int MAX_POWER = 8;
    private static final int MAX_DETERMINANT = 4;

    private Matrices() {}

    /// The matrix that an expression of matrices is, or the expression itself where it is none.
    public static Expr carriedOut(Expr expr) {
        if (expr instanceof Num || expr instanceof Matrix) {
            return expr;
        }
        if (expr instanceof Sum sum) {
            return anyMatrix(sum.terms()) ? folded(sum.terms(), false, expr) : expr;
        }
        if (expr instanceof Product product) {
            return anyMatrix(product.factors()) ? folded(product.factors(), true, expr) : expr;
        }
        if (expr instanceof Power power && power.base() instanceof Matrix && power.exponent() instanceof Num exponent) {
            Rational n = exponent.value();
            boolean small = n.isInteger() && n.signum() > 0 && n.compareTo(Rational.of(MAX_POWER)) <= 0;
            return small
                    ? folded(Collections.nCopies(n.numerator().intValueExact(), power.base()), true, expr)
                    : expr;
        }
        if (expr instanceof Determinant determinant && isSmallSquare(determinant.matrix())) {
            return determinant(determinant.matrix().rows());
        }
        return expr;
    }

    private static boolean isSmallSquare(Matrix matrix) {
        return isRectangle(matrix) && matrix.rows().size() == matrix.rows().get(0).size()
                && matrix.rows().size() <= MAX_DETERMINANT;
    }

    /// By cofactors of the first row.
    private static Expr determinant(List<List<Expr>> rows) {
        if (rows.size() == 1) {
            return rows.get(0).get(0);
        }
        Expr sum = Expr.number(0);
        for (int j = 0; j < rows.size(); j++) {
            List<List<Expr>> minor = new ArrayList<>();
            for (List<Expr> row : rows.subList(1, rows.size())) {
                List<Expr> rest = new ArrayList<>(row);
                rest.remove(j);
                minor.add(rest);
            }
            Expr term = Expr.product(rows.get(0).get(j), determinant(minor));
            sum = Expr.sum(sum, j % 2 == 0 ? term : Expr.negate(term));
        }
        return sum;
    }

    private static boolean anyMatrix(List<Expr> parts) {
        for (Expr part : parts) {
            if (carriedOut(part) instanceof Matrix) {
                return true;
            }
        }
        return false;
    }

    private static Expr folded(List<Expr> parts, boolean product, Expr otherwise) {
        Expr result = carriedOut(parts.get(0));
        for (int i = 1; i < parts.size(); i++) {
            Expr part = carriedOut(parts.get(i));
            result = product ? multiply(result, part) : add(result, part);
            if (result instanceof Matrix matrix && cells(matrix) > MAX_CELLS) {
                return otherwise;
            }
        }
        if (result instanceof Matrix) {
            return result;
        }
        return otherwise;
    }

    private static Expr add(Expr a, Expr b) {
        if (!(a instanceof Matrix left) || !(b instanceof Matrix right) || !sameSize(left, right)) {
            return Expr.sum(a, b);
        }
        List<List<Expr>> rows = new ArrayList<>();
        for (int i = 0; i < left.rows().size(); i++) {
            List<Expr> row = new ArrayList<>();
            for (int j = 0; j < left.rows().get(i).size(); j++) {
                row.add(Expr.sum(left.rows().get(i).get(j), right.rows().get(i).get(j)));
            }
            rows.add(row);
        }
        return new Matrix(rows);
    }

    private static Expr multiply(Expr a, Expr b) {
        if (a instanceof Matrix left && b instanceof Matrix right) {
            if (isRectangle(left) && isRectangle(right) && left.rows().get(0).size() == right.rows().size()) {
                return times(left, right);
            }
            return Expr.product(a, b);
        }
        if (a instanceof Matrix left) {
            return scaled(left, b);
        }
        if (b instanceof Matrix right) {
            return scaled(right, a);
        }
        return Expr.product(a, b);
    }

    private static Matrix times(Matrix left, Matrix right) {
        List<List<Expr>> rows = new ArrayList<>();
        for (List<Expr> line : left.rows()) {
            List<Expr> row = new ArrayList<>();
            for (int j = 0; j < right.rows().get(0).size(); j++) {
                Expr cell = Expr.product(line.get(0), right.rows().get(0).get(j));
                for (int k = 1; k < line.size(); k++) {
                    cell = Expr.sum(cell, Expr.product(line.get(k), right.rows().get(k).get(j)));
                }
                row.add(cell);
            }
            rows.add(row);
        }
        return new Matrix(rows);
    }

    private static Matrix scaled(Matrix matrix, Expr factor) {
        List<List<Expr>> rows = new ArrayList<>(matrix.rows().size());
        for (List<Expr> row : matrix.rows()) {
            List<Expr> cells = new ArrayList<>(row.size());
            for (Expr cell : row) {
                cells.add(Expr.product(factor, cell));
            }
            rows.add(cells);
        }
        return new Matrix(rows);
    }

    private static boolean sameSize(Matrix a, Matrix b) {
        if (a.rows().size() != b.rows().size()) {
            return false;
        }
        for (int i = 0; i < a.rows().size(); i++) {
            if (a.rows().get(i).size() != b.rows().get(i).size()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRectangle(Matrix matrix) {
        int width = matrix.rows().get(0).size();
        for (List<Expr> row : matrix.rows()) {
            if (row.size() != width) {
                return false;
            }
        }
        return true;
    }

    private static int cells(Matrix matrix) {
        int cells = 0;
        for (List<Expr> row : matrix.rows()) {
            cells += row.size();
        }
        return cells;
    }
}
