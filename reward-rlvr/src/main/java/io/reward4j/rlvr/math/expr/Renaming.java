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
import java.util.List;

/// Puts one name in the place of another, wherever it stands free.
public record Renaming(String from, String to) {

    /// The expression with the new name.
    public Expr of(Expr expr) {
        return switch (expr) {
            case Name(String name) when name.equals(from) -> new Name(to);
            case Sum(List<Expr> terms) -> new Sum(all(terms));
            case Product(List<Expr> factors) -> new Product(all(factors));
            case Power(Expr base, Expr exponent) -> new Power(of(base), of(exponent));
            case Call(Function function, List<Expr> arguments) -> new Call(function, all(arguments));
            case Items(Expr.Shape shape, List<Expr> items) -> new Items(shape, all(items));
            case Relation(List<Expr> sides, List<Operator> operators) -> new Relation(all(sides), operators);
            case SetOperation(Operator operator, Expr left, Expr right) ->
                new SetOperation(operator, of(left), of(right));
            case SetBuilder(Expr element, Expr condition) -> new SetBuilder(of(element), of(condition));
            case Quantity(Expr value, String unit) -> new Quantity(of(value), unit);
            default -> expr;
        };
    }

    private List<Expr> all(List<Expr> exprs) {
        return exprs.stream().map(this::of).toList();
    }
}
