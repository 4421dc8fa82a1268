package io.reward4j.rlvr.math.answer;

import io.reward4j.rlvr.reading.Cues;
import io.reward4j.rlvr.reading.Language;
import io.reward4j.rlvr.reading.Language.Kind;
import io.reward4j.rlvr.reading.NegationCues;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What an announced clause says, such as the `5` of `not 4 but 5`, of `5, since 4 is even` and of `I think it is 5`.
final class StatedClause {

    private static final List<String> VERBS = List.of(" is ", " are ", " equals ", " be ");
    private static final Set<String> ADVERBS = Set.of("definitely", "probably", "clearly", "simply", "just", "exactly",
            "thus", "therefore", "then", "indeed", "certainly", "obviously", "hence", "likely", "surely", "actually",
            "precisely", "also", "still");
    private static final List<String> NEGATIONS = Language.all(Kind.NEGATIONS);
    private static final List<String> DENIALS = Language.all(Kind.DENIALS);
    private static final List<String> CONTRASTS = Language.all(Kind.CONTRASTS);

    private StatedClause() {}

    /// Returns what the clause says, or nothing where it only denies.
    static Optional<String> said(String clause) {
        if (!isDenial(clause)) {
            return Optional.of(predicate(TrailingClauses.without(clause)));
        }
        String right = afterContrast(clause);
        if (right.isEmpty() || isDenial(right)) {
            return Optional.empty();
        }
        return Optional.of(predicate(TrailingClauses.without(right)));
    }

    /// Whether the clause begins with the negation of a value, or has one behind its value, as Japanese puts it.
    private static boolean isDenial(String clause) {
        String lower = clause.toLowerCase(Locale.ROOT);
        for (String word : NEGATIONS) {
            if (lower.startsWith(word) && isValueAt(clause, word.length())) {
                return true;
            }
        }
        return Cues.anyIn(lower, DENIALS);
    }

    /// Whether a number, a formula or a lone letter begins there.
    private static boolean isValueAt(String text, int from) {
        int at = from;
        while (at < text.length() && " $(*".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == text.length() || (at == from && text.codePointAt(0) < 0x2E80)) {
            return false;
        }
        char c = text.charAt(at);
        boolean lone = at + 1 == text.length() || !Character.isLetter(text.charAt(at + 1));
        return Character.isDigit(c) || "\\-−√".indexOf(c) >= 0 || (Character.isLetter(c) && lone);
    }

    /// What stands behind the last "but" of a denial; nothing of "not only … but also …".
    private static String afterContrast(String clause) {
        String lower = clause.toLowerCase(Locale.ROOT);
        int end = -1;
        for (String contrast : CONTRASTS) {
            int at = lower.lastIndexOf(contrast);
            if (at > 0) {
                end = Math.max(end, at + contrast.length());
            }
        }
        boolean both = lower.contains("only ") || lower.contains(" also ") || lower.contains("nur ");
        if (end < 0 || both) {
            return "";
        }
        return clause.substring(end).strip();
    }

    /// What a sentence says of its subject.
    private static String predicate(String answer) {
        int end = -1;
        for (String verb : VERBS) {
            int at = answer.lastIndexOf(verb);
            if (at >= 0) {
                end = Math.max(end, at + verb.length());
            }
        }
        boolean none = end < 0 || answer.substring(end).isBlank() || WordAnswer.beginsWithValue(answer)
                || NegationCues.negate(answer.substring(0, end));
        if (none) {
            return withoutAdverb(answer);
        }
        return withoutAdverb(answer.substring(end).strip());
    }

    private static String withoutAdverb(String answer) {
        int end = answer.indexOf(' ');
        if (end > 0 && ADVERBS.contains(answer.substring(0, end).toLowerCase(Locale.ROOT).replace(",", ""))) {
            return answer.substring(end + 1).strip();
        }
        return answer;
    }
}
