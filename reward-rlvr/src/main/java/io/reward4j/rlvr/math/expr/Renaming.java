package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Items;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Expr.Product;
import io.reward4j.rlvr.math.expr.Expr.Quantity;
import io.reward4j.rlvr.math.expr.Expr.Relation;
import io.reward4j.rlvr.math.expr.Expr.SetBuilder;
import io.reward4j.rlvr.math.expr.Expr.SetOperation;
import io.reward4j.rlvr.math.expr.Expr.Sum;
import java.util.ArrayList;
import java.util.List;

/// Puts one name in the place of another, wherever it stands free.
public record Renaming(String from, String to) {

    /// The expression with the new name.
    public Expr of(Expr expr) {
        if (expr instanceof Name name) {
            return name.name().equals(from) ? new Name(to) : expr;
        }
        if (expr instanceof Sum sum) {
            return new Sum(all(sum.terms()));
        }
        if (expr instanceof Product product) {
            return new Product(all(product.factors()));
        }
        if (expr instanceof Power power) {
            return new Power(of(power.base()), of(power.exponent()));
        }
        if (expr instanceof Call call) {
            return new Call(call.function(), all(call.arguments()));
        }
        if (expr instanceof Items items) {
            return new Items(items.shape(), all(items.items()));
        }
        if (expr instanceof Relation relation) {
            return new Relation(all(relation.sides()), relation.operators());
        }
        if (expr instanceof SetOperation sets) {
            return new SetOperation(sets.operator(), of(sets.left()), of(sets.right()));
        }
        if (expr instanceof SetBuilder set) {
            return new SetBuilder(of(set.element()), of(set.condition()));
        }
        if (expr instanceof Quantity quantity) {
            return new Quantity(of(quantity.value()), quantity.unit());
        }
        return expr;
    }

    private List<Expr> all(List<Expr> exprs) {
        List<Expr> renamed = new ArrayList<>(exprs.size());
        for (Expr expr : exprs) {
            renamed.add(of(expr));
        }
        return renamed;
    }
}
