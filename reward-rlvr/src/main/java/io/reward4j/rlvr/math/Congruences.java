package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Modulo;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Relation;
import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.number.Rational;

/// Compares residues, as `2 (mod 7)` with `9 (mod 7)` and `n ≡ 2` with `n ≡ 9`.
final class Congruences {

    private Congruences() {}

    static boolean equal(Modulo a, Modulo b, Matcher matcher) {
        boolean same = matcher.equal(a.modulus(), b.modulus());
        if (!same || !(a.modulus() instanceof Num(Rational modulus, int digits, int places)) || modulus.isZero()) {
            return false;
        }
        Expr left = a.value();
        Expr right = b.value();
        if (left instanceof Relation first && right instanceof Relation second) {
            if (!first.is(Operator.CONGRUENT) || !second.is(Operator.CONGRUENT)
                    || !matcher.equal(first.left(), second.left())) {
                return false;
            }
            left = first.right();
            right = second.right();
        }
        return left instanceof Num x && right instanceof Num y
                && x.value().add(y.value().negate()).multiply(modulus.invert()).isInteger();
    }
}
