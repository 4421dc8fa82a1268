package io.reward4j.rlvr.math.syntax;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares the units behind two values.
public final class Units {

    private static final String HUNDREDTH = "cent";
    private static final Set<String> DIVIDED = Set.of("dollar", "euro");

    private static final Map<String, String> POWERS_BEFORE = Map.of("square", "^2", "cubic", "^3");
    private static final Map<String, String> POWERS_BEHIND = Map.of("squared", "^2", "cubed", "^3");

    private Units() {}

    /// Whether both units are known and differ. Words that are no unit of measure never conflict, so
    /// that `5 apples` is `5 pieces of fruit`.
    public static boolean conflict(String left, String right) {
        String a = canonical(left);
        String b = canonical(right);
        return a != null && b != null && !a.equals(b);
    }

    /// Whether this is the canonical name of a currency whose sign stands before the amount.
    static boolean isCurrencySign(String unit) {
        return Vocabulary.isCurrency(unit);
    }

    /// Whether the unit is one of money, such as `dollars` or `cents`.
    static boolean isCurrency(String unit) {
        String canonical = canonical(unit);
        return canonical != null && (Vocabulary.isCurrency(canonical) || canonical.equals(HUNDREDTH));
    }

    /// Whether the first unit is a hundredth of the second, as a cent of a dollar.
    public static boolean isHundredth(String unit, String whole) {
        String currency = canonical(whole);
        return HUNDREDTH.equals(canonical(unit)) && currency != null && DIVIDED.contains(currency);
    }

    public static boolean isRadian(String unit) {
        return "rad".equals(canonical(unit));
    }

    public static boolean isMeasure(String unit) {
        return canonical(unit) != null;
    }

    /// The unit with each of its parts in one spelling, up to the first word that is none, or `null`
    /// where it begins with no unit of measure.
    private static @Nullable String canonical(String unit) {
        String spelled = unit.replace("unit^2", "square ");
        StringBuilder parts = new StringBuilder();
        String power = "";
        int at = 0;
        while (at < spelled.length()) {
            int end = at;
            while (end < spelled.length() && Character.isLetter(spelled.charAt(end))) {
                end++;
            }
            String word = spelled.substring(at, end);
            String known = known(word);
            if (end == at) {
                parts.append(spelled.substring(at, at + 1).replace(" ", ""));
            } else if (POWERS_BEFORE.containsKey(word)) {
                power = POWERS_BEFORE.get(word);
            } else if (POWERS_BEHIND.containsKey(word)) {
                parts.append(POWERS_BEHIND.get(word));
            } else if (word.equals("per")) {
                parts.append('/');
            } else if (known == null) {
                break;
            } else {
                parts.append(known).append(power);
                power = "";
            }
            at = Math.max(end, at + 1);
        }
        if (parts.isEmpty() && spelled.strip().equals("square")) {
            return "unit^2";
        }
        boolean measure = !parts.isEmpty() && Character.isLetter(parts.charAt(0));
        if (measure) {
            return parts.toString();
        }
        return null;
    }

    private static @Nullable String known(String word) {
        String symbol = Vocabulary.unitSymbol(word);
        if (symbol != null) {
            return symbol;
        }
        String unit = Vocabulary.unit(word);
        if (unit == null) {
            return null;
        }
        return switch (unit) {
            case "mph" -> "mi/h";
            case "kph" -> "km/h";
            default -> unit;
        };
    }
}
