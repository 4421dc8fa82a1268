package io.reward4j.rlvr.math.number;

/// A complex number in doubles with a bound on its absolute error.
///
/// Every operation carries the bound along. A result that is not finite, or so small that doubles lose
/// it, is [UndefinedValue].
public record Complex(double re, double im, double error) {

    public static final Complex ZERO = new Complex(0, 0, 0);
    public static final Complex ONE = new Complex(1, 0, 0);
    public static final Complex I = new Complex(0, 1, 0);
    private static final double UNIT = 0x1p-52;
    private static final double TINY = 1e-250;

    public Complex {
        if (!(Math.abs(re) < 1e250 && Math.abs(im) < 1e250 && error < 1e250)) {
            throw UndefinedValue.INSTANCE;
        }
    }

    public static Complex real(double value) {
        return new Complex(value, 0, 0);
    }

    /// A computed value, whose last digits may be off.
    public static Complex rounded(double re, double im, double error) {
        return new Complex(re, im, error + 4 * UNIT * (Math.abs(re) + Math.abs(im)));
    }

    public boolean isReal() {
        return Math.abs(im) <= error;
    }

    public boolean isZero() {
        return re == 0 && im == 0;
    }

    public double size() {
        if (im == 0) {
            return Math.abs(re);
        }
        return Math.hypot(re, im);
    }

    public Complex add(Complex o) {
        double x = re + o.re;
        double y = im + o.im;
        boolean whole = isWhole() && o.isWhole();
        if (whole) {
            return new Complex(x, y, 0);
        }
        return new Complex(x, y, error + o.error + UNIT * (Math.abs(x) + Math.abs(y)));
    }

    /// Whether this is an integer that doubles hold exactly, and sums and products of two as well.
    private boolean isWhole() {
        return im == 0 && error == 0 && re == Math.rint(re) && Math.abs(re) < 1 << 26;
    }

    public Complex negate() {
        return new Complex(-re, -im, error);
    }

    public Complex multiply(Complex o) {
        double x = re * o.re - im * o.im;
        double y = re * o.im + im * o.re;
        checkNotLost(x, y, isZero() || o.isZero());
        if (isWhole() && o.isWhole()) {
            return real(x);
        }
        double slack = size() * o.error + o.size() * error + error * o.error;
        return new Complex(x, y, slack + 4 * UNIT * size() * o.size());
    }

    public Complex invert() {
        double square = re * re + im * im;
        double size = Math.sqrt(square);
        if (size <= 4 * error || square == 0) {
            throw UndefinedValue.INSTANCE;
        }
        if (im == 0) {
            return rounded(1 / re, 0, 2 * error / square);
        }
        return rounded(re / square, -im / square, 2 * error / square);
    }

