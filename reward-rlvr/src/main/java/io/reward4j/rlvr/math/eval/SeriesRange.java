package io.reward4j.rlvr.math.eval;

import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Rational;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The integers that the index of a sum or product runs through.
record SeriesRange(BigInteger first, int count) {

    /// The integers between two bounds, or `null` where a bound is none or they are too many.
    static @Nullable SeriesRange between(@Nullable Rational from, @Nullable Rational to) {
        if (from == null || to == null || !from.isInteger() || !to.isInteger()) {
            return null;
        }
        BigInteger count = to.numerator().subtract(from.numerator()).add(BigInteger.ONE);
        if (count.bitLength() > 31 || count.intValueExact() > Budget.MAX_TERMS) {
            return null;
        }
        return new SeriesRange(from.numerator(), count.intValueExact());
    }

    Num index(int term) {
        return new Num(Rational.of(first.add(BigInteger.valueOf(term))), 0);
    }
}
