package io.reward4j.rlvr.safety;

import io.reward4j.Sample;
import java.util.Arrays;

/// How much of a completion stands in its prompt, by rolling hashes of its letters and digits (Karp and Rabin 1987).
final class PromptEcho {

    private static final int LONG = 24;
    private static final int SHORT = 12;
    private static final int FILTER = 1 << 14;
    private static final long BASE = 0x5851F42D4C957F2DL;

    private PromptEcho() {}

    static double share(Sample sample) {
        String completion = letters(sample.completion());
        String prompt = letters(sample.prompt());
        int window = isMostlyUnspaced(completion) ? SHORT : LONG;
        if (completion.length() < window || prompt.length() < window) {
            return 0;
        }
        long[] known = hashes(prompt, window);
        Arrays.sort(known);
        long[] filter = new long[FILTER / 64];
        for (long hash : known) {
            filter[place(hash) / 64] |= 1L << place(hash);
        }
        long[] asked = hashes(completion, window);
        int covered = 0;
        int coveredTo = 0;
        for (int i = 0; i < asked.length; i++) {
            boolean likely = (filter[place(asked[i]) / 64] >>> place(asked[i]) & 1) != 0;
            if (likely && Arrays.binarySearch(known, asked[i]) >= 0) {
                covered += i + window - Math.max(i, coveredTo);
                coveredTo = i + window;
            }
        }
        return (double) covered / completion.length();
    }

    private static int place(long hash) {
        return (int) (hash >>> 40) & (FILTER - 1);
    }

    private static long[] hashes(String text, int window) {
        long[] hashes = new long[text.length() - window + 1];
        long hash = 0;
        long highest = 1;
        for (int i = 1; i < window; i++) {
            highest *= BASE;
        }
        for (int i = 0; i < text.length(); i++) {
            if (i >= window) {
                hash -= text.charAt(i - window) * highest;
            }
            hash = hash * BASE + text.charAt(i);
            if (i >= window - 1) {
                hashes[i - window + 1] = hash;
            }
        }
        return hashes;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(Character.toLowerCase(c));
            }
        }
        return letters.toString();
    }

    private static boolean isMostlyUnspaced(String letters) {
        int unspaced = 0;
        for (int i = 0; i < letters.length(); i++) {
            if (letters.charAt(i) >= 0x2E80) {
                unspaced++;
            }
        }
        return unspaced * 2 > letters.length();
    }
}
