package io.reward4j.rlvr.math.answer;

import io.reward4j.rlvr.reading.Language;
import io.reward4j.rlvr.reading.Language.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells which values of a sentence are only mentioned: those in parentheses, in a reason or a condition, and the
/// numbers of steps and places.
final class Subordination {

    private static final Set<String> CONJUNCTIONS = Set.copyOf(Language.all(Kind.SUBORDINATORS));
    private static final Set<String> ASSUMPTIONS = Set.of("let", "suppose", "assume", "consider", "define", "try");
    private static final Set<String> AFTER_COMMA = Set.copyOf(Language.all(Kind.WEAK_SUBORDINATORS));
    private static final Set<String> RESUMPTIONS = Set.copyOf(Language.all(Kind.RESUMPTIONS));
    private static final Set<String> LABELS = Set.of("at", "for", "see", "step", "steps", "table", "figure", "fig",
            "equation", "eq", "case", "part", "section", "page", "problem", "question", "example", "note", "line",
            "chapter", "method", "attempt", "pass", "exercise", "theorem", "lemma", "option", "try", "version");
    private static final Set<String> FILLERS = Set.of("the", "an", "number", "no", "point", "time", "about", "all");
    private static final Set<String> PREPOSITIONS = Set.copyOf(Language.all(Kind.PREPOSITIONS));
    private static final List<String> REASONS = foreignReasons();
    private static final int OPENING_WORDS = 2;

    private final String text;
    private final int start;

    private boolean aside;
    private boolean opening;
    private int depth;
    private int words;
    private String last = "";
    private String lastButOne = "";

    private Subordination(String text, int start) {
        this.text = text;
        this.start = start;
    }

    /// Returns how each value stands in the sentence that begins at `start`.
    ///
    /// @param values where the values begin, in order
    static List<Standing> of(String text, int start, int end, int[] values) {
        int reason = reason(text, start, end);
        Subordination walk = new Subordination(text, start);
        List<Standing> standings = new ArrayList<>(values.length);
        int at = start;
        for (int value : values) {
            walk.on(at, value);
            at = Math.max(at, value);
            standings.add(value > reason ? Standing.MENTIONED : walk.standing());
        }
        return standings;
    }

    private static List<String> foreignReasons() {
        List<String> reasons = new ArrayList<>();
        for (Language language : Language.values()) {
            if (language != Language.ENGLISH) {
                reasons.addAll(language.of(Kind.REASONS));
            }
        }
        return reasons;
    }

    /// Where a reason begins behind some value of a sentence, in whatever language, or the end of the sentence.
    private static int reason(String text, int start, int end) {
        int value = start;
        while (value < end && !Character.isDigit(text.charAt(value))) {
            value++;
        }
        String rest = text.substring(value, end).toLowerCase(Locale.ROOT);
        int first = rest.length();
        for (String reason : REASONS) {
            int at = rest.indexOf(reason);
            if (at >= 0) {
                first = Math.min(first, at);
            }
        }
        return value + first;
    }

    private void on(int from, int to) {
        int i = from;
        while (i < to) {
            int end = i;
            while (end < to && Character.isLetter(text.charAt(end))) {
                end++;
            }
            if (end > i) {
                word(text.substring(i, end).toLowerCase(Locale.ROOT));
                i = end;
            } else {
                mark(i > start ? text.charAt(i - 1) : ' ', text.charAt(i));
                i++;
            }
        }
    }

    private Standing standing() {
        if (aside || depth > 0 || isLabelled()) {
            return Standing.MENTIONED;
        }
        boolean outOf = last.equals("of") && lastButOne.equals("out");
        if (outOf || PREPOSITIONS.contains(last)) {
            return Standing.CIRCUMSTANCE;
        }
        return Standing.STATED;
    }

    /// Whether the words right before are a label, as `table`, `at x` and `for the`.
    private boolean isLabelled() {
        return LABELS.contains(last)
                || (LABELS.contains(lastButOne) && (last.length() == 1 || FILLERS.contains(last)));
    }

    private void word(String word) {
        words++;
        if (CONJUNCTIONS.contains(word) && (!AFTER_COMMA.contains(word) || words == 1 || last.equals(","))) {
            aside = true;
            opening = words <= OPENING_WORDS;
        } else if (words <= OPENING_WORDS && ASSUMPTIONS.contains(word)) {
            aside = true;
            opening = true;
        } else if (RESUMPTIONS.contains(word)) {
            aside = false;
        }
        lastButOne = last;
        last = word;
    }

    private void mark(char previous, char c) {
        switch (c) {
            case '(', '（', '[' -> depth += previous == '\\' ? 0 : 1;
            case ')', '）', ']' -> depth = previous == '\\' ? depth : Math.max(0, depth - 1);
            case ';' -> resume();
            case ',', '，', ':' -> {
                if (opening) {
                    resume();
                }
                forget(",");
            }
            case ' ', '$', '#', '=', '*', '~', '≈', '\\' -> {
                // stands between a label and its number as well
            }
            default -> forget("");
        }
    }

    private void resume() {
        aside = false;
        opening = false;
    }

    private void forget(String mark) {
        lastButOne = "";
        last = mark;
    }

    /// How much a sentence makes of a value.
    enum Standing {

        /// It is what the sentence is about.
        STATED,

        /// It may be a circumstance, as the `12` of `He pays 220 in 12 months`.
        CIRCUMSTANCE,

        /// It is only mentioned.
        MENTIONED
    }
}
