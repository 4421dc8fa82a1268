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

    private static @Nullable String canonical(String unit) {
        String compact = unit.replace(" ", "").replace("square", "sq").replace("squared", "^2");
        int letters = 0;
        while (letters < compact.length() && Character.isLetter(compact.charAt(letters))) {
            letters++;
        }
        String symbol = Vocabulary.unitSymbol(compact.substring(0, letters));
        String known = symbol == null ? Vocabulary.unit(compact.substring(0, letters)) : symbol;
        return known == null ? null : known + compact.substring(letters);
    }
}
