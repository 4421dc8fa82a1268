package io.reward4j.rlvr;

import java.math.BigDecimal;
import java.util.Optional;

/// Reads a text that is a decimal number, within bounds that keep arithmetic quick.
final class DecimalText {

    private static final int MOST_DIGITS = 1_000;
    private static final int LARGEST_EXPONENT = 1_000;
    private static final int LONGEST_TEXT = 2_000;
    private static final String CURRENCY = "$€£¥₩₹";

    private final String text;
    private int at;

    private DecimalText(String text) {
        this.text = text;
    }

    /// Returns the number, or empty if the text is none or is out of bounds.
    static Optional<BigDecimal> read(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        return new DecimalText(Nfkc.of(text.strip()).replace('−', '-')).read();
    }

    private Optional<BigDecimal> read() {
        String sign = sign();
        if (at < text.length() && CURRENCY.indexOf(text.charAt(at)) >= 0) {
            at++;
            if (sign.isEmpty()) {
                sign = sign();
            }
        }
        String whole = wholePart();
        String fraction = "";
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            fraction = digits();
        }
        if (whole.length() + fraction.length() == 0 || whole.length() + fraction.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        int exponent = exponent();
        if (at < text.length() || Math.abs(exponent) > LARGEST_EXPONENT) {
            return Optional.empty();
        }
        String number = sign + (whole.isEmpty() ? "0" : whole) + "." + (fraction.isEmpty() ? "0" : fraction);
        return Optional.of(new BigDecimal(number).scaleByPowerOfTen(exponent));
    }

    private String sign() {
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            return text.charAt(at++) == '-' ? "-" : "";
        }
        return "";
    }

    private String wholePart() {
        StringBuilder whole = new StringBuilder(digits());
        if (whole.isEmpty() || whole.length() > 3) {
            return whole.toString();
        }
        while (text.startsWith(",", at)) {
            int comma = at++;
            String group = digits();
            if (group.length() != 3) {
                at = comma;
                break;
            }
            whole.append(group);
        }
        return whole.toString();
    }

    private String digits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return text.substring(from, at);
    }

    /// Returns the exponent, one out of bounds where it is too large, and `0` where there is none.
    private int exponent() {
        if (at >= text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
            return 0;
        }
        int mark = at++;
        boolean negative = !sign().isEmpty();
        String digits = digits();
        if (digits.isEmpty()) {
            at = mark;
            return 0;
        }
        int size = 0;
        for (int i = 0; i < digits.length() && size <= LARGEST_EXPONENT; i++) {
            size = size * 10 + digits.charAt(i) - '0';
        }
        return negative ? -size : size;
    }
}
