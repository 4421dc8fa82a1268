package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.Expr.Call;
import io.reward4j.rlvr.math.Expr.Items;
import io.reward4j.rlvr.math.Expr.PlusMinus;
import io.reward4j.rlvr.math.Expr.Power;
import io.reward4j.rlvr.math.Expr.Product;
import io.reward4j.rlvr.math.Expr.Shape;
import io.reward4j.rlvr.math.Expr.Sum;
import java.util.List;
import java.util.stream.Stream;

/// Spells out a value with `±` as the two values it means.
final class Signs {

    private Signs() {}

    /// The two values, or the expression itself where it has no `±`.
    static Expr spelledOut(Expr expr) {
        return has(expr)
                ? new Items(Shape.CURLY, List.of(with(expr, Rational.ONE), with(expr, Rational.of(-1))))
                : expr;
    }

    /// The items of a list, with two for each that has a `±`.
    static List<Expr> spelledOut(List<Expr> items) {
        if (items.stream().noneMatch(Signs::has)) {
            return items;
        }
        return items.stream()
                .flatMap(item -> spelledOut(item) instanceof Items(Shape shape, List<Expr> both) && has(item)
                        ? both.stream()
                        : Stream.of(item))
                .toList();
    }

    private static boolean has(Expr expr) {
        return switch (expr) {
            case PlusMinus ignored -> true;
            case Sum(List<Expr> terms) -> terms.stream().anyMatch(Signs::has);
            case Product(List<Expr> factors) -> factors.stream().anyMatch(Signs::has);
            case Power(Expr base, Expr exponent) -> has(base) || has(exponent);
            case Call(Function function, List<Expr> arguments) -> arguments.stream().anyMatch(Signs::has);
            default -> false;
        };
    }

    private static Expr with(Expr expr, Rational sign) {
        return switch (expr) {
            case PlusMinus(boolean mirrored) -> new Expr.Num(mirrored ? sign.negate() : sign, 0);
            case Sum(List<Expr> terms) -> new Sum(all(terms, sign));
            case Product(List<Expr> factors) -> new Product(all(factors, sign));
            case Power(Expr base, Expr exponent) -> new Power(with(base, sign), with(exponent, sign));
            case Call(Function function, List<Expr> arguments) -> new Call(function, all(arguments, sign));
            default -> expr;
        };
    }

    private static List<Expr> all(List<Expr> exprs, Rational sign) {
        return exprs.stream().map(expr -> with(expr, sign)).toList();
    }
}
