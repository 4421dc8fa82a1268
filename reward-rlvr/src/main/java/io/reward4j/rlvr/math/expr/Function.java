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
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// The functions the reader knows, each with all that is particular to it.
///
/// A new function is a constant here, defined by [FunctionDefinition]: its spellings, and its value in each kind of
/// arithmetic in which it has one.
@SuppressWarnings("ImmutableEnumChecker") // definitions are complete before a constant is made
public enum Function implements Symbol {

    ARCSIN(unary("arcsin", "asin").complex(Complex::asin)),

    ARCCOS(unary("arccos", "acos").complex(z -> minus(halfPi(), z.asin()))),

    ARCTAN(unary("arctan", "atan", "arctg").complex(Complex::atan).decimal(Decimals::atan)),

    ARCCOT(unary("arccot", "acot", "arcctg").complex(z -> minus(halfPi(), z.atan()))),

    ARCSEC(unary("arcsec", "asec").complex(z -> minus(halfPi(), z.invert().asin()))),

    ARCCSC(unary("arccsc", "acsc").complex(z -> z.invert().asin())),

    SIN(unary("sin", "sen").complex(Complex::sin).decimal(Decimals::sin).inverse(ARCSIN)),

    COS(unary("cos").complex(Complex::cos).decimal(Decimals::cos).inverse(ARCCOS)),

    TAN(unary("tan", "tg")
            .complex(z -> over(z.sin(), z.cos()))
            .decimal(x -> over(Decimals.sin(x), Decimals.cos(x)))
            .inverse(ARCTAN)),

    COT(unary("cot", "ctg", "cotg")
            .complex(z -> over(z.cos(), z.sin()))
            .decimal(x -> over(Decimals.cos(x), Decimals.sin(x)))
            .inverse(ARCCOT)),

    SEC(unary("sec")
            .complex(z -> z.cos().invert())
            .decimal(x -> over(BigDecimal.ONE, Decimals.cos(x)))
            .inverse(ARCSEC)),

    CSC(unary("csc", "cosec")
            .complex(z -> z.sin().invert())
            .decimal(x -> over(BigDecimal.ONE, Decimals.sin(x)))
            .inverse(ARCCSC)),

    ARSINH(unary("arsinh", "arcsinh", "asinh").complex(z -> z.add(z.multiply(z).add(Complex.ONE).sqrt()).log())),

    ARCOSH(unary("arcosh", "arccosh", "acosh").complex(z -> z.add(minus(z.multiply(z), Complex.ONE).sqrt()).log())),

    ARTANH(unary("artanh", "arctanh", "atanh")
            .complex(z -> half(minus(Complex.ONE.add(z).log(), minus(Complex.ONE, z).log())))),

    SINH(unary("sinh")
            .complex(z -> half(minus(z.exp(), z.negate().exp())))
            .decimal(x -> half(Decimals.exp(x).subtract(Decimals.exp(x.negate()))))
            .exponential()
            .inverse(ARSINH)),

    COSH(unary("cosh")
            .complex(z -> half(z.exp().add(z.negate().exp())))
            .decimal(x -> half(Decimals.exp(x).add(Decimals.exp(x.negate()))))
            .exponential()
            .inverse(ARCOSH)),

    TANH(unary("tanh")
            .complex(z -> over(SINH.at(z), COSH.at(z)))
            .decimal(Function::tanh)
            .exponential()
            .inverse(ARTANH)),

    COTH(unary("coth")
            .complex(z -> over(COSH.at(z), SINH.at(z)))
            .decimal(x -> over(BigDecimal.ONE, tanh(x)))
            .exponential()),

    SECH(unary("sech").complex(z -> COSH.at(z).invert()).exponential()),

    CSCH(unary("csch").complex(z -> SINH.at(z).invert()).exponential()),

    EXP(unary("exp").canonical(x -> new Power(Constant.E, x.get(0))).complex(Complex::exp).decimal(Decimals::exp)),

    CIS(unary("cis").complex(z -> z.cos().add(Complex.I.multiply(z.sin())))),

    LN(unary("ln").complex(Complex::log).decimal(Decimals::log).residue((residues, x) -> residues.log(x.get(0)))),

    LG(unary("lg")
            .complex(z -> over(z.log(), Complex.real(10).log()))
            .decimal(x -> over(Decimals.log(x), Decimals.log(BigDecimal.TEN)))
            .residue((residues, x) -> logarithm(residues, x.get(0), 10))),

    LOG(toBase(LN, LG, "log")
            .complex((z, base) -> over(z.log(), base.log()))
            .decimal((x, base) -> over(Decimals.log(x), Decimals.log(base)))
            .residue((residues, x) -> logarithm(residues, x.get(0), x.get(1)))),

    ABS(unary("abs")
            .complex(z -> Complex.rounded(z.size(), 0, z.error()))
            .exact(x -> abs(x))
            .decimal(x -> x.abs())
            .residue((residues, x) -> residues.standIn(List.of(unsigned(residues, x.get(0)))))),

