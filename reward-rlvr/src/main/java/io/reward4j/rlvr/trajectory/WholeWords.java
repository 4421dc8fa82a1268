package io.reward4j.rlvr.trajectory;

/// Looks for whole words in texts.
final class WholeWords {

    private WholeWords() {}

    /// Tells whether a phrase stands in a text with no letter or digit beside it, in capital or small letters.
    static boolean isIn(String text, String phrase) {
        int last = text.length() - phrase.length();
        for (int i = 0; i <= last; i++) {
            if (text.regionMatches(true, i, phrase, 0, phrase.length())
                    && !isJoined(text, i) && !isJoined(text, i + phrase.length())) {
                return true;
            }
        }
        return false;
    }

    /// Tells whether the letters or digits on both sides of a place belong together.
    private static boolean isJoined(String text, int place) {
        return place > 0
                && place < text.length()
                && Character.isLetterOrDigit(text.charAt(place - 1))
                && Character.isLetterOrDigit(text.charAt(place));
    }
}
