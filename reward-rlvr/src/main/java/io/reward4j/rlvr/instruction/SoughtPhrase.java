package io.reward4j.rlvr.instruction;

/// A word or phrase that is sought: whole words of scripts that write spaces, any place in others.
///
/// @param shown as it was given
/// @param folded as it is compared
record SoughtPhrase(String shown, String folded) {

    /// @throws IllegalArgumentException if there is nothing to seek
    static SoughtPhrase of(String text) {
        String folded = Fold.of(text).strip();
        if (folded.isEmpty()) {
            throw new IllegalArgumentException("a keyword needs a visible character");
        }
        return new SoughtPhrase(text.strip(), folded);
    }

    boolean isIn(String foldedText) {
        return next(foldedText, 0) >= 0;
    }

    /// Counts the places, none of which overlap.
    int count(String foldedText) {
        int count = 0;
        for (int at = next(foldedText, 0); at >= 0; at = next(foldedText, at + folded.length())) {
            count++;
        }
        return count;
    }

    private int next(String text, int from) {
        int at = text.indexOf(folded, from);
        while (at >= 0 && !(parts(text, at) && parts(text, at + folded.length()))) {
            at = text.indexOf(folded, at + 1);
        }
        return at;
    }

    /// Tells whether no word goes on over `place`.
    private static boolean parts(String text, int place) {
        if (place == 0 || place == text.length()) {
            return true;
        }
        int before = text.codePointBefore(place);
        int after = text.codePointAt(place);
        return !(Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after))
                || WordSplitter.isUnspaced(before) || WordSplitter.isUnspaced(after);
    }
}
