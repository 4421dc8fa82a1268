package io.reward4j.rlvr.math.answer;

import java.util.List;

/// Looks for any of some words or phrases.
final class Cues {

    private Cues() {}

    /// Whether one of the cues occurs anywhere in the text, be it within a word.
    static boolean anyIn(String text, List<String> cues) {
        for (int i = 0; i < cues.size(); i++) {
            if (text.contains(cues.get(i))) {
                return true;
            }
        }
        return false;
    }

    /// Whether the text starts with one of the cues.
    static boolean anyStarts(String text, List<String> cues) {
        for (int i = 0; i < cues.size(); i++) {
            if (text.startsWith(cues.get(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
