package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Items;
import io.reward4j.rlvr.math.expr.Expr.Matrix;
import io.reward4j.rlvr.math.expr.Expr.Opaque;
import io.reward4j.rlvr.math.expr.Expr.Shape;
import io.reward4j.rlvr.math.expr.Function;
import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.number.Unreadable;
import io.reward4j.rlvr.math.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Reads what stands between brackets, bars, braces and the ends of an environment.
public final class Brackets {

    private final Cursor cursor;
    private final Parser parser;
    private int bars;
    private int braces;

    public Brackets(Cursor cursor, Parser parser) {
        this.cursor = cursor;
        this.parser = parser;
    }

    /// Whether the next bar closes rather than opens.
    public boolean barCloses() {
        return bars > 0 || braces > 0 || cursor.at(Kind.BAR, "mid");
    }

    public boolean inBraces() {
        return braces > 0;
    }

    public Expr group() {
        cursor.expect(Kind.GROUP);
        if (cursor.takeIf(Kind.GROUP_END)) {
            return new Items(Shape.CURLY, List.of());
        }
        int outer = bars;
        bars = 0;
        Expr inner = parser.list();
        if (cursor.at(Kind.CHOOSE)) {
            boolean over = cursor.take().text().equals("over");
            Expr bottom = parser.list();
            inner = over ? Expr.quotient(inner, bottom) : Terms.call(Function.BINOMIAL, List.of(inner, bottom));
        }
        bars = outer;
        cursor.expect(Kind.GROUP_END);
        return inner instanceof Items(Shape shape, List<Expr> items) && shape == Shape.BARE
                ? new Items(Shape.CURLY, items)
                : inner;
    }

    public Expr bracket() {
        String open = cursor.take().text();
        if (cursor.at(Kind.CLOSE)) {
            return new Items(Shape.of(open, cursor.take().text()), List.of());
        }
        int outerBars = bars;
        int outerBraces = braces;
        bars = open.equals("|") ? 1 : 0;
        braces = open.equals("{") ? 1 : 0;
        Expr inner = parser.list(!open.equals("{"));
        if (braces > 0 && (cursor.at(Kind.BAR) || cursor.at(Kind.OPERATOR, ":"))) {
            cursor.take();
            inner = new Opaque("such that", List.of(inner, parser.list()));
        }
        bars = outerBars;
        braces = outerBraces;
        return closed(open, inner);
    }

    private Expr closed(String open, Expr inner) {
        if (!cursor.at(Kind.CLOSE) && !cursor.atOutwardEnd()) {
            throw Unreadable.SYNTAX;
        }
        String close = cursor.take().text();
        return switch (open) {
            case "floor" -> Terms.call(Function.FLOOR, List.of(inner));
            case "ceil" -> Terms.call(Function.CEIL, List.of(inner));
            case "|" -> Terms.call(Function.ABS, List.of(inner));
            default -> shaped(Shape.of(open, close), inner);
        };
    }

    private static Expr shaped(Shape shape, Expr inner) {
        boolean several = inner instanceof Items items && items.shape() == Shape.BARE;
        if (!several && (shape == Shape.ROUND || shape == Shape.SQUARE)) {
            return shape == Shape.SQUARE && inner instanceof Items ? new Items(shape, List.of(inner)) : inner;
        }
        if (inner instanceof Opaque(String head, List<Expr> parts) && head.equals("such that")) {
            return (parts.get(0) instanceof Expr.Relation relation && relation.is(Operator.IN)
                    && relation.right() == Constant.REALS) || isName(parts.get(0))
                            ? parts.get(1)
                            : inner;
        }
        return new Items(shape, several ? ((Items) inner).items() : List.of(inner));
    }

    private static boolean isName(Expr expr) {
        return expr instanceof Expr.Name;
    }

    /// An interval with its brackets turned outward, as `]0, 1[`.
    public Expr outward() {
        if (!cursor.take().text().equals("]")) {
            throw Unreadable.SYNTAX;
        }
        Expr inner = parser.list();
        boolean open = cursor.at(Kind.OPEN, "[");
        if ((!open && !cursor.at(Kind.CLOSE, "]")) || !(inner instanceof Items items)) {
            throw Unreadable.SYNTAX;
        }
        cursor.take();
        return new Items(open ? Shape.ROUND : Shape.OPEN_CLOSED, items.items());
    }

    public Expr bars() {
        cursor.expect(Kind.BAR);
        int outerBraces = braces;
        braces = 0;
        bars++;
        Expr inner = parser.list();
        bars--;
        braces = outerBraces;
        cursor.expect(Kind.BAR);
        return Terms.call(Function.ABS, List.of(inner));
    }

    /// A matrix, or the rows of another environment.
    public Expr environment() {
        String name = cursor.take().text();
        List<List<Expr>> rows = new ArrayList<>();
        List<Expr> row = new ArrayList<>();
        while (!cursor.at(Kind.END)) {
            if (cursor.takeIf(Kind.ROW)) {
                close(rows, row);
                row = new ArrayList<>();
            } else if (!cursor.takeIf(Kind.CELL)) {
                row.add(parser.list());
                if (!cursor.at(Kind.CELL) && !cursor.at(Kind.ROW) && !cursor.at(Kind.END)) {
                    throw Unreadable.SYNTAX;
                }
            }
        }
        close(rows, row);
        cursor.take();
        Expr matrix = rows.isEmpty() ? Constant.EMPTY : new Matrix(rows);
        return switch (name) {
            case "vmatrix" -> new Opaque("determinant", List.of(matrix));
            case "cases", "align", "aligned", "gather", "gathered", "split", "equation" ->
                new Opaque(name, List.of(matrix));
            default -> matrix;
        };
    }

    private static void close(List<List<Expr>> rows, List<Expr> row) {
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }
}
