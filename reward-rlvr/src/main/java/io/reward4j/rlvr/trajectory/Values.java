package io.reward4j.rlvr.trajectory;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the values in a text: numbers, and words of letters and digits.
final class Values {

    private static final int LONGEST = 64;
    private static final char ASCII = 128;
    private static final BigDecimal SMALL = BigDecimal.TEN;

    private Values() {}

    /// Passes each value on, in order: numbers by value, words in capital letters. Values of more than 64 characters
    /// are left out.
    static void in(String text, Consumer<Object> values) {
        scan(text, (chars, start) -> true, values);
    }

    static void scan(String text, Start isRead, Consumer<Object> values) {
        char[] chars = text.toCharArray();
        int i = 0;
        while (i < chars.length) {
            if (!isLetterOrDigit(chars[i])) {
                i++;
                continue;
            }
            int end = end(chars, i);
            if (isRead.at(chars, i) && end - i <= LONGEST) {
                accept(text.substring(i, end), values);
            }
            i = end;
        }
    }

    private static int end(char[] text, int start) {
        boolean hasLetter = false;
        for (int i = start; i < text.length; i++) {
            char c = text[i];
            if (isDigit(c)) {
                continue;
            }
            if (isLetterOrDigit(c)) {
                hasLetter = true;
            } else if (hasLetter || !isInNumber(text, i)) {
                return i;
            }
        }
        return text.length;
    }

    private static void accept(String value, Consumer<Object> values) {
        if (value.chars().noneMatch(c -> isDigit((char) c))) {
            return;
        }
        boolean hasLetter = value.chars().anyMatch(c -> !isDigit((char) c) && isLetterOrDigit((char) c));
        values.accept(hasLetter ? value.toUpperCase(Locale.ROOT) : new Amount(decimal(value)));
    }

    /// Returns the number that a text is, with or without a sign of currency; null where it is none.
    static @Nullable Amount amount(String text) {
        String number = text.strip().replaceFirst("^[$€£¥]\\s*", "");
        boolean isNumber = !number.isEmpty() && number.length() <= LONGEST && isDigit(number.charAt(0))
                && isDigit(number.charAt(number.length() - 1));
        for (int i = 0; isNumber && i < number.length(); i++) {
            isNumber = isDigit(number.charAt(i)) || isInNumber(number.toCharArray(), i);
        }
        if (isNumber && number.indexOf('.') == number.lastIndexOf('.')) {
            return new Amount(decimal(number));
        }
        return null;
    }

    private static BigDecimal decimal(String number) {
        String plain = number.replace(",", "");
        int point = plain.indexOf('.');
        int second = plain.indexOf('.', point + 1);
        return new BigDecimal(second < 0 ? plain : plain.substring(0, second)).stripTrailingZeros();
    }

    /// Tells whether a point or a comma stands within a number: between digits, the comma before three of them.
    private static boolean isInNumber(char[] text, int i) {
        char c = text[i];
        if ((c != '.' && c != ',') || i == 0 || !isDigit(text[i - 1]) || !isDigitAt(text, i + 1)) {
            return false;
        }
        return c == '.' || (c == ',' && isDigitAt(text, i + 2) && isDigitAt(text, i + 3) && !isDigitAt(text, i + 4));
    }

    private static boolean isDigitAt(char[] text, int i) {
        return i < text.length && isDigit(text[i]);
    }

    private static boolean isLetterOrDigit(char c) {
        return c < ASCII ? isAsciiLetter(c) || isDigit(c) : Character.isLetter(c);
    }

    private static boolean isAsciiLetter(char c) {
        char small = (char) (c | 0x20);
        return small >= 'a' && small <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Says which values of a text are read.
    @FunctionalInterface
    interface Start {

        /// Tells whether the value that begins at a place is read.
        boolean at(char[] text, int start);
    }

    /// A number, equal by value.
    record Amount(BigDecimal value) {

        boolean isSmall() {
            return value.compareTo(SMALL) < 0;
        }

        @Override
        public String toString() {
            return value.toPlainString();
        }
    }
}
