package io.reward4j.rlvr.math.answer;

import io.reward4j.rlvr.reading.Cues;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// Which of two values a response then says to trust, as in `I trust the first.`
final class BackReference {

    private static final int REACH = 120;
    private static final List<List<String>> ORDINALS = List.of(
            List.of("the first", "the former", "the earlier", "the previous"),
            List.of("the second", "the latter", "the later", "the last", "the other"));
    private static final List<String> TRUST = List.of("trust", "correct", "right", "prefer", "choose", "pick",
            "believe",
            "keep", "go with", "stick with", "stay with");
    private static final List<String> DISTRUST = List.of("n't", "n’t", "not ", "wrong", "incorrect", "never");

    private BackReference() {}

    /// Returns `0` for the first, `1` for the second, or nothing where the text does not say.
    static OptionalInt of(String text, int from) {
        String rest = text.substring(from, Math.min(text.length(), from + REACH)).toLowerCase(Locale.ROOT);
        if (!Cues.anyIn(rest, TRUST) || Cues.anyIn(rest, DISTRUST)) {
            return OptionalInt.empty();
        }
        boolean first = Cues.anyIn(rest, ORDINALS.get(0));
        boolean second = Cues.anyIn(rest, ORDINALS.get(1));
        if (first == second) {
            return OptionalInt.empty();
        }
        if (first) {
            return OptionalInt.of(0);
        }
        return OptionalInt.of(1);
    }
}
