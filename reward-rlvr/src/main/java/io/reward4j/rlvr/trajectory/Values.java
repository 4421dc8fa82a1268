package io.reward4j.rlvr.trajectory;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
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
        scan(text, start -> true, values);
    }

    /// Takes those values that stand in a text out of a set. Values that begin otherwise than all of the set are not
    /// read.
    static void takeOut(String text, Set<Object> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        BitSet starts = new BitSet();
        wanted.forEach(value -> starts.set(value.toString().charAt(0)));
        scan(text, start -> start == '0' || start >= ASCII || starts.get(Character.toUpperCase(start)), wanted::remove);
    }

    private static void scan(String text, Start isRead, Consumer<Object> values) {
        int i = 0;
        while (i < text.length()) {
            if (!isLetterOrDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            boolean hasLetter = false;
            boolean hasDigit = false;
            while (i < text.length() && (isLetterOrDigit(text.charAt(i)) || (!hasLetter && isInNumber(text, i)))) {
                hasDigit |= isDigit(text.charAt(i));
                hasLetter |= !isDigit(text.charAt(i)) && isLetterOrDigit(text.charAt(i));
                i++;
            }
            if (hasDigit && i - start <= LONGEST && isRead.with(text.charAt(start))) {
                String value = text.substring(start, i);
                values.accept(hasLetter ? value.toUpperCase(Locale.ROOT) : new Amount(decimal(value)));
            }
        }
    }

    /// Returns the number that a text is, with or without a sign of currency; null where it is none.
    static @Nullable Amount amount(String text) {
        String number = text.strip().replaceFirst("^[$€£¥]\\s*", "");
        boolean isNumber = !number.isEmpty() && number.length() <= LONGEST && isDigit(number.charAt(0))
                && isDigit(number.charAt(number.length() - 1));
        for (int i = 0; isNumber && i < number.length(); i++) {
            isNumber = isDigit(number.charAt(i)) || isInNumber(number, i);
        }
        return isNumber && number.indexOf('.') == number.lastIndexOf('.') ? new Amount(decimal(number)) : null;
    }

    private static BigDecimal decimal(String number) {
        String plain = number.replace(",", "");
        int point = plain.indexOf('.');
        int second = plain.indexOf('.', point + 1);
        return new BigDecimal(second < 0 ? plain : plain.substring(0, second)).stripTrailingZeros();
    }

    /// Tells whether a point or a comma stands within a number: between digits, the comma before three of them.
    private static boolean isInNumber(String text, int i) {
        char c = text.charAt(i);
        if (i == 0 || !isDigit(text.charAt(i - 1)) || !isDigitAt(text, i + 1)) {
            return false;
        }
        return c == '.' || (c == ',' && isDigitAt(text, i + 2) && isDigitAt(text, i + 3) && !isDigitAt(text, i + 4));
    }

    private static boolean isDigitAt(String text, int i) {
        return i < text.length() && isDigit(text.charAt(i));
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

    @FunctionalInterface
    private interface Start {

        /// Tells whether values that begin with a letter or digit are read.
        boolean with(char start);
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
