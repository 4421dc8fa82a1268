package io.reward4j.rlvr.math.expr;

import static io.reward4j.rlvr.math.expr.FunctionDefinition.binary;
import static io.reward4j.rlvr.math.expr.FunctionDefinition.ofMany;
import static io.reward4j.rlvr.math.expr.FunctionDefinition.toBase;
import static io.reward4j.rlvr.math.expr.FunctionDefinition.unary;

import io.reward4j.rlvr.math.expr.Expr.Call;
import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Expr.Power;
import io.reward4j.rlvr.math.number.Complex;
import io.reward4j.rlvr.math.number.Decimals;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.UndefinedValue;
import io.reward4j.rlvr.math.number.Unreadable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The functions the reader knows, each with all that is particular to it.
///
/// A new function is a constant here: its spellings and what else [FunctionDefinition] says of it, and its value in
/// each kind of arithmetic in which it has one. Without a [#complex] value a function equals only itself; an [#exact]
/// one is taken wherever the arguments are rational, and a [#decimal] one where doubles are too coarse. A [#residue] is
/// a pseudo-random one unless it is said how to compute it.
///
/// Values are methods and no lambdas, since the JVM would make the classes of all lambdas before the first answer is
/// read.
@SuppressWarnings("ImmutableEnumChecker") // definitions are complete before a constant is made
public enum Function implements Symbol {

    ARCSIN(unary("arcsin", "asin")) {
        @Override
        Complex complex(Complex z) {
            return z.asin();
        }
    },

    ARCCOS(unary("arccos", "acos")) {
        @Override
        Complex complex(Complex z) {
            return minus(halfPi(), z.asin());
        }
    },

    ARCTAN(unary("arctan", "atan", "arctg")) {
        @Override
        Complex complex(Complex z) {
            return z.atan();
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return Decimals.atan(x);
        }
    },

    ARCCOT(unary("arccot", "acot", "arcctg")) {
        @Override
        Complex complex(Complex z) {
            return minus(halfPi(), z.atan());
        }
    },

    ARCSEC(unary("arcsec", "asec")) {
        @Override
        Complex complex(Complex z) {
            return minus(halfPi(), z.invert().asin());
        }
    },

    ARCCSC(unary("arccsc", "acsc")) {
        @Override
        Complex complex(Complex z) {
            return z.invert().asin();
        }
    },

    SIN(unary("sin", "sen").inverse(ARCSIN)) {
        @Override
        Complex complex(Complex z) {
            return z.sin();
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return Decimals.sin(x);
        }
    },

    COS(unary("cos").inverse(ARCCOS)) {
        @Override
        Complex complex(Complex z) {
            return z.cos();
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return Decimals.cos(x);
        }
    },

    TAN(unary("tan", "tg").inverse(ARCTAN)) {
        @Override
        Complex complex(Complex z) {
            return over(z.sin(), z.cos());
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return over(Decimals.sin(x), Decimals.cos(x));
        }
    },

    COT(unary("cot", "ctg", "cotg").inverse(ARCCOT)) {
        @Override
        Complex complex(Complex z) {
            return over(z.cos(), z.sin());
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return over(Decimals.cos(x), Decimals.sin(x));
        }
    },

    SEC(unary("sec").inverse(ARCSEC)) {
        @Override
        Complex complex(Complex z) {
            return z.cos().invert();
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return over(BigDecimal.ONE, Decimals.cos(x));
        }
    },

    CSC(unary("csc", "cosec").inverse(ARCCSC)) {
        @Override
        Complex complex(Complex z) {
            return z.sin().invert();
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return over(BigDecimal.ONE, Decimals.sin(x));
        }
    },

    ARSINH(unary("arsinh", "arcsinh", "asinh")) {
        @Override
        Complex complex(Complex z) {
            return z.add(z.multiply(z).add(Complex.ONE).sqrt()).log();
        }
    },

    ARCOSH(unary("arcosh", "arccosh", "acosh")) {
        @Override
        Complex complex(Complex z) {
            return z.add(minus(z.multiply(z), Complex.ONE).sqrt()).log();
        }
    },

