package io.reward4j.rlvr.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A number and its unit, in the basic unit of its dimension.
///
/// @param dimension what is measured, such as `length`; the currency itself for money; empty for a bare number
record Quantity(BigDecimal value, String dimension) {

    private static final int LONGEST = 64;

    private record Unit(String dimension, String factor) {}

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("km", new Unit("length", "1000")), Map.entry("m", new Unit("length", "1")),
            Map.entry("cm", new Unit("length", "0.01")), Map.entry("mm", new Unit("length", "0.001")),
            Map.entry("t", new Unit("mass", "1000")), Map.entry("kg", new Unit("mass", "1")),
            Map.entry("g", new Unit("mass", "0.001")), Map.entry("mg", new Unit("mass", "0.000001")),
            Map.entry("d", new Unit("time", "86400")), Map.entry("h", new Unit("time", "3600")),
            Map.entry("min", new Unit("time", "60")), Map.entry("s", new Unit("time", "1")),
            Map.entry("ms", new Unit("time", "0.001")),
            Map.entry("l", new Unit("volume", "1")), Map.entry("ml", new Unit("volume", "0.001")),
            Map.entry("%", new Unit("", "0.01")), Map.entry("", new Unit("", "1")));

    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("kilometer", "km"), Map.entry("kilometre", "km"), Map.entry("meter", "m"),
            Map.entry("metre", "m"),
            Map.entry("centimeter", "cm"), Map.entry("centimetre", "cm"), Map.entry("millimeter", "mm"),
            Map.entry("millimetre", "mm"),
            Map.entry("tonne", "t"), Map.entry("kilogram", "kg"), Map.entry("gram", "g"), Map.entry("milligram", "mg"),
            Map.entry("day", "d"), Map.entry("hour", "h"), Map.entry("hr", "h"), Map.entry("minute", "min"),
            Map.entry("second", "s"),
            Map.entry("sec", "s"), Map.entry("millisecond", "ms"), Map.entry("liter", "l"), Map.entry("litre", "l"),
            Map.entry("milliliter", "ml"), Map.entry("millilitre", "ml"), Map.entry("percent", "%"),
            Map.entry("％", "%"));

    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("$", "usd"), Map.entry("usd", "usd"), Map.entry("dollar", "usd"), Map.entry("€", "eur"),
            Map.entry("eur", "eur"),
            Map.entry("euro", "eur"), Map.entry("£", "gbp"), Map.entry("gbp", "gbp"), Map.entry("¥", "jpy"),
            Map.entry("￥", "jpy"),
            Map.entry("円", "jpy"), Map.entry("yen", "jpy"), Map.entry("jpy", "jpy"));

    /// Reads a text that is a number with an optional unit after it or currency on either side, and nothing else.
    static Optional<Quantity> read(String text) {
        String plain = text.strip();
        if (plain.length() > LONGEST) {
            return Optional.empty();
        }
        int start = 0;
        while (start < plain.length() && !isPartOfNumber(plain.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < plain.length() && isPartOfNumber(plain.charAt(end))) {
            end++;
        }
        String before = plain.substring(0, start).strip();
        String after = plain.substring(end).strip();
        Optional<BigDecimal> number = number(plain.substring(start, end));
        return number
                .flatMap(value -> before.isEmpty() ? in(value, after) : money(value, after.isEmpty() ? before : "?"));
    }

    private static Optional<Quantity> in(BigDecimal value, String name) {
        Unit unit = unit(name);
        if (unit == null) {
            return money(value, name);
        }
        return Optional.of(new Quantity(value.multiply(new BigDecimal(unit.factor)), unit.dimension));
    }

    /// Symbols of units are compared with case, but for `L`; names without.
    private static @Nullable Unit unit(String name) {
        Unit exact = UNITS.get(name.equals("L") || name.equals("mL") ? name.toLowerCase(Locale.ROOT) : name);
        String singular = singular(name);
        if (exact != null) {
            return exact;
        }
        if (OTHER_NAMES.containsKey(singular)) {
            return UNITS.get(OTHER_NAMES.get(singular));
        }
        return null;
    }

    private static Optional<Quantity> money(BigDecimal value, String name) {
        return Optional.ofNullable(CURRENCIES.get(singular(name))).map(currency -> new Quantity(value, currency));
    }

    private static String singular(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.length() > 2 && lower.endsWith("s")) {
            return lower.substring(0, lower.length() - 1);
        }
        return lower;
    }

    private static Optional<BigDecimal> number(String digits) {
        String plain = digits.replace(",", "").replace('−', '-');
        boolean grouped = digits.indexOf(',') < 0 || isGrouped(digits);
        int sign = plain.startsWith("-") || plain.startsWith("+") ? 1 : 0;
        int points = 0;
        int count = 0;
        for (int i = sign; i < plain.length(); i++) {
            if (plain.charAt(i) == '.') {
                points++;
            }
            if (plain.charAt(i) >= '0' && plain.charAt(i) <= '9') {
                count++;
            }
        }
        boolean number = grouped && count > 0 && points <= 1 && count + points + sign == plain.length();
        return number ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    private static boolean isGrouped(String digits) {
        int point = digits.indexOf('.');
        int end = point < 0 ? digits.length() : point;
        for (int comma = digits.indexOf(','); comma >= 0; comma = digits.indexOf(',', comma + 1)) {
            if (comma > end || (end - comma) % 4 != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPartOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+' || c == '−';
    }
}
