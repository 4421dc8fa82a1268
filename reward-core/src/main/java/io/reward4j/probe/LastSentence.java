package io.reward4j.probe;

/// Finds the last sentence of a text.
final class LastSentence {

    private static final String ENDS = ".!?。！？\n";

    private LastSentence() {}

    static String last(String whole) {
        String text = whole.strip();
        int start = text.length() - 1;
        while (start > 0 && ENDS.indexOf(text.charAt(start)) >= 0) {
            start--;
        }
        while (start > 0 && ENDS.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return text.substring(Math.max(0, start)).strip();
    }
}
