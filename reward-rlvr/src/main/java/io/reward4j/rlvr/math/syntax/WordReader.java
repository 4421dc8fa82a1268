package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.syntax.Token.Kind;
import io.reward4j.rlvr.math.syntax.Vocabulary.WordWithin;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides what a run of letters is: a function, a unit, a word, or variables side by side.
public final class WordReader {

    private static final Set<Kind> PLAIN = EnumSet.of(Kind.FUNCTION, Kind.CONSTANT, Kind.JOINER, Kind.PERCENT,
            Kind.DEGREE, Kind.ROOT);
    private static final Set<Operator> PLAIN_OPERATORS = EnumSet.of(Operator.MOD, Operator.UNION, Operator.IN,
            Operator.MINUS, Operator.DIVIDE, Operator.TIMES);
    private static final Set<String> NOT_PLAIN = Set.of("circ", "bigcup", "land", "lor", "wedge", "vee", "cdot", "ast",
            "star", "bullet", "surd", "root", "infty", "emptyset", "varnothing", "imath", "prime", "cup");
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");
    private static final Map<String, Long> MULTIPLIERS = Map.of("hundred", 100L, "thousand", 1_000L, "million",
            1_000_000L, "billion", 1_000_000_000L, "trillion", 1_000_000_000_000L, "dozen", 12L, "lakh", 100_000L,
            "crore", 10_000_000L);
    private static final Set<String> OPERATIONS = Set.of("squared", "cubed", "factorial", "plus", "over", "divided",
            "half", "halves", "third", "thirds", "quarter", "quarters", "fourths", "fifths", "sixths", "sevenths",
            "eighths", "ninths",
            "tenths", "hundredths", "thousandths", "choose", "less", "more", "raised", "power", "root", "modulo",
            "elevenths", "twelfths", "thirteenths", "fourteenths", "fifteenths", "sixteenths", "twentieths", "tens",
            "doubled", "tripled", "halved", "negated", "inverted", "reciprocal", "below", "never", "wrong",
            "incorrect");
    private static final int LONGEST_PRODUCT = 3;

    private WordReader() {}

    public static boolean isOrdinalSuffix(String run) {
        return ORDINALS.contains(run);
    }

    /// Whether a word behind a number changes its value and is no unit.
    public static boolean isOperation(String word) {
        return OPERATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    /// The number that a word such as `million` multiplies by, or `0`.
    public static long multiplier(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String singular = lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
        return MULTIPLIERS.getOrDefault(singular, 0L);
    }

    /// The tokens of a run of letters.
    ///
    /// @param unit the unit of measure that the run may be, or `null`
    /// @param inText whether the run stands in `\text{}` or the like
    /// @param measured whether a number stands before it and no argument after it
    static List<Token> tokens(String run, @Nullable String unit, boolean inText, boolean measured) {
        String symbol = inText && measured ? Vocabulary.unitSymbol(run) : null;
        if (symbol != null) {
            return List.of(Token.of(Kind.UNIT, symbol));
        }
        if (unit != null && ((measured && (inText || run.length() > 1)) || (inText && run.length() > 1)
                || (run.length() > 3 && !isPlain(run)) || isCurrencyCode(run))) {
            return List.of(Token.of(Kind.UNIT, unit));
        }
        if (run.length() == 1) {
            return List.of(Vocabulary.letter(run.charAt(0)));
        }
        if (isPlain(run)) {
            return List.of(known(run));
        }
        if (inText) {
            return List.of(Token.of(Kind.WORD, run));
        }
        List<Token> segments = segments(run);
        if (segments.isEmpty()) {
            if (isWord(run)) {
                return List.of(Token.of(Kind.WORD, run));
            }
            return letters(run);
        }
        return segments;
    }

    private static List<Token> letters(String run) {
        List<Token> letters = new ArrayList<>(run.length());
        for (int i = 0; i < run.length(); i++) {
            letters.add(Vocabulary.letter(run.charAt(i)));
        }
        return letters;
    }

    private static boolean isCurrencyCode(String run) {
        return run.length() == 3 && Character.isUpperCase(run.charAt(0)) && Character.isUpperCase(run.charAt(1))
                && Character.isUpperCase(run.charAt(2));
    }

    private static boolean isWord(String run) {
        return run.length() > LONGEST_PRODUCT
                || (run.length() == LONGEST_PRODUCT && Character.isUpperCase(run.charAt(0))
                        && Character.isLowerCase(run.charAt(1)) && Character.isLowerCase(run.charAt(2)));
    }

    private static boolean isPlain(String run) {
        Token meaning = Vocabulary.meaning(run);
        return meaning != null && !NOT_PLAIN.contains(run)
                && (PLAIN.contains(meaning.kind()) || (meaning.is(Kind.NAME) && run.length() > 2)
                        || (meaning.symbol() instanceof Operator operator && PLAIN_OPERATORS.contains(operator)));
    }

    private static Token known(String run) {
        return Objects.requireNonNull(Vocabulary.meaning(run));
    }

    /// Cuts a run such as `xsiny` at the functions in it; empty where that does not come out.
    private static List<Token> segments(String run) {
        if (!comesOut(run)) {
            return List.of();
        }
        List<Token> segments = new ArrayList<>();
        int at = 0;
        while (at < run.length()) {
            WordWithin word = wordAt(run, at);
            segments.add(word == null ? Vocabulary.letter(run.charAt(at)) : word.meaning());
            at += length(word);
        }
        return segments;
    }

    /// Whether no two letters that are in none of the words stand side by side.
    private static boolean comesOut(String run) {
        int at = 0;
        boolean single = false;
        while (at < run.length()) {
            WordWithin word = wordAt(run, at);
            if (word == null && single) {
                return false;
            }
            single = word == null;
            at += length(word);
        }
        return true;
    }

    private static int length(@Nullable WordWithin word) {
        return word == null ? 1 : word.spelling().length();
    }

    private static @Nullable WordWithin wordAt(String run, int at) {
        for (WordWithin word : Vocabulary.wordsWithin(run.charAt(at))) {
            if (run.startsWith(word.spelling(), at)) {
                return word;
            }
        }
        return null;
    }
}
