package io.reward4j.judge.verdict;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// How models spell what they were asked to write word for word.
public final class Spelling {

    private static final int LONGEST = 1_000;
    private static final int LONGEST_SHOWN = 40;
    private static final int MOST_WRAPPINGS = 8;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
    private static final String OPENING = "*_`\"'[(“‘«「";
    private static final String CLOSING = "*_`\"'])”’»」";
    private static final String FULL_STOPS = ".,;:!。、";

    private Spelling() {}

    /// In lower case, without characters that nobody sees, full-width characters and digits of other scripts as those
    /// of ASCII, one space for white space. Empty for what is too long to be an answer.
    static String plain(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        if (isPlain(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isInvisible(c)).map(Spelling::ascii).forEach(plain::appendCodePoint);
        return plain.toString().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }

    /// The plain text without marks of emphasis, quotes and brackets around it, and without full stops at its end.
    static String bare(String text) {
        String bare = plain(text);
        for (int i = 0; i < MOST_WRAPPINGS && bare.length() > 1; i++) {
            int last = bare.length() - 1;
            if (FULL_STOPS.indexOf(bare.charAt(last)) >= 0) {
                bare = bare.substring(0, last).strip();
            } else if (isWrapped(bare)) {
                bare = bare.substring(1, last).strip();
            } else {
                break;
            }
        }
        return bare;
    }

    private static boolean isWrapped(String text) {
        int kind = OPENING.indexOf(text.charAt(0));
        return kind >= 0 && text.charAt(text.length() - 1) == CLOSING.charAt(kind);
    }

    /// A decimal number that is all there is of a bare text.
    static Optional<BigDecimal> number(String bare) {
        return NUMBER.matcher(bare).matches() ? Optional.of(new BigDecimal(bare)) : Optional.empty();
    }

    /// A text, number or truth value as text: `4.0` is `4.0`, and what no scale holds is empty.
    static Optional<String> scalar(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING, BOOLEAN -> Optional.of(node.asString());
            case NUMBER -> node.decimalValueOpt()
                    .filter(number -> Math.abs((long) number.precision() - number.scale()) <= 20)
                    .map(BigDecimal::toPlainString);
            default -> Optional.empty();
        };
    }

    /// The whole number from 1 to `count` that a value is, however it is spelt.
    public static Optional<Integer> place(JsonNode said, int count) {
        return scalar(said).map(Spelling::bare).flatMap(Spelling::number)
                .filter(number -> number.stripTrailingZeros().scale() <= 0
                        && number.signum() > 0 && number.compareTo(BigDecimal.valueOf(count)) <= 0)
                .map(BigDecimal::intValue);
    }

    /// The beginning of a value as people may see it, in one line and without characters that nobody sees.
    public static String shown(JsonNode value) {
        StringBuilder shown = new StringBuilder();
        value.toString().codePoints().limit(LONGEST_SHOWN + 1)
                .map(c -> isInvisible(c) || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                        ? ' '
                        : c)
                .forEach(shown::appendCodePoint);
        if (shown.codePointCount(0, shown.length()) <= LONGEST_SHOWN) {
            return shown.toString();
        }
        return shown.substring(0, shown.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }

    private static boolean isInvisible(int c) {
        return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD || c == 0x61C
                || (c >= 0xFE00 && c <= 0xFE0F);
    }

    private static int ascii(int c) {
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return c - 0xFEE0;
        }
        if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
            return '0' + Character.digit(c, 10);
        }
        return c;
    }
}