    public Complex pow(long n) {
        Complex result = ONE;
        Complex square = this;
        for (long rest = Math.abs(n); rest != 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                result = result.multiply(square);
            }
            if (rest > 1) {
                square = square.multiply(square);
            }
        }
        if (n < 0) {
            return result.invert();
        }
        return result;
    }

    public Complex pow(Complex exponent) {
        if (isZero()) {
            throw UndefinedValue.INSTANCE;
        }
        if (exponent.isWhole()) {
            return pow((long) exponent.re);
        }
        if (im == 0 && re > 0 && exponent.im == 0) {
            double value = Math.pow(re, exponent.re);
            checkNotLost(value, 0, false);
            double relative = Math.abs(exponent.re) * error / re + Math.abs(Math.log(re)) * exponent.error;
            return rounded(value, 0, 2 * Math.abs(value) * relative);
        }
        return exponent.multiply(log()).exp();
    }

    /// The argument of a function, moved by its error.
    private Complex moved() {
        return new Complex(re + Math.max(error, UNIT * size()), im, 0);
    }

    /// The value of a function here, with its error bounded by how much it moves with the argument.
    private Complex bounded(Complex value, Complex atMoved) {
        if (error == 0) {
            return rounded(value.re, value.im, 0);
        }
        double shift = Math.hypot(atMoved.re - value.re, atMoved.im - value.im);
        return rounded(value.re, value.im, 2 * shift + error * error);
    }

    public Complex exp() {
        Complex value = plainExp();
        return bounded(value, error == 0 ? value : moved().plainExp());
    }

    private Complex plainExp() {
        double size = Math.exp(re);
        checkNotLost(size, 0, false);
        return new Complex(size * Math.cos(im), im == 0 ? 0 : size * Math.sin(im), 0);
    }

    public Complex log() {
        if (size() <= 4 * error || isZero()) {
            throw UndefinedValue.INSTANCE;
        }
        Complex value = plainLog();
        return bounded(value, error == 0 ? value : moved().plainLog());
    }

    private Complex plainLog() {
        return new Complex(Math.log(size()), im == 0 && re > 0 ? 0 : Math.atan2(im, re), 0);
    }

    public Complex sin() {
        Complex value = plainSin();
        return bounded(value, error == 0 ? value : moved().plainSin());
    }

    private Complex plainSin() {
        return im == 0
                ? real(Math.sin(re))
                : new Complex(Math.sin(re) * Math.cosh(im), Math.cos(re) * Math.sinh(im), 0);
    }

    public Complex cos() {
        Complex value = plainCos();
        return bounded(value, error == 0 ? value : moved().plainCos());
    }

    private Complex plainCos() {
        return im == 0
                ? real(Math.cos(re))
                : new Complex(Math.cos(re) * Math.cosh(im), -Math.sin(re) * Math.sinh(im), 0);
    }

    public Complex sqrt() {
        if (isZero()) {
            return ZERO;
        }
        if (size() <= 4 * error) {
            throw UndefinedValue.INSTANCE;
        }
        Complex value = plainSqrt();
        return bounded(value, error == 0 ? value : moved().plainSqrt());
    }

    private Complex plainSqrt() {
        if (im == 0) {
            if (re >= 0) {
                return real(Math.sqrt(re));
            }
            return new Complex(0, Math.sqrt(-re), 0);
        }
        double root = Math.sqrt((size() + Math.abs(re)) / 2);
        double other = im / (2 * root);
        if (re >= 0) {
            return new Complex(root, other, 0);
        }
        return new Complex(Math.abs(other), im < 0 ? -root : root, 0);
    }

    public Complex asin() {
        if (im == 0 && Math.abs(re) <= 1) {
            Complex value = real(Math.asin(re));
            return bounded(value, error == 0 ? value : real(Math.asin(Math.clamp(moved().re, -1.0, 1.0))));
        }
        Complex inner = I.multiply(this).add(ONE.add(multiply(this).negate()).sqrt());
        return I.negate().multiply(inner.log());
    }

    public Complex atan() {
        if (im == 0) {
            Complex value = real(Math.atan(re));
            return bounded(value, error == 0 ? value : real(Math.atan(moved().re)));
        }
        Complex iz = I.multiply(this);
        Complex half = new Complex(0, 0.5, 0);
        return half.multiply(ONE.add(iz.negate()).log().add(ONE.add(iz).log().negate()));
    }

    /// The real value, for functions that know no other.
    public double toReal() {
        if (!isReal()) {
            throw UndefinedValue.INSTANCE;
        }
        return re;
    }

    /// The integer this is, for functions that know no other.
    public long toInteger() {
        double value = toReal();
        double nearest = Math.rint(value);
        if (Math.abs(nearest) > 1e9 || Math.abs(value - nearest) > error + 1e-12) {
            throw UndefinedValue.INSTANCE;
        }
        return (long) nearest;
    }

    private static void checkNotLost(double x, double y, boolean zero) {
        if (!zero && Math.abs(x) < TINY && Math.abs(y) < TINY) {
            throw UndefinedValue.INSTANCE;
        }
    }
}
