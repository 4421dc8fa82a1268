package io.reward4j.rlvr.reading;

import java.util.List;

/// Looks for any of some words or phrases.
public final class Cues {

    private Cues() {}

    /// Whether one of the cues occurs anywhere in the text, be it within a word.
    public static boolean anyIn(String text, List<String> cues) {
        for (int i = 0; i < cues.size(); i++) {
            if (text.contains(cues.get(i))) {
                return true;
            }
        }
        return false;
    }

    /// Whether the text starts with one of the cues.
    public static boolean anyStarts(String text, List<String> cues) {
        for (int i = 0; i < cues.size(); i++) {
            if (text.startsWith(cues.get(i))) {
                return true;
            }
        }
        return false;
    }

    /// Whether one of the cues stands at a place of the text.
    public static boolean anyStarts(String text, int at, List<String> cues) {
        for (int i = 0; i < cues.size(); i++) {
            if (text.startsWith(cues.get(i), at)) {
                return true;
            }
        }
        return false;
    }

    public static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
