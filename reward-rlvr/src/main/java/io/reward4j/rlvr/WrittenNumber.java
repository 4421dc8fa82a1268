package io.reward4j.rlvr;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number as answers write it: in signs of mathematics, in a text command, behind `x =`, before a currency.
///
/// @param currency the currency's singular name; empty where none is written, or only its sign
record WrittenNumber(BigDecimal value, String currency) {

    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_WRAPPINGS = 8;

    private static final List<String[]> WRAPPINGS = List.of(
            new String[]{"$$", "$$"}, new String[]{"$", "$"}, new String[]{"\\(", "\\)"}, new String[]{"\\[", "\\]"},
            new String[]{"**", "**"}, new String[]{"\\text{", "}"}, new String[]{"\\textbf{", "}"},
            new String[]{"\\mathrm{", "}"}, new String[]{"\\mathbf{", "}"}, new String[]{"\\mbox{", "}"});
    private static final Pattern DEFINED = Pattern
            .compile("\\\\?[A-Za-z][A-Za-z0-9]{0,15}(?:_(?:[A-Za-z0-9]|\\{[A-Za-z0-9]{1,8}\\}))? {0,2}= {0,2}");
    private static final Pattern NAME = Pattern
            .compile(
                    "(?:[ ~]|\\\\[,;! ]){0,3}"
                            + "(?:\\\\(?:text|mathrm)\\{ {0,2}([A-Za-z]{1,12}) {0,2}\\}|([A-Za-z]{1,12}))\\.?$");
    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("dollar", "dollar"), Map.entry("usd", "dollar"), Map.entry("euro", "euro"),
            Map.entry("eur", "euro"), Map.entry("pound", "pound"), Map.entry("gbp", "pound"),
            Map.entry("yen", "yen"), Map.entry("jpy", "yen"), Map.entry("yuan", "yuan"), Map.entry("cny", "yuan"),
            Map.entry("won", "won"), Map.entry("krw", "won"), Map.entry("rupee", "rupee"), Map.entry("inr", "rupee"));

    /// Returns the number, or empty if the text is none or is out of the bounds of [DecimalText].
    static Optional<WrittenNumber> read(String text) {
        Optional<WrittenNumber> plain = DecimalText.read(text).map(value -> new WrittenNumber(value, ""));
        if (plain.isPresent() || text.length() > LONGEST_TEXT) {
            return plain;
        }
        return readWrapped(text);
    }

    /// Tells whether this is of the same currency as another, as far as both name one.
    boolean isCurrencyOf(WrittenNumber other) {
        return currency.isEmpty() || other.currency.isEmpty() || currency.equals(other.currency);
    }

    private static Optional<WrittenNumber> readWrapped(String text) {
        String bare = unwrapped(text.strip());
        Matcher defined = DEFINED.matcher(bare);
        String value = defined.lookingAt() ? unwrapped(bare.substring(defined.end())) : bare;
        Matcher named = NAME.matcher(value);
        if (!named.find()) {
            return number(value, "");
        }
        String name = named.group(1) == null ? named.group(2) : named.group(1);
        String known = CURRENCIES.get(singular(name));
        return known == null ? Optional.empty() : number(value.substring(0, named.start()), known);
    }

    private static Optional<WrittenNumber> number(String text, String currency) {
        String plain = text.replace("\\$", "$").replace("{,}", ",").replace(",\\!", ",").replace("\\,", "");
        return DecimalText.read(unwrapped(plain)).map(value -> new WrittenNumber(value, currency));
    }

    private static String unwrapped(String text) {
        String inner = text.strip();
        for (int i = 0; i < MOST_WRAPPINGS; i++) {
            String outer = inner;
            inner = WRAPPINGS.stream().filter(marks -> isWrapped(outer, marks)).findFirst()
                    .map(marks -> outer.substring(marks[0].length(), outer.length() - marks[1].length()).strip())
                    .orElse(outer);
        }
        return inner;
    }

    /// Tells whether one pair of marks holds the whole text.
    private static boolean isWrapped(String text, String[] marks) {
        return text.length() >= marks[0].length() + marks[1].length()
                && text.startsWith(marks[0])
                && text.endsWith(marks[1])
                && text.indexOf(marks[1], marks[0].length()) == text.length() - marks[1].length();
    }

    private static String singular(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.length() > 2 && lower.endsWith("s")) {
            return lower.substring(0, lower.length() - 1);
        }
        return lower;
    }
}
