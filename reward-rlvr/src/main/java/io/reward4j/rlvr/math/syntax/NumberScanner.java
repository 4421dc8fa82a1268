package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Rational;
import io.reward4j.rlvr.math.number.Unreadable;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Reads one number with its thousands separators, decimals, repeating decimals and exponent.
public final class NumberScanner {

    private static final String[] SEPARATORS = {"{,}", ",\\! ", ",\\!", ",\\,", "\\,", "\\;", "\\ ", "\\:", ",", "，",
            "'", "’",
            " ",
            "\u00A0", "\u2009", "\u202F", "~"};
    private static final String FIRST_OF_SEPARATOR = "{,\\，'’ \u00A0\u2009\u202F~";
    private static final String[] REPEATING = {"\\overline{", "\\bar{", "\\dot{", "\\overline", "("};
    private static final int LOOK_AHEAD = 200;
    private static final int ASCII = 128;

    /// What may stand in a number of the characters of ASCII, besides digits.
    private static final String WITHIN_NUMBER = "{,\\' ~.eE";

    /// So many digits always fit in a `long`.
    private static final int LONGEST_LONG = 18;

    private final String text;
    private final boolean tightCommas;
    private final boolean decimalComma;
    private final StringBuilder canonical = new StringBuilder();
    private int end;

    /// @param tightCommas whether a comma between digits is a thousands separator even in brackets
    public NumberScanner(String text, int start, boolean tightCommas, boolean decimalComma) {
        this.text = text;
        this.tightCommas = tightCommas;
        this.decimalComma = decimalComma;
        this.end = start;
        whole();
        fraction();
        exponent();
    }

