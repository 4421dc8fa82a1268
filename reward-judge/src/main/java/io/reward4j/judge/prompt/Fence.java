package io.reward4j.judge.prompt;

/// Two equal lines around untrusted text: more backticks than stand in a row anywhere inside it, then
/// the prompt's [nonce][Nonce]. Nothing inside can look like the closing line.
public final class Fence {

    private static final int SHORTEST = 3;

    private Fence() {}

    /// Returns the text between its fences; it is not changed. Linear in the text.
    public static String around(String text, String nonce) {
        String fence = "`".repeat(Math.max(SHORTEST, longestRun(text) + 1)) + nonce;
        return fence + "\n" + text + "\n" + fence;
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
