package io.reward4j.rlvr.math.eval;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Application;
import io.reward4j.rlvr.math.expr.Expr.ClockTime;
import io.reward4j.rlvr.math.expr.Expr.Derivative;
import io.reward4j.rlvr.math.expr.Expr.Determinant;
import io.reward4j.rlvr.math.expr.Expr.Indexed;
import io.reward4j.rlvr.math.expr.Expr.Integral;
import io.reward4j.rlvr.math.expr.Expr.Items;
import io.reward4j.rlvr.math.expr.Expr.Limit;
import io.reward4j.rlvr.math.expr.Expr.Logic;
import io.reward4j.rlvr.math.expr.Expr.Marked;
import io.reward4j.rlvr.math.expr.Expr.Matrix;
import io.reward4j.rlvr.math.expr.Expr.Modulo;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Numeral;
import io.reward4j.rlvr.math.expr.Expr.Piece;
import io.reward4j.rlvr.math.expr.Expr.Piecewise;
import io.reward4j.rlvr.math.expr.Expr.PlusMinus;
import io.reward4j.rlvr.math.expr.Expr.Quantity;
import io.reward4j.rlvr.math.expr.Expr.Ratio;
import io.reward4j.rlvr.math.expr.Expr.Relation;
import io.reward4j.rlvr.math.expr.Expr.Series;
import io.reward4j.rlvr.math.expr.Expr.SetBuilder;
import io.reward4j.rlvr.math.expr.Expr.SetOperation;
import io.reward4j.rlvr.math.expr.Expr.Text;
import io.reward4j.rlvr.math.expr.Expr.UnboundedSeries;
import io.reward4j.rlvr.math.number.UndefinedValue;
import java.util.ArrayList;
import java.util.List;

/// What only equals its like: an expression that has no value of its own, such as words and integrals.
///
/// @param head what it is, besides its parts
record OpaqueForm(String head, List<Expr> parts) {

    /// @throws UndefinedValue if it is not even equal to its like
    static OpaqueForm of(Expr expr) {
        if (expr instanceof Text text) {
            return new OpaqueForm("text ".concat(text.words()), List.of());
        }
        if (expr instanceof Items items) {
            return new OpaqueForm(items.shape().name(), items.items());
        }
        if (expr instanceof Relation relation) {
            return new OpaqueForm(relation.operators().toString(), relation.sides());
        }
        if (expr instanceof Application application) {
            return new OpaqueForm("function ".concat(application.function()), application.arguments());
        }
        if (expr instanceof Marked marked) {
            return new OpaqueForm("mark ".concat(marked.mark().name()), List.of(marked.inner()));
        }
        if (expr instanceof Indexed indexed) {
            return new OpaqueForm("index ".concat(indexed.index()), List.of(indexed.base()));
        }
        if (expr instanceof Quantity quantity) {
            return new OpaqueForm("unit ".concat(quantity.unit()), List.of(quantity.value()));
        }
        if (expr instanceof Ratio ratio) {
            return new OpaqueForm("ratio", ratio.parts());
        }
        if (expr instanceof ClockTime time) {
            return new OpaqueForm("time", time.parts());
        }
        if (expr instanceof Numeral numeral) {
            return new OpaqueForm("base " + numeral.base() + " " + numeral.digits(), List.of());
        }
        if (expr instanceof Matrix matrix) {
            return new OpaqueForm("matrix".concat(Integer.toString(matrix.rows().size())), cells(matrix));
        }
        return ofOperation(expr);
    }

    private static OpaqueForm ofOperation(Expr expr) {
        if (expr instanceof Limit limit) {
            return new OpaqueForm("limit", List.of(limit.approach(), limit.body()));
        }
        if (expr instanceof UnboundedSeries series) {
            return new OpaqueForm(series.product() ? "product" : "sum",
                    List.of(series.body(), series.lower(), series.upper()));
        }
        if (expr instanceof Integral integral) {
            List<Expr> parts = new ArrayList<>(integral.bounds());
            parts.add(integral.integrand());
            parts.add(new Name("d".concat(integral.variable())));
            return new OpaqueForm(integral.sign(), parts);
        }
        if (expr instanceof Derivative derivative) {
            return new OpaqueForm("derivative", List.of(derivative.numerator(), derivative.denominator()));
        }
        if (expr instanceof Modulo modulo) {
            return new OpaqueForm("modulo", List.of(modulo.value(), modulo.modulus()));
        }
        if (expr instanceof SetOperation sets) {
            return new OpaqueForm(sets.operator().name(), List.of(sets.left(), sets.right()));
        }
        if (expr instanceof SetBuilder set) {
            return new OpaqueForm("such that", List.of(set.element(), set.condition()));
        }
        if (expr instanceof Determinant determinant) {
            return new OpaqueForm("determinant", List.of(determinant.matrix()));
        }
        if (expr instanceof Logic logic) {
            return new OpaqueForm("logic ".concat(logic.joiners().toString()), logic.operands());
        }
        if (expr instanceof Piecewise piecewise) {
            List<Expr> parts = new ArrayList<>();
            for (Piece piece : piecewise.pieces()) {
                parts.add(piece.value());
                parts.add(piece.condition());
            }
            return new OpaqueForm("piecewise", parts);
        }
        if (expr instanceof PlusMinus) {
            throw UndefinedValue.INSTANCE;
        }
        throw new IllegalArgumentException("what is read has a value of its own: " + expr);
    }

    private static List<Expr> cells(Matrix matrix) {
        List<Expr> cells = new ArrayList<>();
        for (List<Expr> row : matrix.rows()) {
            cells.addAll(row);
        }
        return cells;
    }

    /// A sum or product whose terms are not written out.
    static OpaqueForm ofUnbounded(Series series) {
        return new OpaqueForm((series.product() ? "product " : "sum ").concat(series.variable()),
                List.of(series.from(), series.to(), series.body()));
    }
}