    ARTANH(unary("artanh", "arctanh", "atanh")) {
        @Override
        Complex complex(Complex z) {
            return half(minus(Complex.ONE.add(z).log(), minus(Complex.ONE, z).log()));
        }
    },

    SINH(unary("sinh").exponential().inverse(ARSINH)) {
        @Override
        Complex complex(Complex z) {
            return half(minus(z.exp(), z.negate().exp()));
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return half(Decimals.exp(x).subtract(Decimals.exp(x.negate())));
        }
    },

    COSH(unary("cosh").exponential().inverse(ARCOSH)) {
        @Override
        Complex complex(Complex z) {
            return half(z.exp().add(z.negate().exp()));
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return half(Decimals.exp(x).add(Decimals.exp(x.negate())));
        }
    },

    TANH(unary("tanh").exponential().inverse(ARTANH)) {
        @Override
        Complex complex(Complex z) {
            return over(SINH.complex(z), COSH.complex(z));
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return tanh(x);
        }
    },

    COTH(unary("coth").exponential()) {
        @Override
        Complex complex(Complex z) {
            return over(COSH.complex(z), SINH.complex(z));
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return over(BigDecimal.ONE, tanh(x));
        }
    },

    SECH(unary("sech").exponential()) {
        @Override
        Complex complex(Complex z) {
            return COSH.complex(z).invert();
        }
    },

    CSCH(unary("csch").exponential()) {
        @Override
        Complex complex(Complex z) {
            return SINH.complex(z).invert();
        }
    },

    EXP(unary("exp")) {
        @Override
        Expr canonical(List<Expr> x) {
            return new Power(Constant.E, x.get(0));
        }

        @Override
        Complex complex(Complex z) {
            return z.exp();
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return Decimals.exp(x);
        }
    },

    CIS(unary("cis")) {
        @Override
        Complex complex(Complex z) {
            return z.cos().add(Complex.I.multiply(z.sin()));
        }
    },

    LN(unary("ln")) {
        @Override
        Complex complex(Complex z) {
            return z.log();
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return Decimals.log(x);
        }

        @Override
        long residue(ResidueArithmetic residues, List<Long> x) {
            return residues.log(x.get(0));
        }
    },

    LG(unary("lg")) {
        @Override
        Complex complex(Complex z) {
            return over(z.log(), Complex.real(10).log());
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return over(Decimals.log(x), Decimals.log(BigDecimal.TEN));
        }

        @Override
        long residue(ResidueArithmetic residues, List<Long> x) {
            return logarithm(residues, x.get(0), 10);
        }
    },

    LOG(toBase(LN, LG, "log")) {
        @Override
        Complex complex(Complex a, Complex b) {
            return over(a.log(), b.log());
        }

        @Override
        BigDecimal decimal(BigDecimal a, BigDecimal b) {
            return over(Decimals.log(a), Decimals.log(b));
        }

        @Override
        long residue(ResidueArithmetic residues, List<Long> x) {
            return logarithm(residues, x.get(0), x.get(1));
        }
    },

    ABS(unary("abs")) {
        @Override
        Complex complex(Complex z) {
            return Complex.rounded(z.size(), 0, z.error());
        }

        @Override
        Rational exact(Rational x) {
            return abs(x);
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return x.abs();
        }

        @Override
        long residue(ResidueArithmetic residues, List<Long> x) {
            return residues.standIn(List.of(unsigned(residues, x.get(0))));
        }
    },

    FLOOR(unary("floor")) {
        @Override
        Complex complex(Complex z) {
            return Complex.real(Math.floor(awayFromIntegers(z)));
        }

        @Override
        Rational exact(Rational x) {
            return Rational.of(x.floor());
        }

        @Override
        long residue(ResidueArithmetic residues, List<Long> x) {
            return rounded(residues, x);
        }
    },

    CEIL(unary("ceil", "ceiling")) {
        @Override
        Complex complex(Complex z) {
            return Complex.real(Math.ceil(awayFromIntegers(z)));
        }

        @Override
        Rational exact(Rational x) {
            return Rational.of(x.negate().floor().negate());
        }

        @Override
        long residue(ResidueArithmetic residues, List<Long> x) {
            return rounded(residues, x);
        }
    },

