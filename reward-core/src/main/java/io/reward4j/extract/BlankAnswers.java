package io.reward4j.extract;

import java.util.Optional;

/// Answers that say nothing: empty ones, invisible characters or punctuation only, and bare openers of an answer that
/// never comes. Such texts are known to fool judge models, so they are turned away before a judge is asked.
///
/// The openers are the "master keys" of *One Token to Fool LLM-as-a-Judge* (arXiv 2507.08794), such as `Thought
/// process:`, `Solution` or `解`, with the like in other languages, in any letter case, decoration and sequence of up to
/// 200 visible characters. A short answer is an answer: `5`, `B`, `はい`, `-1`, `π`, `∅`, `○`, `[]`. ASCII symbols alone
/// (`=`, `+`, `$`) and emoji are not.
///
/// Any text is decided in one pass, which ends as soon as it says something that is too long for an opener.
public final class BlankAnswers {

    private static final int LONGEST_OPENING = 200;

    /// Answers by themselves, though Unicode takes them for neither letters, numbers nor mathematics.
    private static final String ANSWERING_SYMBOLS = "○◯●✓✔✗✘☑☒✅❌⭕♂♀♭";

    private BlankAnswers() {}

    /// Tells whether the answer says nothing.
    public static boolean isBlank(String answer) {
        return reason(answer).isPresent();
    }

    /// Returns why the answer says nothing, such as `empty`, `only punctuation` or `only the opener 'Solution:'`; empty
    /// where it says something.
    public static Optional<String> reason(String answer) {
        if (answer.isEmpty()) {
            return Optional.of("empty");
        }
        StringBuilder visible = new StringBuilder();
        boolean says = false;
        int c;
        for (int i = 0; i < answer.length(); i += Character.charCount(c)) {
            c = answer.codePointAt(i);
            says |= says(c);
            if (visible.length() <= LONGEST_OPENING) {
                append(visible, c);
            } else if (says) {
                return Optional.empty();
            }
        }
        String shown = visible.toString().strip();
        if (shown.isEmpty()) {
            return Optional.of("only invisible characters");
        }
        if (shown.endsWith("[]") || shown.endsWith("{}")) {
            return Optional.empty();
        }
        if (!says) {
            return Optional.of("only punctuation");
        }
        if (shown.length() <= LONGEST_OPENING && Openers.fill(shown)) {
            return Optional.of("only the opener '" + shown + "'");
        }
        return Optional.empty();
    }

    /// Keeps what can be seen, with one space for each gap.
    private static void append(StringBuilder visible, int c) {
        if (!isInvisible(c)) {
            visible.appendCodePoint(c);
        } else if (Character.isWhitespace(c) && !visible.isEmpty() && visible.charAt(visible.length() - 1) != ' ') {
            visible.append(' ');
        }
    }

    /// Tells whether a character can be an answer, or a part of one.
    static boolean says(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            case Character.MATH_SYMBOL -> c > 0x7F;
            default -> (Character.isLetter(c) && !isInvisible(c)) || ANSWERING_SYMBOLS.indexOf(c) >= 0;
        };
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // fillers and joiners that Unicode counts as letters, marks or symbols
            default -> c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800 || c == 0x034F
                    || (c >= 0xFE00 && c <= 0xFE0F);
        };
    }
}
