package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.number.PrimeField;
import java.util.List;

/// Computes one call in a [PrimeField].
public interface ResidueArithmetic {

    PrimeField field();

    /// The residue that stands for a constant.
    long constant(Expr.Constant constant);

    /// The residue that stands for a natural logarithm.
    long log(long residue);

    /// Whether this is the residue of a small integer, and nothing was guessed so far.
    boolean isSmallInteger(long residue);

    /// The residue of the exact value of the call, or else a pseudo-random one that follows from these arguments.
    long standIn(List<Long> arguments);
}
