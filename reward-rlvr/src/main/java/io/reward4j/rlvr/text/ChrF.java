package io.reward4j.rlvr.text;

/// The F-score of character n-grams.
final class ChrF {

    private static final int LONGEST = 6;

    private ChrF() {}

    static double of(String expected, String actual, double beta) {
        double squared = beta * beta;
        long[] wanted = characters(expected);
        long[] given = characters(actual);
        if (wanted.length == 0 || given.length == 0) {
            return wanted.length == given.length ? 1 : 0;
        }
        int orders = Math.min(LONGEST, Math.min(wanted.length, given.length));
        Grams grams = new Grams(wanted, given);
        double precision = 0;
        double recall = 0;
        for (int n = 1; n <= orders; n++) {
            double shared = grams.sharedOfNextLength();
            precision += shared / (given.length - n + 1);
            recall += shared / (wanted.length - n + 1);
        }
        precision /= orders;
        recall /= orders;
        double denominator = squared * precision + recall;
        return denominator == 0 ? 0 : Math.min(1, (1 + squared) * precision * recall / denominator);
    }

    private static long[] characters(String text) {
        return text.codePoints().filter(c -> !Character.isWhitespace(c)).asLongStream().toArray();
    }
}
