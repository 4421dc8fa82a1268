package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Items;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.PlusMinus;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Expr.Product;
import io.reward4j.rlvr.math.expr.Expr.Shape;
import io.reward4j.rlvr.math.expr.Expr.Sum;
import io.reward4j.rlvr.math.number.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/// Spells out a value with `±` as the two values it means, or the four where it has two of them.
public final class PlusMinusExpansion {

    private static final Rational MINUS = Rational.of(-1);

    private PlusMinusExpansion() {}

    /// The values, or the expression itself where it has no `±`.
    public static Expr spelledOut(Expr expr) {
        if (!hasSign(expr)) {
            return expr;
        }
        List<PlusMinus> signs = new ArrayList<>();
        collect(expr, signs);
        List<Expr> values = new ArrayList<>();
        values.add(with(expr, Collections.nCopies(signs.size(), Rational.ONE).iterator()));
        values.add(with(expr, Collections.nCopies(signs.size(), MINUS).iterator()));
        if (signs.size() == 2 && !signs.get(0).mirrored() && !signs.get(1).mirrored()) {
            values.add(with(expr, List.of(Rational.ONE, MINUS).iterator()));
            values.add(with(expr, List.of(MINUS, Rational.ONE).iterator()));
        }
        return new Items(Shape.CURLY, values);
    }

    /// The items of a list, with several for each that has a `±`.
    public static List<Expr> spelledOut(List<Expr> items) {
        List<Expr> all = new ArrayList<>(items.size());
        for (Expr item : items) {
            if (hasSign(item) && spelledOut(item) instanceof Items(Shape shape, List<Expr> values)) {
                all.addAll(values);
            } else {
                all.add(item);
            }
        }
        return all;
    }

    private static boolean hasSign(Expr expr) {
        if (expr instanceof Num || expr instanceof Name) {
            return false;
        }
        if (expr instanceof Sum sum) {
            return anyHasSign(sum.terms());
        }
        if (expr instanceof Product product) {
            return anyHasSign(product.factors());
        }
        if (expr instanceof Power power) {
            return hasSign(power.base()) || hasSign(power.exponent());
        }
        if (expr instanceof Call call) {
            return anyHasSign(call.arguments());
        }
        return expr instanceof PlusMinus;
    }

    private static boolean anyHasSign(List<Expr> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (hasSign(parts.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static void collect(Expr expr, List<PlusMinus> signs) {
        if (expr instanceof PlusMinus sign) {
            signs.add(sign);
        } else if (expr instanceof Sum sum) {
            collect(sum.terms(), signs);
        } else if (expr instanceof Product product) {
            collect(product.factors(), signs);
        } else if (expr instanceof Power power) {
            collect(power.base(), signs);
            collect(power.exponent(), signs);
        } else if (expr instanceof Call call) {
            collect(call.arguments(), signs);
        }
    }

    private static void collect(List<Expr> parts, List<PlusMinus> signs) {
        for (Expr part : parts) {
            collect(part, signs);
        }
    }

    private static Expr with(Expr expr, Iterator<Rational> signs) {
        if (expr instanceof PlusMinus plusMinus) {
            Rational sign = signs.next();
            return new Num(plusMinus.mirrored() ? sign.negate() : sign, 0);
        }
        if (expr instanceof Sum sum) {
            return new Sum(all(sum.terms(), signs));
        }
        if (expr instanceof Product product) {
            return new Product(all(product.factors(), signs));
        }
        if (expr instanceof Power power) {
            Expr base = with(power.base(), signs);
            return new Power(base, with(power.exponent(), signs));
        }
        if (expr instanceof Call call) {
            return new Call(call.function(), all(call.arguments(), signs));
        }
        return expr;
    }

    private static List<Expr> all(List<Expr> exprs, Iterator<Rational> signs) {
        List<Expr> all = new ArrayList<>();
        for (Expr expr : exprs) {
            all.add(with(expr, signs));
        }
        return all;
    }
}
