package io.reward4j.rlvr.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the stretch of a document that is closest to an excerpt by edit distance.
///
/// The document's sequences of four characters are indexed; those of an excerpt vote for the places where it may begin
/// (Ukkonen 1992, *Approximate string-matching with q-grams*), and the likeliest places are compared after Sellers
/// (1980). A sequence that the document holds more than 512 times has no vote.
final class Stretches {

    private static final int GRAM = 4;
    private static final int MOST_PLACES = 512;
    private static final int CANDIDATES = 4;
    private static final int BITS = 16;

    private final FoldedText document;
    private final int[] last = new int[1 << BITS];
    private final int[] counts = new int[1 << BITS];
    private final int[] previous;

    /// A stretch of folded text, and its distance.
    record Stretch(int start, int end, int distance) {}

    private Stretches(FoldedText document) {
        this.document = document;
        this.previous = new int[document.length()];
    }

    static Stretches of(FoldedText document) {
        Stretches stretches = new Stretches(document);
        for (int i = 0; i + GRAM <= document.length(); i++) {
            int hash = hash(document, i);
            stretches.previous[i] = stretches.last[hash];
            stretches.last[hash] = i + 1;
            stretches.counts[hash]++;
        }
        return stretches;
    }

    Optional<Stretch> closest(FoldedText excerpt) {
        int m = excerpt.length();
        int width = Math.max(8, m / 4);
        int[] votes = new int[(document.length() + m) / width + 2];
        for (int j = 0; j + GRAM <= m; j++) {
            int hash = hash(excerpt, j);
            if (counts[hash] <= MOST_PLACES) {
                for (int place = last[hash]; place > 0; place = previous[place - 1]) {
                    votes[(place - 1 - j + m) / width]++;
                }
            }
        }
        Stretch best = null;
        for (int round = 0; round < CANDIDATES; round++) {
            int bucket = fullest(votes);
            if (votes[bucket] + votes[bucket + 1] == 0) {
                break;
            }
            int from = bucket * width - m;
            Stretch stretch = compare(excerpt, from - m / 4, from + 2 * width + m + m / 4);
            if (stretch != null && (best == null || stretch.distance() < best.distance())) {
                best = stretch;
            }
            votes[bucket] = 0;
            votes[bucket + 1] = 0;
        }
        return Optional.ofNullable(best);
    }

    private static int fullest(int[] votes) {
        int best = 0;
        for (int i = 1; i + 1 < votes.length; i++) {
            if (votes[i] + votes[i + 1] > votes[best] + votes[best + 1]) {
                best = i;
            }
        }
        return best;
    }

    /// Returns the closest stretch between two places, the shortest of those that end first.
    private @Nullable Stretch compare(FoldedText excerpt, int from, int to) {
        int first = Math.max(0, from);
        int end = Math.min(document.length(), to);
        int m = excerpt.length();
        int[] distances = new int[m + 1];
        int[] starts = new int[m + 1];
        for (int j = 0; j <= m; j++) {
            distances[j] = j;
            starts[j] = first;
        }
        Stretch best = null;
        for (int i = first; i < end; i++) {
            char c = document.at(i);
            int diagonal = 0;
            int diagonalStart = i;
            starts[0] = i + 1;
            for (int j = 1; j <= m; j++) {
                int least = diagonal + (excerpt.at(j - 1) == c ? 0 : 1);
                int start = diagonalStart;
                diagonal = distances[j];
                diagonalStart = starts[j];
                if (diagonal + 1 < least) {
                    least = diagonal + 1;
                    start = diagonalStart;
                }
                if (distances[j - 1] + 1 < least) {
                    least = distances[j - 1] + 1;
                    start = starts[j - 1];
                }
                distances[j] = least;
                starts[j] = start;
            }
            if (starts[m] <= i && (best == null || distances[m] < best.distance())) {
                best = new Stretch(starts[m], i + 1, distances[m]);
            }
        }
        return best;
    }

    private static int hash(FoldedText text, int i) {
        int hash = 0;
        for (int j = i; j < i + GRAM; j++) {
            hash = hash * 0x01000193 + text.at(j);
        }
        return (hash * 0x9E3779B1) >>> (32 - BITS);
    }
}
