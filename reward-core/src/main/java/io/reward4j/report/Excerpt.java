package io.reward4j.report;

/// The beginning of a text.
///
/// @param text at most 2,000 characters
/// @param length how many characters the whole text has
public record Excerpt(String text, int length) {

    /// The most characters of an excerpt.
    public static final int LONGEST = 2_000;

    /// Returns the beginning of a text; a character of two code units is not split.
    public static Excerpt of(String text) {
        return of(text, LONGEST);
    }

    static Excerpt of(String text, int most) {
        if (text.length() <= most) {
            return new Excerpt(text, text.length());
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return new Excerpt(text.substring(0, end), text.length());
    }

    /// Returns the text, or its beginning and `…` where it is longer.
    static String cut(String text, int most) {
        return text.length() <= most ? text : of(text, most).text() + "…";
    }

    /// How many characters of the text were left out.
    public int left() {
        return length - text.length();
    }
}