    SIGN(unary("sgn", "sign")) {
        @Override
        Complex complex(Complex z) {
            return sign(z);
        }

        @Override
        Rational exact(Rational x) {
            return Rational.of(x.signum());
        }
    },

    FACTORIAL(unary("factorial").cost(200)) {
        @Override
        Complex complex(Complex z) {
            return Combinatorics.factorial(z);
        }

        @Override
        Rational exact(Rational x) {
            return Combinatorics.factorial(x);
        }
    },

    DOUBLE_FACTORIAL(unary("doublefactorial")) {
        @Override
        Complex complex(Complex z) {
            return Combinatorics.doubleFactorial(z);
        }

        @Override
        Rational exact(Rational x) {
            return Combinatorics.doubleFactorial(x);
        }
    },

    BINOMIAL(binary("binomial", "binom", "dbinom", "tbinom", "nCr")) {
        @Override
        Complex complex(Complex a, Complex b) {
            return Combinatorics.binomial(a, b);
        }

        @Override
        Rational exact(Rational a, Rational b) {
            return Combinatorics.binomial(a, b);
        }
    },

    GCD(ofMany("gcd")) {
        @Override
        @Nullable
        Expr canonical(List<Expr> x) {
            return Monomials.gcd(x);
        }

        @Override
        Rational exact(Rational a, Rational b) {
            return gcd(a, b);
        }
    },

    LCM(ofMany("lcm")) {
        @Override
        @Nullable
        Expr canonical(List<Expr> x) {
            return Monomials.lcm(x);
        }

        @Override
        Rational exact(Rational a, Rational b) {
            return lcm(a, b);
        }
    },

    MAX(ofMany("max")) {
        @Override
        Complex complex(Complex a, Complex b) {
            return greater(a, b);
        }

        @Override
        Rational exact(Rational a, Rational b) {
            return a.compareTo(b) < 0 ? b : a;
        }

        @Override
        BigDecimal decimal(BigDecimal a, BigDecimal b) {
            return a.max(b);
        }

        @Override
        long residue(ResidueArithmetic residues, List<Long> x) {
            return selected(residues, x);
        }
    },

    MIN(ofMany("min")) {
        @Override
        Complex complex(Complex a, Complex b) {
            return greater(a.negate(), b.negate()).negate();
        }

        @Override
        Rational exact(Rational a, Rational b) {
            return a.compareTo(b) > 0 ? b : a;
        }

        @Override
        BigDecimal decimal(BigDecimal a, BigDecimal b) {
            return a.min(b);
        }

        @Override
        long residue(ResidueArithmetic residues, List<Long> x) {
            return selected(residues, x);
        }
    },

    MOD(binary("Mod")) {
        @Override
        Complex complex(Complex a, Complex b) {
            return minus(a, b.multiply(FLOOR.complex(over(a, b))));
        }

        @Override
        Rational exact(Rational a, Rational b) {
            return mod(a, b);
        }
    },

    REAL_PART(unary("Re")) {
        @Override
        Complex complex(Complex z) {
            return new Complex(z.re(), 0, z.error());
        }

        @Override
        Rational exact(Rational x) {
            return x;
        }
    },

    IMAGINARY_PART(unary("Im")) {
        @Override
        Complex complex(Complex z) {
            return new Complex(z.im(), 0, z.error());
        }

        @Override
        Rational exact(Rational x) {
            return Rational.ZERO;
        }
    },

    CONJUGATE(unary("conjugate")) {
        @Override
        Complex complex(Complex z) {
            return new Complex(z.re(), -z.im(), z.error());
        }

        @Override
        Rational exact(Rational x) {
            return x;
        }
    },

    ARGUMENT(unary("arg")) {
        @Override
        Complex complex(Complex z) {
            return IMAGINARY_PART.complex(z.log());
        }
    },

    DEGREES(unary("degrees")) {
        @Override
        Complex complex(Complex z) {
            return z.multiply(Complex.rounded(Math.PI / 180, 0, 0));
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return over(Decimals.multiply(x, Decimals.pi()), BigDecimal.valueOf(180));
        }

        @Override
        long residue(ResidueArithmetic residues, List<Long> x) {
            return over(residues, times(residues, x.get(0), residues.constant(Constant.PI)), 180);
        }
    },

