package io.reward4j.rlvr.math.syntax;

/// A command of LaTeX inside of words, which starts with a backslash.
///
/// @param end where its name ends; right behind the backslash for one that is no word, as `\,`
/// @param mark whether it says nothing by itself: it marks text or is not read at all
public record Command(int end, boolean mark) {

    /// The command as it is written, or something else where it says nothing.
    public String said(String text, int backslash, String otherwise) {
        if (mark) {
            return otherwise;
        }
        return text.substring(backslash, end);
    }

    public static Command at(String text, int backslash) {
        int end = backslash + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        if (end == backslash + 1) {
            return new Command(end, true);
        }
        Token meaning = Vocabulary.meaning(text.substring(backslash + 1, end));
        return new Command(
                end, meaning != null && (meaning.is(Token.Kind.TEXT_MODE) || meaning.is(Token.Kind.SKIP)));
    }
}