    FLOOR(unary("floor")
            .complex(z -> Complex.real(Math.floor(awayFromIntegers(z))))
            .exact(x -> Rational.of(x.floor()))
            .residue(Function::rounded)),

    CEIL(unary("ceil", "ceiling")
            .complex(z -> Complex.real(Math.ceil(awayFromIntegers(z))))
            .exact(x -> Rational.of(x.negate().floor().negate()))
            .residue(Function::rounded)),

    SIGN(unary("sgn", "sign").complex(Function::sign).exact(x -> Rational.of(x.numerator().signum()))),

    FACTORIAL(unary("factorial").complex(Combinatorics::factorial).exact(Combinatorics::factorial).cost(200)),

    DOUBLE_FACTORIAL(unary("doublefactorial")
            .complex(Combinatorics::doubleFactorial)
            .exact(Combinatorics::doubleFactorial)),

    BINOMIAL(binary("binomial", "binom", "dbinom", "tbinom", "nCr")
            .complex(Combinatorics::binomial)
            .exact(Combinatorics::binomial)),

    GCD(ofMany("gcd")
            .exact(Function::gcd)
            .canonical(terms -> Monomials.combined(terms, Function::gcd, Math::min))),

    LCM(ofMany("lcm")
            .exact(Function::lcm)
            .canonical(terms -> Monomials.combined(terms, Function::lcm, Math::max))),

    MAX(ofMany("max")
            .complex(Function::greater)
            .exact((a, b) -> Collections.max(List.of(a, b)))
            .decimal(BigDecimal::max)
            .residue(Function::selected)),

    MIN(ofMany("min")
            .complex((a, b) -> greater(a.negate(), b.negate()).negate())
            .exact((a, b) -> Collections.min(List.of(a, b)))
            .decimal(BigDecimal::min)
            .residue(Function::selected)),

    MOD(binary("Mod").complex(Function::mod).exact(Function::mod)),

    REAL_PART(unary("Re").complex(z -> new Complex(z.re(), 0, z.error())).exact(x -> x)),

    IMAGINARY_PART(unary("Im").complex(z -> new Complex(z.im(), 0, z.error())).exact(x -> Rational.ZERO)),

    CONJUGATE(unary("conjugate").complex(z -> new Complex(z.re(), -z.im(), z.error())).exact(x -> x)),

    ARGUMENT(unary("arg").complex(z -> IMAGINARY_PART.at(z.log()))),

    DEGREES(unary("degrees")
            .complex(z -> z.multiply(Complex.rounded(Math.PI / 180, 0, 0)))
            .decimal(x -> over(Decimals.multiply(x, Decimals.pi()), BigDecimal.valueOf(180)))
            .residue((residues, x) -> over(residues, times(residues, x.get(0), residues.constant(Constant.PI)), 180))),

    PERCENT(unary("percentage")
            .complex(z -> over(z, Complex.real(100)))
            .exact(x -> x.multiply(Rational.of(100).invert()))
            .decimal(x -> over(x, BigDecimal.valueOf(100)))
            .residue((residues, x) -> over(residues, x.get(0), 100)));

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
        Expr canonical = definition.canonical().of(arguments);
        if (canonical == null) {
            return new Call(this, arguments);
        }
        return canonical;
    }

    /// The value at complex points, or [UndefinedValue].
    public Complex at(List<Complex> arguments) {
        return definition.complex().at(arguments);
    }

    /// The value at rational points, or [UndefinedValue].
    public Rational exactlyAt(List<Rational> arguments) {
        return definition.exact().at(arguments);
    }

    /// The value at real points to many digits, or [UndefinedValue].
    public BigDecimal decimalAt(List<BigDecimal> arguments) {
        return definition.decimal().at(arguments);
    }

    /// The value at residues, or one that stands for it.
    public long residueAt(List<Long> arguments, ResidueArithmetic arithmetic) {
        return definition.residueAt(arithmetic, arguments);
    }

    private Complex at(Complex z) {
        return at(List.of(z));
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

    private static Complex mod(Complex a, Complex b) {
        return minus(a, b.multiply(FLOOR.at(over(a, b))));
    }

    private static Rational mod(Rational a, Rational b) {
        Rational times = Rational.of(a.multiply(b.invert()).floor());
        return a.add(b.multiply(times).negate());
    }

    private static Rational abs(Rational x) {
        if (x.numerator().signum() < 0) {
            return x.negate();
        }
        return x;
    }

    private static Rational gcd(Rational a, Rational b) {
        if (a.isZero() && b.isZero()) {
            return Rational.ZERO;
        }
        return Rational.of(a.numerator().multiply(b.denominator()).gcd(b.numerator().multiply(a.denominator())),
                a.denominator().multiply(b.denominator()));
    }

    private static Rational lcm(Rational a, Rational b) {
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