    PERCENT(unary("percentage")) {
        @Override
        Complex complex(Complex z) {
            return over(z, Complex.real(100));
        }

        @Override
        Rational exact(Rational x) {
            return x.multiply(Rational.of(100).invert());
        }

        @Override
        BigDecimal decimal(BigDecimal x) {
            return over(x, BigDecimal.valueOf(100));
        }

        @Override
        long residue(ResidueArithmetic residues, List<Long> x) {
            return over(residues, x.get(0), 100);
        }
    };

    private final FunctionDefinition definition;

    Function(FunctionDefinition definition) {
        this.definition = definition;
    }

    public List<String> spellings() {
        return definition.spellings();
    }

    public boolean takes(int arguments) {
        return definition.takes(arguments);
    }

    /// Whether the argument may stand behind the name without brackets, as in `sin x`.
    public boolean mayOmitBrackets() {
        return definition.mayOmitBrackets();
    }

    /// Whether a subscript of the name is its last argument.
    public boolean takesBase() {
        return definition.takesBase();
    }

    /// Whether its value grows, or comes near to a limit, so fast that doubles lose it.
    public boolean isExponential() {
        return definition.isExponential();
    }

    /// The steps that the value at rational points costs.
    public int cost() {
        return definition.cost();
    }

    /// The function that an exponent of −1 on the name means, or this one where it means a power.
    public Function inverse() {
        return Objects.requireNonNullElse(definition.inverse(), this);
    }

    /// Whether this many arguments lack the base.
    public boolean lacksBase(int arguments) {
        return takesBase() && arguments == 1;
    }

    /// The function that is meant by this many arguments: a logarithm without a base is natural or decimal.
    public Function meant(int arguments, boolean naturalLog) {
        if (!lacksBase(arguments)) {
            return this;
        }
        return Objects.requireNonNull(definition.withoutBase(naturalLog));
    }

    /// A call, in its canonical form.
    ///
    /// @throws Unreadable if it does not take so many arguments
    public Expr call(List<Expr> arguments) {
        if (!takes(arguments.size())) {
            throw Unreadable.SYNTAX;
        }
        Expr canonical = canonical(arguments);
        if (canonical == null) {
            return new Call(this, arguments);
        }
        return canonical;
    }

    /// The form of a call that is compared, or `null` where it has no other.
    @Nullable
    Expr canonical(List<Expr> x) {
        return null;
    }

    /// The value of a function of one argument at a complex number, or [UndefinedValue].
    Complex complex(Complex z) {
        throw UndefinedValue.INSTANCE;
    }

    /// The value of a function of two arguments, or of many, which are taken from left to right.
    Complex complex(Complex a, Complex b) {
        throw UndefinedValue.INSTANCE;
    }

    /// The value of a function of one argument at a fraction, or `null` where that is no fraction, or [UndefinedValue].
    @Nullable
    Rational exact(Rational x) {
        return null;
    }

    /// The value of a function of two arguments, or of many, which are taken from left to right.
    @Nullable
    Rational exact(Rational a, Rational b) {
        return null;
    }

    /// The value of a function of one argument at a real number to many digits, or [UndefinedValue].
    BigDecimal decimal(BigDecimal x) {
        throw UndefinedValue.INSTANCE;
    }

    /// The value of a function of two arguments, or of many, which are taken from left to right.
    BigDecimal decimal(BigDecimal a, BigDecimal b) {
        throw UndefinedValue.INSTANCE;
    }

    /// The value in a finite field.
    long residue(ResidueArithmetic residues, List<Long> x) {
        return residues.standIn(x);
    }

    /// The value at complex points, or [UndefinedValue].
    public Complex at(List<Complex> arguments) {
        Complex value = arguments.get(0);
        if (definition.isUnary()) {
            return complex(value);
        }
        for (int i = definition.firstJoined(arguments.size()); i < arguments.size(); i++) {
            value = complex(value, arguments.get(i));
        }
        return value;
    }

