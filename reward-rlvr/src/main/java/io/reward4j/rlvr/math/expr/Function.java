package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Complex;
import io.reward4j.rlvr.math.number.ComplexFunctions;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.RationalFunctions;
import io.reward4j.rlvr.math.number.UndefinedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The functions the reader knows, with all their spellings. A new function is one new line here.
///
/// Each computes in complex doubles, and exactly where it has rational values at rational points.
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of, and lambdas without state
public enum Function implements Symbol {

    /// `sin`.
    SIN(Complex::sin, "sin", "sen"),
    /// `cos`.
    COS(Complex::cos, "cos"),
    /// `tan`.
    TAN(z -> z.sin().multiply(z.cos().invert()), "tan", "tg"),
    /// `cot`.
    COT(z -> z.cos().multiply(z.sin().invert()), "cot", "ctg", "cotg"),
    /// `sec`.
    SEC(z -> z.cos().invert(), "sec"),
    /// `csc`.
    CSC(z -> z.sin().invert(), "csc", "cosec"),
    /// `arcsin`.
    ARCSIN(Complex::asin, "arcsin", "asin"),
    /// `arccos`.
    ARCCOS(z -> halfPi().add(z.asin().negate()), "arccos", "acos"),
    /// `arctan`.
    ARCTAN(Complex::atan, "arctan", "atan", "arctg"),
    /// `arccot`.
    ARCCOT(z -> halfPi().add(z.atan().negate()), "arccot", "acot", "arcctg"),
    /// `arcsec`.
    ARCSEC(z -> halfPi().add(z.invert().asin().negate()), "arcsec", "asec"),
    /// `arccsc`.
    ARCCSC(z -> z.invert().asin(), "arccsc", "acsc"),
    /// `sinh`.
    SINH(z -> half(z.exp(), z.negate().exp().negate()), "sinh"),
    /// `cosh`.
    COSH(z -> half(z.exp(), z.negate().exp()), "cosh"),
    /// `tanh`.
    TANH(z -> SINH.at(z).multiply(COSH.at(z).invert()), "tanh"),
    /// `coth`.
    COTH(z -> COSH.at(z).multiply(SINH.at(z).invert()), "coth"),
    /// `sech`.
    SECH(z -> COSH.at(z).invert(), "sech"),
    /// `csch`.
    CSCH(z -> SINH.at(z).invert(), "csch"),
    /// `arsinh`.
    ARSINH(z -> z.add(z.multiply(z).add(Complex.ONE).sqrt()).log(), "arsinh", "arcsinh", "asinh"),
    /// `arcosh`.
    ARCOSH(z -> z.add(z.multiply(z).add(Complex.ONE.negate()).sqrt()).log(), "arcosh", "arccosh", "acosh"),
    /// `artanh`.
    ARTANH(z -> half(Complex.ONE.add(z).log(), Complex.ONE.add(z.negate()).log().negate()), "artanh", "arctanh",
            "atanh"),
    /// `exp`.
    EXP(Complex::exp, "exp"),
    /// `cis`.
    CIS(z -> z.cos().add(Complex.I.multiply(z.sin())), "cis"),
    /// `ln`.
    LN(Complex::log, "ln"),
    /// `lg`.
    LG(z -> z.log().multiply(Complex.real(10).log().invert()), "lg"),
    /// The logarithm; its base is the second argument. Without one it is read as natural and as decimal.
    LOG(ComplexFunctions::log, 1, 2, null, "log"),
    /// `abs`.
    ABS(ComplexFunctions::abs, 1, 1, RationalFunctions::abs, "abs"),
    /// `floor`.
    FLOOR(ComplexFunctions::floor, 1, 1, args -> Rational.of(args.get(0).floor()), "floor"),
    /// `ceil`.
    CEIL(ComplexFunctions::ceil, 1, 1, args -> Rational.of(args.get(0).negate().floor().negate()), "ceil", "ceiling"),
    /// `sgn`.
    SIGN(ComplexFunctions::sign, 1, 1, args -> Rational.of(args.get(0).numerator().signum()), "sgn", "sign"),
    /// `factorial`.
    FACTORIAL(ComplexFunctions::factorial, 1, 1, RationalFunctions::factorial, "factorial"),
    /// `doublefactorial`.
    DOUBLE_FACTORIAL(ComplexFunctions::doubleFactorial, 1, 1, RationalFunctions::doubleFactorial, "doublefactorial"),
    /// `binomial`.
    BINOMIAL(ComplexFunctions::binomial, 2, 2, RationalFunctions::binomial, "binomial", "binom", "dbinom", "tbinom",
            "nCr"),
    /// `gcd`.
    GCD(null, 1, Budget.MAX_ITEMS, RationalFunctions::gcd, "gcd"),
    /// `lcm`.
    LCM(null, 1, Budget.MAX_ITEMS, RationalFunctions::lcm, "lcm"),
    /// `max`.
    MAX(ComplexFunctions::max, 1, Budget.MAX_ITEMS, RationalFunctions::max, "max"),
    /// `min`.
    MIN(ComplexFunctions::min, 1, Budget.MAX_ITEMS, RationalFunctions::min, "min"),
    /// `Mod`.
    MOD(ComplexFunctions::mod, 2, 2, RationalFunctions::mod, "Mod"),
    /// `Re`.
    REAL_PART(args -> ComplexFunctions.part(args, true), 1, 1, args -> args.get(0), "Re"),
    /// `Im`.
    IMAGINARY_PART(args -> ComplexFunctions.part(args, false), 1, 1, args -> Rational.ZERO, "Im"),
    /// `conjugate`.
    CONJUGATE(ComplexFunctions::conjugate, 1, 1, args -> args.get(0), "conjugate"),
    /// `arg`.
    ARGUMENT(ComplexFunctions::argument, 1, 1, null, "arg"),
    /// `degrees`.
    DEGREES(z -> z.multiply(Complex.rounded(Math.PI / 180, 0, 0)), "degrees"),
    /// `percentage`.
    PERCENT(args -> args.get(0).multiply(Complex.real(100).invert()), 1, 1,
            args -> args.get(0).multiply(Rational.of(100).invert()), "percentage");

