package io.reward4j.rlvr.math.answer;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.rlvr.math.syntax.Command;
import io.reward4j.rlvr.reading.Choices;
import io.reward4j.rlvr.reading.Cues;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The label of a multiple-choice answer, such as that of `B`, `(B) 7` and `\textbf{(B)}\ 7`, and what it stands for.
///
/// @param content what stands behind the label, or an empty text
public record ChoiceLabel(String letter, String content) {

    private static final Choices CHOICES = new Choices('A', 'J');
    private static final Set<String> VERBS = Set.of("is", "isn't", "was", "wasn't", "are", "can", "can't", "cannot",
            "could", "does", "doesn't", "has", "may", "might", "must", "not", "seems", "should", "would", "or", "and",
            "nor", "but", "if", "unless");
    private static final List<String> NOUNS = List.of("option ", "choice ");
    private static final List<String> DOUBTS = List.of("wrong", "incorrect", "maybe", "perhaps", "option", "choice",
            "(no", "(not");
    private static final int LONGEST = 200;

    /// Whether one text is a label alone, and the other the same label, with or without what it stands for.
    public static boolean isSame(String a, String b) {
        ChoiceLabel left = of(a);
        ChoiceLabel right = left == null ? null : of(b);
        return left != null && right != null && (left.isAlone() || right.isAlone())
                && left.letter.equals(right.letter);
    }

    /// Whether one text is a letter alone, and the other begins with the same letter as an article or a pronoun.
    public static boolean isArticle(String a, String b) {
        return hasLetter(a) && hasLetter(b) && (isWordOf(a, b) || isWordOf(b, a));
    }

    private static boolean isWordOf(String letter, String text) {
        if (text.length() > LONGEST || letter.length() > LONGEST) {
            return false;
        }
        ChoiceLabel label = of(letter);
        if (label == null || !label.isAlone()) {
            return false;
        }
        String plain = plain(text);
        return plain.length() > 1 && plain.startsWith(label.letter) && plain.charAt(1) == ' '
                && CHOICES.at(plain, 0) == null;
    }

    /// Reads a text that begins with a label, or returns `null` where it does not.
    public static @Nullable ChoiceLabel of(String text) {
        if (text.length() > LONGEST || !hasLetter(text)) {
            return null;
        }
        String plain = withoutNoun(plain(text));
        boolean open = plain.startsWith("(");
        int at = 0;
        if (open) {
            at = 1;
        }
        if (at >= plain.length() || plain.charAt(at) < 'A' || plain.charAt(at) > 'J') {
            return null;
        }
        String letter = plain.substring(at, at + 1);
        String rest = plain.substring(at + 1);
        if (open && !rest.startsWith(")")) {
            return null;
        }
        boolean marked = rest.startsWith(")") || rest.startsWith(".") || rest.startsWith(":");
        String content = rest;
        if (marked) {
            content = behindMarks(rest);
        }
        if (content.isBlank()) {
            return new ChoiceLabel(letter, "");
        }
        boolean stated = marked && content.startsWith(" ") && !isJudged(content) && !namesAnother(content)
                && CHOICES.extract(plain) instanceof Found<String>(String said) && said.equals(letter);
        if (stated) {
            return new ChoiceLabel(letter, content.strip());
        }
        return null;
    }

    private static boolean hasLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 'A' && text.charAt(i) <= 'J') {
                return true;
            }
        }
        return false;
    }

    /// Whether nothing stands behind the label.
    public boolean isAlone() {
        return content.isEmpty();
    }

    /// What stands behind the bracket, the colon or the full stop of a label, or behind two of them.
    private static String behindMarks(String rest) {
        boolean two = rest.length() > 1 && rest.charAt(0) == ')' && ".:".indexOf(rest.charAt(1)) >= 0;
        if (two) {
            return rest.substring(2);
        }
        return rest.substring(1);
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
        if (Cues.anyIn(lower, DOUBTS)) {
            return true;
        }
        int end = 0;
        while (end < said.length() && (Character.isLetter(said.charAt(end)) || said.charAt(end) == '\'')) {
            end++;
        }
        return VERBS.contains(said.substring(0, end));
    }

    /// Whether a second label follows, as in `(A) and (C)`; an article is none.
    private static boolean namesAnother(String content) {
        for (int i = 0; i < content.length(); i++) {
            boolean bracketed = i > 0 && content.charAt(i - 1) == '(' && content.startsWith(")", i + 1);
            char letter = bracketed ? Character.toUpperCase(content.charAt(i)) : content.charAt(i);
            boolean label = letter >= 'A' && letter <= 'J';
            boolean starts = i == 0 || !Character.isLetterOrDigit(content.charAt(i - 1));
            boolean ends = i + 1 == content.length() || !Character.isLetterOrDigit(content.charAt(i + 1));
            if (label && starts && ends && (bracketed || CHOICES.at(content, i) != null)) {
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
                plain.append(command.said(text, i, " "));
                i = Math.max(command.end(), i + 2);
            } else {
                plain.append("{}$*~".indexOf(c) < 0 ? c : ' ');
                i++;
            }
        }
        return plain.toString().strip().replace("( ", "(").replace(" )", ")");
    }
}
