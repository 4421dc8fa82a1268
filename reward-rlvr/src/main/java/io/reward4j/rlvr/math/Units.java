package io.reward4j.rlvr.math;

import org.jspecify.annotations.Nullable;

/// Compares the units behind two values.
final class Units {

    private Units() {}

    /// Whether both units are known and differ. Words that are no unit of measure never conflict, so
    /// that `5 apples` is `5 pieces of fruit`.
    static boolean conflict(String left, String right) {
        String a = canonical(left);
        String b = canonical(right);
        return a != null && b != null && !a.equals(b);
    }

    /// The unit with each of its parts in one spelling, or `null` where it begins with no unit of measure.
    private static @Nullable String canonical(String unit) {
        String compact = unit.replace(" ", "").replace("square", "sq").replace("squared", "^2");
        StringBuilder parts = new StringBuilder();
        int at = 0;
        while (at < compact.length()) {
            int end = at;
            while (end < compact.length() && Character.isLetter(compact.charAt(end))) {
                end++;
            }
            String known = known(compact.substring(at, end));
            if (at == 0 && known == null) {
                return null;
            }
            end = Math.max(end, at + 1);
            parts.append(known == null ? compact.substring(at, end) : known);
            at = end;
        }
        return parts.isEmpty() ? null : parts.toString();
    }

    private static @Nullable String known(String word) {
        String symbol = Vocabulary.unitSymbol(word);
        return symbol == null ? Vocabulary.unit(word) : symbol;
    }
}
