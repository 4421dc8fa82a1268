package io.reward4j.rlvr.math;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extractor;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.math.syntax.Command;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the label of a multiple-choice answer, such as that of `B`, `(B) 7` and `\textbf{(B)}\ 7`.
///
/// @param alone whether nothing stands behind the label
record ChoiceLabel(String letter, boolean alone) {

    private static final Extractor<String> CHOICE = Extractors.choice();
    private static final Set<String> VERBS = Set.of("is", "isn't", "was", "wasn't", "are", "can", "can't", "cannot",
            "could", "does", "doesn't", "has", "may", "might", "must", "not", "seems", "should", "would", "or", "and",
            "nor",
            "but", "if", "unless");
    private static final List<String> NOUNS = List.of("option ", "choice ");
    private static final List<String> DOUBTS = List.of("wrong", "incorrect", "maybe", "perhaps", "option", "choice",
            "(no", "(not");
    private static final int LONGEST = 200;

    /// Whether one text is a label alone, and the other the same label, with or without what it stands for.
    static boolean isSame(String a, String b) {
        ChoiceLabel left = of(a);
        ChoiceLabel right = left == null ? null : of(b);
        return left != null && right != null && (left.alone || right.alone) && left.letter.equals(right.letter);
    }

    private static @Nullable ChoiceLabel of(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        String plain = withoutNoun(plain(text));
        boolean open = plain.startsWith("(");
        int at = open ? 1 : 0;
        if (at >= plain.length() || plain.charAt(at) < 'A' || plain.charAt(at) > 'J') {
            return null;
        }
        String letter = plain.substring(at, at + 1);
        String rest = plain.substring(at + 1);
        if (open && !rest.startsWith(")")) {
            return null;
        }
        boolean marked = rest.startsWith(")") || rest.startsWith(".") || rest.startsWith(":");
        String content = marked ? rest.substring(1) : rest;
        if (content.isBlank()) {
            return new ChoiceLabel(letter, true);
        }
        boolean stated = marked && content.startsWith(" ") && !isJudged(content) && !namesAnother(content)
                && CHOICE.extract(plain) instanceof Found<String>(String said) && said.equals(letter);
        return stated ? new ChoiceLabel(letter, false) : null;
    }

    private static String withoutNoun(String text) {
        for (String noun : NOUNS) {
            if (text.regionMatches(true, 0, noun, 0, noun.length())) {
                return text.substring(noun.length());
            }
        }
        return text;
    }

    /// Whether the label is spoken about rather than given, as in `(A) is wrong`.
    private static boolean isJudged(String content) {
        String said = content.strip();
        String lower = said.toLowerCase(Locale.ROOT);
        if (DOUBTS.stream().anyMatch(lower::contains)) {
            return true;
        }
        int end = 0;
        while (end < said.length() && (Character.isLetter(said.charAt(end)) || said.charAt(end) == '\'')) {
            end++;
        }
        return VERBS.contains(said.substring(0, end));
    }

    /// Whether a second label follows, as in `(A) and (C)`.
    private static boolean namesAnother(String content) {
        for (int i = 0; i < content.length(); i++) {
            boolean bracketed = i > 0 && content.charAt(i - 1) == '(' && content.startsWith(")", i + 1);
            char letter = bracketed ? Character.toUpperCase(content.charAt(i)) : content.charAt(i);
            boolean label = letter >= 'A' && letter <= 'J';
            boolean starts = i == 0 || !Character.isLetterOrDigit(content.charAt(i - 1));
            boolean ends = i + 1 == content.length() || !Character.isLetterOrDigit(content.charAt(i + 1));
            if (label && starts && ends) {
                return true;
            }
        }
        return false;
    }

    /// The text without LaTeX's marks of text and of mathematics.
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                Command command = Command.at(text, i);
                plain.append(command.mark() ? " " : text.substring(i, command.end()));
                i = Math.max(command.end(), i + 2);
            } else {
                plain.append("{}$*~".indexOf(c) < 0 ? c : ' ');
                i++;
            }
        }
        return plain.toString().strip().replace("( ", "(").replace(" )", ")");
    }
}
