package io.reward4j.rlvr.math.expr;

/// What a word of mathematics stands for, where it is more than its spelling.
public sealed interface Symbol permits Operator, Function, Expr.Constant, Mark {}
