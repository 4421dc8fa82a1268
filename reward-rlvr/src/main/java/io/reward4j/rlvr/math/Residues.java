package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.Expr.Call;
import io.reward4j.rlvr.math.Expr.Constant;
import io.reward4j.rlvr.math.Expr.Num;
import io.reward4j.rlvr.math.Expr.Power;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/// Computes in a [PrimeField] at one fixed pseudo-random point.
///
/// A rational function is evaluated exactly: two that differ agree at such a point with a probability
/// of at most their degree over `2^61` (Schwartz–Zippel). What is not rational, such as a sine, becomes
/// a pseudo-random residue of the residues of its arguments. So equal residues still mean equal
/// expressions, but different residues say nothing then: [#guessed()].
final class Residues extends Evaluator<Long> {

    private static final int SMALL = 1 << 30;

    private final PrimeField field;
    private final long seed;
    private final boolean naturalLog;
    private boolean guessed;
    private boolean variables;
    private boolean imaginary;
    private boolean bareLog;
    private boolean longDecimals;

    Residues(Budget budget, PrimeField field, long seed, boolean naturalLog) {
        super(budget);
        this.field = field;
        this.seed = seed;
        this.naturalLog = naturalLog;
    }

    Residues(Budget budget, Map<String, Num> bindings, boolean naturalLog) {
        super(budget, bindings);
        this.field = PrimeField.FIRST;
        this.seed = 0;
        this.naturalLog = naturalLog;
    }

    boolean guessed() {
        return guessed;
    }

    boolean sawVariables() {
        return variables;
    }

    boolean sawImaginary() {
        return imaginary;
    }

    boolean sawBareLog() {
        return bareLog;
    }

    boolean sawLongDecimals() {
        return longDecimals;
    }

    @Override
    Long number(Num number) {
        longDecimals |= number.digits() >= Numeric.LONG_DECIMAL;
        return residue(number.value());
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
        return hash(constant.name() + " constant");
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
        Rational exponent = new Exact(budget(), bindings()).orNull(power.exponent());
        long base = of(power.base());
        if (exponent == null) {
            return opaque("power", base, of(power.exponent()));
        }
        boolean root = !exponent.isInteger();
        long radical = root ? root(power, base, exponent) : base;
        return exponent.top().signum() < 0
                ? field.invert(field.power(radical, exponent.top().negate()))
                : field.power(radical, exponent.top());
    }

    @Override
    Long call(Call call) {
        Function function = call.function();
        List<Long> arguments = of(call.arguments());
        long first = arguments.get(0);
        return switch (function) {
            case PERCENT -> field.multiply(first, field.invert(100));
            case DEGREES -> field.multiply(field.multiply(first, hash("PI constant")), field.invert(180));
            case LN -> ln(first);
            case LG -> field.multiply(ln(first), field.invert(ln(10)));
            case LOG -> {
                if (arguments.size() == 1) {
                    bareLog = true;
                }
                long base = arguments.size() == 2 ? arguments.get(1) : 10;
                boolean natural = arguments.size() == 1 && naturalLog;
                yield natural ? ln(first) : field.multiply(ln(first), field.invert(ln(base)));
            }
            case ABS -> settled(call, Math.min(first, field.subtract(0, first)));
            case FLOOR, CEIL -> isSmall(first) && !guessed ? first : settled(call, first);
            case MAX, MIN, GCD, LCM -> settled(call, arguments.stream().sorted().distinct().toList());
            default -> settled(call, arguments);
        };
    }

    @Override
    Long opaque(String head, List<Expr> parts) {
        long hash = hash(head);
        for (Expr part : parts) {
            hash = PrimeField.mix(hash, of(part));
        }
        guessed = true;
        return field.ofLong(hash);
    }

    private long root(Power power, long base, Rational exponent) {
        Expr unit = new Num(Rational.of(BigInteger.ONE, exponent.bottom()), 0);
        Rational exact = new Exact(budget(), bindings()).orNull(new Power(power.base(), unit));
        return exact != null ? residue(exact) : opaque("root", base, field.of(exponent.bottom()));
    }

    private long settled(Call call, long argument) {
        return settled(call, List.of(argument));
    }

    private long settled(Call call, List<Long> arguments) {
        Rational value = call.function() == Function.LN ? null : new Exact(budget(), bindings()).orNull(call);
        if (value != null) {
            return residue(value);
        }
        boolean several = call.function() == Function.MAX || call.function() == Function.MIN;
        if (several && arguments.size() == 1) {
            return arguments.get(0);
        }
        long hash = hash(call.function().name() + " function");
        for (long argument : arguments) {
            hash = PrimeField.mix(hash, argument);
        }
        guessed = true;
        return field.ofLong(hash);
    }

    private long ln(long argument) {
        return opaque("ln", argument, 0);
    }

    private long opaque(String head, long a, long b) {
        guessed = true;
        return field.ofLong(PrimeField.mix(PrimeField.mix(hash(head), a), b));
    }

    private long residue(Rational value) {
        long top = field.of(value.top());
        return value.isInteger() ? top : field.multiply(top, field.invert(field.of(value.bottom())));
    }

    private boolean isSmall(long residue) {
        return residue < SMALL || residue > field.prime() - SMALL;
    }

    private long hash(String name) {
        long hash = seed;
        for (int i = 0; i < name.length(); i++) {
            hash = PrimeField.mix(hash, name.charAt(i));
        }
        return field.ofLong(hash);
    }
}
