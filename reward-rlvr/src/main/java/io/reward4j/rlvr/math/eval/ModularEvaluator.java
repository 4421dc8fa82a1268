package io.reward4j.rlvr.math.eval;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Function;
import io.reward4j.rlvr.math.expr.ResidueArithmetic;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.PrimeField;
import io.reward4j.rlvr.math.number.Rational;
import java.util.List;

/// Computes in a [PrimeField] at one fixed pseudo-random point.
///
/// A rational function is evaluated exactly: two that differ agree at such a point with a probability
/// of at most their degree over `2^61` (Schwartz–Zippel). What is not rational, such as a sine, becomes
/// a pseudo-random residue of the residues of its arguments. So equal residues still mean equal
/// expressions, but different residues say nothing then: [#guessed()].
public final class ModularEvaluator extends Evaluator<Long> {

    private static final int SMALL = 1 << 30;

    private final PrimeField field;
    private final long seed;
    private final boolean naturalLog;
    private boolean guessed;
    private boolean variables;
    private boolean imaginary;
    private boolean bareLog;
    private boolean longDecimals;
    private boolean unread;

    public ModularEvaluator(Budget budget, PrimeField field, long seed, boolean naturalLog) {
        super(budget);
        this.field = field;
        this.seed = seed;
        this.naturalLog = naturalLog;
    }

    /// An evaluator that sees the bound variables of another one.
    ModularEvaluator(Budget budget, Bindings bindings, boolean naturalLog) {
        super(budget, bindings);
        this.field = PrimeField.FIRST;
        this.seed = 0;
        this.naturalLog = naturalLog;
    }

    public boolean guessed() {
        return guessed;
    }

    public boolean sawVariables() {
        return variables;
    }

    public boolean sawImaginary() {
        return imaginary;
    }

    public boolean sawBareLog() {
        return bareLog;
    }

    /// Whether there was something that has no value, such as words.
    public boolean sawUnread() {
        return unread;
    }

    public boolean sawLongDecimals() {
        return longDecimals;
    }

    @Override
    Long number(Num number) {
        longDecimals |= number.digits() >= ComplexEvaluator.LONG_DECIMAL;
        return field.of(number.value());
    }

    @Override
    Long name(String name) {
        variables = true;
        return hash(name);
    }

    @Override
    Long constant(Constant constant) {
        if (constant == Constant.I) {
            imaginary = true;
            return field.imaginary();
        }
        guessed |= constant == Constant.INFINITY;
        return hash(constant.name(), " constant");
    }

    @Override
    Long add(Long left, Long right) {
        return field.add(left, right);
    }

    @Override
    Long multiply(Long left, Long right) {
        return field.multiply(left, right);
    }

    @Override
    Long power(Power power) {
        Rational exponent = exact(power.exponent());
        long base = of(power.base());
        if (exponent == null) {
            return opaque("power", base, of(power.exponent()));
        }
        if (exponent.isInt()) {
            long raised = field.power(base, Math.abs((long) exponent.toInt()));
            return exponent.signum() < 0 ? field.invert(raised) : raised;
        }
        long radical = exponent.isInteger() ? base : root(power, base, exponent);
        if (exponent.signum() < 0) {
            return field.invert(field.power(radical, exponent.numerator().negate()));
        }
        return field.power(radical, exponent.numerator());
    }

    @Override
    Long call(Call call) {
        List<Long> arguments = of(call.arguments());
        Function function = call.function();
        bareLog |= function.lacksBase(arguments.size());
        return function.meant(arguments.size(), naturalLog).residueAt(arguments, new CallArithmetic(call));
    }

    @Override
    Long opaque(String head, List<Expr> parts) {
        long hash = hash(head);
        unread = true;
        for (Expr part : parts) {
            hash = PrimeField.mix(hash, of(part));
        }
        guessed = true;
        return field.ofLong(hash);
    }

    private long root(Power power, long base, Rational exponent) {
        Rational exact = exact(new Power(power.base(), new Num(exponent.unit(), 0)));
        if (exact != null) {
            return field.of(exact);
        }
        return opaque("root", base, field.of(exponent.denominator()));
    }

    private long standIn(Call call, List<Long> arguments) {
        Rational value = exact(call);
        if (value != null) {
            return field.of(value);
        }
        long hash = hash(call.function().name(), " function");
        for (long argument : arguments) {
            hash = PrimeField.mix(hash, argument);
        }
        guessed = true;
        return field.ofLong(hash);
    }

    private long opaque(String head, long a, long b) {
        guessed = true;
        return field.ofLong(PrimeField.mix(PrimeField.mix(hash(head), a), b));
    }

    private long hash(String name) {
        return field.ofLong(PrimeField.mix(seed, name));
    }

    /// The same as of both texts joined.
    private long hash(String name, String kind) {
        return field.ofLong(PrimeField.mix(PrimeField.mix(seed, name), kind));
    }

    /// What the rule of a function sees of this.
    private final class CallArithmetic implements ResidueArithmetic {

        private final Call call;

        CallArithmetic(Call call) {
            this.call = call;
        }

        @Override
        public PrimeField field() {
            return field;
        }

        @Override
        public long constant(Constant constant) {
            return ModularEvaluator.this.constant(constant);
        }

        @Override
        public long log(long residue) {
            return ModularEvaluator.this.opaque("ln", residue, 0);
        }

        @Override
        public boolean isSmallInteger(long residue) {
            boolean small = residue < SMALL || residue > field.prime() - SMALL;
            return small && !guessed;
        }

        @Override
        public long standIn(List<Long> arguments) {
            return ModularEvaluator.this.standIn(call, arguments);
        }
    }
}