    /// The value at rational points, or `null` where that is no fraction, or [UndefinedValue].
    public @Nullable Rational exactlyAt(List<Rational> arguments) {
        Rational value = arguments.get(0);
        if (definition.isUnary()) {
            return exact(value);
        }
        for (int i = definition.firstJoined(arguments.size()); value != null && i < arguments.size(); i++) {
            value = exact(value, arguments.get(i));
        }
        return value;
    }

    /// The value at real points to many digits, or [UndefinedValue].
    public BigDecimal decimalAt(List<BigDecimal> arguments) {
        BigDecimal value = arguments.get(0);
        if (definition.isUnary()) {
            return decimal(value);
        }
        for (int i = definition.firstJoined(arguments.size()); i < arguments.size(); i++) {
            value = decimal(value, arguments.get(i));
        }
        return value;
    }

    /// The value at residues, or one that stands for it.
    public long residueAt(List<Long> arguments, ResidueArithmetic arithmetic) {
        if (definition.isOfMany()) {
            return residue(arithmetic, List.copyOf(new TreeSet<>(arguments)));
        }
        return residue(arithmetic, arguments);
    }

    private static Complex halfPi() {
        return Complex.rounded(Math.PI / 2, 0, 0);
    }

    private static Complex minus(Complex a, Complex b) {
        return a.add(b.negate());
    }

    private static Complex over(Complex a, Complex b) {
        return a.multiply(b.invert());
    }

    private static Complex half(Complex z) {
        return z.multiply(Complex.real(0.5));
    }

    private static BigDecimal over(BigDecimal a, BigDecimal b) {
        return Decimals.divide(a, b);
    }

    private static BigDecimal half(BigDecimal x) {
        return over(x, BigDecimal.TWO);
    }

    private static BigDecimal tanh(BigDecimal x) {
        BigDecimal twice = Decimals.exp(x.add(x));
        return over(twice.subtract(BigDecimal.ONE), twice.add(BigDecimal.ONE));
    }

    private static Complex greater(Complex a, Complex b) {
        if (b.toReal() > a.toReal()) {
            return b;
        }
        return a;
    }

    private static Complex sign(Complex z) {
        double value = z.toReal();
        if (Math.abs(value) <= z.error() && z.error() > 0) {
            throw UndefinedValue.INSTANCE;
        }
        return Complex.real(Math.signum(value));
    }

    /// A real value that is not so near to an integer that its rounding would be a guess.
    private static double awayFromIntegers(Complex z) {
        double value = z.toReal();
        if (z.error() > 0 && Math.abs(value - Math.rint(value)) <= z.error()) {
            throw UndefinedValue.INSTANCE;
        }
        return value;
    }

    private static Rational mod(Rational a, Rational b) {
        Rational times = Rational.of(a.multiply(b.invert()).floor());
        return a.add(b.multiply(times).negate());
    }

    private static Rational abs(Rational x) {
        if (x.signum() < 0) {
            return x.negate();
        }
        return x;
    }

    static Rational gcd(Rational a, Rational b) {
        if (a.isZero() && b.isZero()) {
            return Rational.ZERO;
        }
        return a.gcd(b);
    }

    static Rational lcm(Rational a, Rational b) {
        return abs(a.multiply(b).multiply(gcd(a, b).invert()));
    }

    private static long over(ResidueArithmetic residues, long dividend, long divisor) {
        return times(residues, dividend, residues.field().invert(divisor));
    }

    private static long times(ResidueArithmetic residues, long a, long b) {
        return residues.field().multiply(a, b);
    }

    private static long logarithm(ResidueArithmetic residues, long x, long base) {
        return over(residues, residues.log(x), residues.log(base));
    }

    private static long unsigned(ResidueArithmetic residues, long x) {
        return Math.min(x, residues.field().subtract(0, x));
    }

    private static long rounded(ResidueArithmetic residues, List<Long> x) {
        if (residues.isSmallInteger(x.get(0))) {
            return x.get(0);
        }
        return residues.standIn(x);
    }

    /// One of some values.
    private static long selected(ResidueArithmetic residues, List<Long> x) {
        if (x.size() == 1) {
            return x.get(0);
        }
        return residues.standIn(x);
    }
}