    private final @Nullable OverComplex numeric;
    private final @Nullable OverRationals exact;
    private final int minArity;
    private final int maxArity;
    private final List<String> spellings;

    Function(OverOneComplex unary, String... spellings) {
        this(args -> unary.apply(args.get(0)), 1, 1, null, spellings);
    }

    Function(@Nullable OverComplex numeric, int minArity, int maxArity, @Nullable OverRationals exact,
            String... spellings) {
        this.numeric = numeric;
        this.exact = exact;
        this.minArity = minArity;
        this.maxArity = maxArity;
        this.spellings = List.of(spellings);
    }

    public List<String> spellings() {
        return spellings;
    }

    public boolean takes(int arguments) {
        return arguments >= minArity && arguments <= maxArity;
    }

    public boolean takesOne() {
        return (minArity == 1 && maxArity == 1) || this == LOG;
    }

    /// The value at complex points, or [UndefinedValue].
    public Complex at(List<Complex> arguments) {
        if (numeric == null) {
            throw UndefinedValue.INSTANCE;
        }
        return numeric.apply(arguments);
    }

    /// The value at rational points, or [UndefinedValue].
    public Rational exactlyAt(List<Rational> arguments) {
        if (exact == null) {
            throw UndefinedValue.INSTANCE;
        }
        return exact.apply(arguments);
    }

    /// The function that a power of −1 on a trigonometric name means, or this one where it means none.
    public Function inverse() {
        return switch (this) {
            case SIN -> ARCSIN;
            case COS -> ARCCOS;
            case TAN -> ARCTAN;
            case COT -> ARCCOT;
            case SEC -> ARCSEC;
            case CSC -> ARCCSC;
            case SINH -> ARSINH;
            case COSH -> ARCOSH;
            case TANH -> ARTANH;
            default -> this;
        };
    }

    private Complex at(Complex z) {
        return at(List.of(z));
    }

    private static Complex halfPi() {
        return Complex.rounded(Math.PI / 2, 0, 0);
    }

    private static Complex half(Complex a, Complex b) {
        return a.add(b).multiply(Complex.real(0.5));
    }

    @FunctionalInterface
    public interface OverOneComplex {
        Complex apply(Complex z);
    }

    @FunctionalInterface
    public interface OverComplex {
        Complex apply(List<Complex> arguments);
    }

    @FunctionalInterface
    public interface OverRationals {
        Rational apply(List<Rational> arguments);
    }
}
