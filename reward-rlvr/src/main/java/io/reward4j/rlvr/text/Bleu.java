package io.reward4j.rlvr.text;

import java.util.List;

/// Sentence BLEU with exponential smoothing and effective order.
final class Bleu {

    private static final int LONGEST = 4;

    private Bleu() {}

    static double of(String expected, String actual) {
        List<String> wanted = Tokens.wordsAndSigns(expected);
        List<String> given = Tokens.wordsAndSigns(actual);
        if (wanted.isEmpty() || given.isEmpty()) {
            if (wanted.isEmpty() && given.isEmpty()) {
                return 1;
            }
            return 0;
        }
        Grams grams = new Grams(Grams.numbers(wanted), Grams.numbers(given));
        double logs = 0;
        double smooth = 1;
        int orders = Math.min(LONGEST, given.size());
        for (int n = 1; n <= orders; n++) {
            int all = given.size() - n + 1;
            long shared = grams.sharedOfNextLength();
            if (shared == 0 && n == 1) {
                return 0;
            }
            smooth *= shared == 0 ? 2 : 1;
            logs += Math.log(shared == 0 ? 1 / (smooth * all) : (double) shared / all);
        }
        double brevity = Math.min(0, 1 - (double) wanted.size() / given.size());
        return Math.min(1, Math.exp(brevity + logs / orders));
    }
}