    /// The end of the digits at a place, or `-1` where there may be more of the number behind them.
    static int plainEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        boolean plain = end > start && (end == text.length() || endsNumber(text, end));
        if (plain) {
            return end;
        }
        return -1;
    }

    /// Whether a number that has no decimals ends here for certain; what stands behind a separator is no digit then.
    private static boolean endsNumber(String text, int at) {
        char c = text.charAt(at);
        if (c >= ASCII || WITHIN_NUMBER.indexOf(c) < 0) {
            return c < ASCII;
        }
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        boolean letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
        return switch (c) {
            case ' ', ',' -> letter || next == ' ' || next == '$';
            case '\\' -> letter;
            default -> false;
        };
    }

    public int end() {
        return end;
    }

    /// The number in the form `12.3(4)e-5`.
    public String canonical() {
        return canonical.toString();
    }

    /// Whether a comma with white space after it stands in the bracket that opens before `start`.
    public static boolean hasSpacedComma(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length() - 1 && i < start + LOOK_AHEAD && depth >= 0; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                default -> {
                }
            }
            if (depth == 0 && ((c == ',' && text.charAt(i + 1) == ' ') || c == ';')) {
                return true;
            }
        }
        return false;
    }

    /// The value of a canonical number.
    public static Expr.Num value(String canonical) {
        if (isWhole(canonical)) {
            return new Expr.Num(whole(canonical), 0, 0);
        }
        String mantissa = before(canonical, 'e');
        int exponent = mantissa.equals(canonical) ? 0 : Integer.parseInt(canonical.substring(mantissa.length() + 1));
        String plain = before(mantissa, '(');
        boolean repeats = !plain.equals(mantissa);
        String repeating = repeats ? mantissa.substring(plain.length() + 1, mantissa.length() - 1) : "";
        String whole = before(plain, '.');
        boolean decimal = !whole.equals(plain);
        String decimals = decimal ? plain.substring(whole.length() + 1) : "";
        String digits = whole + decimals;
        if (digits.length() + repeating.length() > Budget.MAX_DIGITS || Math.abs(exponent) > Budget.MAX_DIGITS) {
            throw Unreadable.BUDGET;
        }
        Rational value = scaled(digits, exponent - decimals.length());
        if (!repeating.isEmpty()) {
            BigInteger nines = BigInteger.TEN.pow(repeating.length()).subtract(BigInteger.ONE);
            value = value.add(scaled(repeating, exponent - decimals.length())
                    .multiply(Rational.of(BigInteger.ONE, nines)));
        }
        int written = decimal && !repeats ? significant(digits) : 0;
        return new Expr.Num(value, written, decimals.length() - exponent);
    }

    private static boolean isWhole(String canonical) {
        return !canonical.isEmpty() && canonical.length() <= Budget.MAX_DIGITS && areDigits(canonical);
    }

    /// Whether a text has nothing but the digits of ASCII.
    public static boolean areDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String before(String text, char mark) {
        int at = text.indexOf(mark);
        if (at < 0) {
            return text;
        }
        return text.substring(0, at);
    }

    private void whole() {
        int start = end;
        digits();
        int first = end - start;
        if (first == 0 || first > 3 || text.charAt(start) == '0' || end == text.length()
                || FIRST_OF_SEPARATOR.indexOf(text.charAt(end)) < 0) {
            return;
        }
        for (String separator : SEPARATORS) {
            if (text.startsWith(separator, end) && isGroup(end + separator.length(), separator)) {
                while (text.startsWith(separator, end) && isGroup(end + separator.length(), separator)) {
                    end += separator.length();
                    digits();
                }
                return;
            }
        }
    }

    private boolean isGroup(int at, String separator) {
        boolean comma = separator.equals(",") || separator.equals("，");
        if (comma && (decimalComma || !tightCommas)) {
            return false;
        }
        for (int i = at; i < at + 3; i++) {
            if (i >= text.length() || !Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return at + 3 >= text.length()
                || (!Character.isDigit(text.charAt(at + 3)) && !(separator.equals(" ") && text.charAt(at + 3) == '/'));
    }

    private void fraction() {
        boolean comma = decimalComma && (text.startsWith(",", end) || text.startsWith("{,}", end));
        if (end >= text.length() || (text.charAt(end) != '.' && !comma)) {
            return;
        }
        int after = end + (text.startsWith("{,}", end) ? 3 : 1);
        boolean digit = after < text.length() && Character.isDigit(text.charAt(after));
        if (digit || startsRepeating(after) != null) {
            if (canonical.isEmpty()) {
                canonical.append('0');
            }
            end = after;
            canonical.append('.');
            digits();
            repeating();
        } else if (!comma && (after >= text.length() || text.charAt(after) != '.')) {
            end = after;
        }
    }

    private @Nullable String startsRepeating(int at) {
        for (String mark : REPEATING) {
            int from = at + mark.length();
            if (text.startsWith(mark, at) && from < text.length() && Character.isDigit(text.charAt(from))) {
                return mark;
            }
        }
        return null;
    }

    private void repeating() {
        String mark = startsRepeating(end);
        if (mark == null) {
            return;
        }
        int from = end + mark.length();
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))
                && (mark.endsWith("{") || mark.equals("(") || to == from)) {
            to++;
        }
        boolean braced = mark.endsWith("{") || mark.equals("(");
        if (braced && (to >= text.length() || text.charAt(to) != (mark.equals("(") ? ')' : '}'))) {
            return;
        }
        canonical.append('(');
        end = from;
        while (end < to) {
            append();
        }
        canonical.append(')');
        end = braced ? to + 1 : to;
    }

    private void exponent() {
        if (end >= text.length() || (text.charAt(end) != 'e' && text.charAt(end) != 'E')) {
            return;
        }
        int at = end + 1;
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (negative || (at < text.length() && text.charAt(at) == '+')) {
            at++;
        }
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from || at - from > 6) {
            return;
        }
        canonical.append('e').append(negative ? "-" : "").append(text, from, at);
        end = at;
    }

    private void digits() {
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            append();
        }
    }

    private void append() {
        canonical.append((char) ('0' + Character.digit(text.charAt(end), 10)));
        end++;
    }

    private static Rational whole(String digits) {
        if (digits.length() <= LONGEST_LONG) {
            return Rational.of(Long.parseLong(digits));
        }
        return Rational.of(new BigInteger(digits));
    }

    private static BigInteger integer(String digits) {
        if (digits.isEmpty()) {
            return BigInteger.ZERO;
        }
        if (digits.length() <= LONGEST_LONG) {
            return BigInteger.valueOf(Long.parseLong(digits));
        }
        return new BigInteger(digits);
    }

    private static Rational scaled(String digits, int exponent) {
        if (!digits.isEmpty() && digits.length() <= LONGEST_LONG && exponent <= 0 && exponent >= -LONGEST_LONG) {
            return Rational.of(Long.parseLong(digits), powerOfTen(-exponent));
        }
        BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
        if (exponent >= 0) {
            return Rational.of(integer(digits).multiply(power));
        }
        return Rational.of(integer(digits), power);
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static int significant(String digits) {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.length() - zeros;
    }
}
