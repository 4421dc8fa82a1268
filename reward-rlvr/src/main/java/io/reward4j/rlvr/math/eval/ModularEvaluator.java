package io.reward4j.rlvr.math.eval;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Name;
import io.reward4j.rlvr.math.expr.Expr.Num;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.expr.Expr.Product;
import io.reward4j.rlvr.math.expr.Expr.Series;
import io.reward4j.rlvr.math.expr.Expr.Sum;
import io.reward4j.rlvr.math.expr.Function;
import io.reward4j.rlvr.math.expr.ResidueArithmetic;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.PrimeField;
import io.reward4j.rlvr.math.number.Rational;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes in a [PrimeField] at one fixed pseudo-random point.
///
/// A rational function is evaluated exactly: two that differ agree at such a point with a probability
/// of at most their degree over `2^61` (Schwartz–Zippel). What is not rational, such as a sine, becomes
/// a pseudo-random residue of the residues of its arguments. So equal residues still mean equal
/// expressions, but different residues say nothing then: [#guessed()].
public final class ModularEvaluator {

    private static final int SMALL = 1 << 30;

    private final Budget budget;
    private final Bindings bindings;
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
        this.budget = budget;
        this.bindings = new Bindings();
        this.field = field;
        this.seed = seed;
        this.naturalLog = naturalLog;
    }

    /// An evaluator that sees the bound variables of another one.
    ModularEvaluator(Budget budget, Bindings bindings, boolean naturalLog) {
        this.budget = budget;
        this.bindings = bindings;
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

    /// Returns the residue of an expression; throws as [Evaluator] does.
    public long of(Expr expr) {
        budget.spend(1);
        if (expr instanceof Num number) {
            return number(number);
        }
        if (expr instanceof Name name) {
            return variable(name.name());
        }
        if (expr instanceof Product product) {
            return product(product.factors());
        }
        if (expr instanceof Power power) {
            return power(power);
        }
        if (expr instanceof Sum sum) {
            return sum(sum.terms());
        }
        if (expr instanceof Call call) {
            return call(call);
        }
        if (expr instanceof Constant constant) {
            Num bound = constant == Constant.I ? bindings.get("i") : null;
            return bound == null ? constant(constant) : number(bound);
        }
        if (expr instanceof Series series) {
            return series(series);
        }
        OpaqueForm form = OpaqueForm.of(expr);
        return opaque(form.head(), form.parts());
    }

    private long number(Num number) {
        longDecimals |= number.digits() >= ComplexEvaluator.LONG_DECIMAL;
        return field.of(number.value());
    }

    private long variable(String name) {
        Num bound = bindings.get(name);
        if (bound != null) {
            return number(bound);
        }
        variables = true;
        return hash(name);
    }

    private long constant(Constant constant) {
        if (constant == Constant.I) {
            imaginary = true;
            return field.imaginary();
        }
        guessed |= constant == Constant.INFINITY;
        return hash(constant.name(), " constant");
    }

    private long sum(List<Expr> terms) {
        long sum = of(terms.get(0));
        for (int i = 1; i < terms.size(); i++) {
            sum = field.add(sum, of(terms.get(i)));
        }
        return sum;
    }

    private long product(List<Expr> factors) {
        long product = of(factors.get(0));
        for (int i = 1; i < factors.size(); i++) {
            product = field.multiply(product, of(factors.get(i)));
        }
        return product;
    }

    private long power(Power power) {
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

    private long call(Call call) {
        List<Long> arguments = new ArrayList<>(call.arguments().size());
        for (Expr argument : call.arguments()) {
            arguments.add(of(argument));
        }
        Function function = call.function();
        bareLog |= function.lacksBase(arguments.size());
        return function.meant(arguments.size(), naturalLog).residueAt(arguments, new CallArithmetic(call));
    }

    private long series(Series series) {
        SeriesRange range = SeriesRange.between(exact(series.from()), exact(series.to()));
        if (range == null) {
            OpaqueForm form = OpaqueForm.ofUnbounded(series);
            return opaque(form.head(), form.parts());
        }
        long result = series.product() ? 1 : 0;
        Num outer = bindings.get(series.variable());
        try {
            for (int i = 0; i < range.count(); i++) {
                bindings.put(series.variable(), range.index(i));
                long term = of(series.body());
                result = series.product() ? field.multiply(result, term) : field.add(result, term);
            }
        } finally {
            bindings.restore(series.variable(), outer);
        }
        return result;
    }

    long opaque(String head, List<Expr> parts) {
        long hash = hash(head);
        unread = true;
        for (Expr part : parts) {
            hash = PrimeField.mix(hash, of(part));
        }
        guessed = true;
        return field.ofLong(hash);
    }

    private @Nullable Rational exact(Expr expr) {
        if (expr instanceof Num number) {
            return number.value();
        }
        return new ExactEvaluator(budget, bindings).orNull(expr);
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
