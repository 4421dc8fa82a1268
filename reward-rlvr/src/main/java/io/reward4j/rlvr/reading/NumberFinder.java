package io.reward4j.rlvr.reading;

import io.reward4j.extract.Extraction;
import java.util.ArrayList;
import java.util.List;

/// Finds the last number of a text in one pass.
public final class NumberFinder {

    private static final String CURRENCY = "$€£¥₩₹￥＄";
    private static final String[] SEPARATORS = {"{,}", ",\\!", "\\,", ",", "，"};

    private final String text;
    private int end;

    private NumberFinder(String text) {
        this.text = text;
    }

    public static Extraction<String> last(String text) {
        return new NumberFinder(text).last();
    }

    /// Returns all numbers in order, with their signs.
    public static List<Written> all(String text) {
        NumberFinder numbers = new NumberFinder(text);
        List<Written> all = new ArrayList<>();
        numbers.scan((start, end, number) -> {
            String sign = numbers.sign(start);
            boolean attached = !sign.isEmpty() && numbers.plainSignBefore(start).equals(sign);
            all.add(new Written(attached ? start - 1 : start, end, sign + number));
        });
        return all;
    }

    private Extraction<String> last() {
        String[] last = {""};
        int[] from = {-1};
        scan((start, end, number) -> {
            from[0] = start;
            last[0] = number;
        });
        return from[0] < 0 ? Extraction.missing("no number") : Extraction.found(sign(from[0]) + last[0]);
    }

    private void scan(Numerals numerals) {
        int i = 0;
        while (i < text.length()) {
            if (!isDigit(i) && !(isPoint(i) && isDigit(i + 1))) {
                i++;
                continue;
            }
            if (continuesWord(i)) {
                i = skipWord(i);
                continue;
            }
            StringBuilder number = new StringBuilder();
            boolean dotted = read(i, number);
            if (!dotted) {
                numerals.add(i, end, number.toString());
            }
            i = end;
        }
    }

    private String plainSignBefore(int start) {
        return start > 0 ? plainSign(text.charAt(start - 1)) : "";
    }

    /// Reads the number at `start` and leaves its end in `end`. Returns whether it is no number but
    /// digits with several points between them, such as a version or a date.
    private boolean read(int start, StringBuilder number) {
        int at = digits(start, number);
        if (at - start >= 1 && at - start <= 3) {
            at = groups(at, number);
        }
        if (isPoint(at) && isDigit(at + 1)) {
            number.append('.');
            at = digits(at + 1, number);
        }
        boolean dotted = false;
        while (isPoint(at) && isDigit(at + 1)) {
            dotted = true;
            at = digits(at + 1, new StringBuilder());
        }
        end = dotted ? at : exponent(at, number);
        return dotted;
    }

    private int digits(int start, StringBuilder number) {
        int at = start;
        while (isDigit(at)) {
            number.append((char) ('0' + Character.digit(text.charAt(at), 10)));
            at++;
        }
        return at;
    }

    private int groups(int start, StringBuilder number) {
        int at = start;
        while (true) {
            int group = groupStart(at);
            boolean three = group > 0 && isDigit(group) && isDigit(group + 1) && isDigit(group + 2)
                    && !isDigit(group + 3);
            if (!three) {
                return at;
            }
            number.append(',');
            at = digits(group, number);
        }
    }

    private int groupStart(int at) {
        for (String separator : SEPARATORS) {
            if (text.startsWith(separator, at)) {
                return at + separator.length();
            }
        }
        return -1;
    }

    private int exponent(int start, StringBuilder number) {
        if (start >= text.length() || "eEｅＥ".indexOf(text.charAt(start)) < 0) {
            return start;
        }
        int at = start + 1;
        String sign = at < text.length() ? plainSign(text.charAt(at)) : "";
        StringBuilder exponent = new StringBuilder("e").append(sign);
        int digits = at + sign.length();
        int after = digits(digits, exponent);
        if (after == digits || !Words.isBoundary(text, after)) {
            return start;
        }
        number.append(exponent);
        return after;
    }

    /// Returns the sign of the number at `start`; a minus after an operand is subtraction.
    private String sign(int start) {
        int at = start - 1;
        if (at >= 1 && CURRENCY.indexOf(text.charAt(at)) >= 0) {
            at--;
            if (text.charAt(at) == '\\' && at >= 1) {
                at--;
            }
        }
        if (at < 0) {
            return "";
        }
        String sign = plainSign(text.charAt(at));
        boolean subtracts = at > 0
                && (Words.isPart(text.codePointBefore(at)) || ")]}%".indexOf(text.charAt(at - 1)) >= 0);
        boolean unspaced = at > 0 && Words.isUnspaced(text.codePointBefore(at));
        return subtracts && !unspaced ? "" : sign;
    }

    private static String plainSign(char c) {
        return switch (c) {
            case '-', '−', '－' -> "-";
            case '+', '＋' -> "+";
            default -> "";
        };
    }

    /// Tells whether the digit belongs to a name, an index or a power: `x2`, `x_2`, `m^2`, `m^{2}`.
    private boolean continuesWord(int i) {
        if (i == 0) {
            return false;
        }
        char before = text.charAt(i - 1);
        char script = before == '{' && i > 1 ? text.charAt(i - 2) : before;
        return script == '_' || script == '^' || (isDigit(i) && !Words.isBoundary(text, i));
    }

    private int skipWord(int i) {
        int at = i + 1;
        while (isDigit(at) || (isPoint(at) && isDigit(at + 1))) {
            at++;
        }
        return at;
    }

    private boolean isDigit(int at) {
        return at < text.length() && Character.isDigit(text.charAt(at));
    }

    private boolean isPoint(int at) {
        return at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == '．');
    }

    /// Takes each number without its sign.
    private interface Numerals {
        void add(int start, int end, String number);
    }

    /// A number, with its sign and plain digits.
    ///
    /// @param start where its sign stands, or its first digit
    public record Written(int start, int end, String number) {}
}
