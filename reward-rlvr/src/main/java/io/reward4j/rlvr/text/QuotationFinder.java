package io.reward4j.rlvr.text;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;

/// Finds excerpts in one document.
///
/// An excerpt is looked for as it is, then without regard to white space, quotation marks, hyphens, case and
/// compatibility variants, then as the stretch of text with the smallest edit distance. Such a stretch counts if
/// `1 − d / max(|excerpt|, |stretch|)` is at least the threshold, and if both have the same digits and the same number
/// of negations (`not`, `ない` …): an excerpt that says `90 days` for `30 days` is no quotation.
///
/// The document is read once, here; an excerpt then takes time linear in the document and its own length, and the fuzzy
/// search up to 2,000 of the excerpt's characters squared for each of the four likeliest places (those with which it
/// shares most sequences of four characters). A longer excerpt is found only if it is not changed.
///
/// Instances are immutable and safe for use by several threads at once.
public final class QuotationFinder {

    static final double DEFAULT_THRESHOLD = 0.85;
    private static final int LONGEST_FUZZY = 2_000;

    private final String document;
    private final FoldedText folded;
    private final Stretches stretches;
    private final double threshold;

    private QuotationFinder(String document, FoldedText folded, Stretches stretches, double threshold) {
        this.document = document;
        this.folded = folded;
        this.stretches = stretches;
        this.threshold = threshold;
    }

    /// Returns a finder for a document, with a threshold of `0.85`.
    public static QuotationFinder of(String document) {
        FoldedText folded = FoldedText.of(Objects.requireNonNull(document, "document"));
        return new QuotationFinder(document, folded, Stretches.of(folded), DEFAULT_THRESHOLD);
    }

    /// Returns this finder with another threshold; `1` finds only what is not changed.
    ///
    /// @throws IllegalArgumentException if the threshold is not in `[0.5, 1]`
    @CheckReturnValue
    public QuotationFinder withThreshold(double threshold) {
        return new QuotationFinder(document, folded, stretches, requireThreshold(threshold));
    }

    static double requireThreshold(double threshold) {
        if (!(threshold >= 0.5 && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "the threshold of a quotation must be in [0.5, 1], but was " + threshold);
        }
        return threshold;
    }

    /// Finds the best place of an excerpt, the first one of equal ones. An excerpt without a letter or digit is found
    /// nowhere.
    public Optional<Quotation> find(String excerpt) {
        String stripped = excerpt.strip();
        FoldedText wanted = FoldedText.of(stripped);
        if (stripped.codePoints().noneMatch(Character::isLetterOrDigit) || wanted.length() == 0) {
            return Optional.empty();
        }
        Optional<Quotation> same = findSame(stripped, wanted);
        boolean fuzzy = same.isEmpty() && threshold < 1 && wanted.length() <= LONGEST_FUZZY;
        return fuzzy ? findFuzzy(stripped, wanted) : same;
    }

    /// Searches after Knuth, Morris and Pratt (1977), on and on until a place is exact.
    private Optional<Quotation> findSame(String excerpt, FoldedText wanted) {
        int m = wanted.length();
        if (m > folded.length()) {
            return Optional.empty();
        }
        int[] borders = borders(wanted);
        int first = -1;
        int matched = 0;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.at(i);
            while (matched > 0 && wanted.at(matched) != c) {
                matched = borders[matched - 1];
            }
            if (wanted.at(matched) == c) {
                matched++;
            }
            if (matched == m) {
                int start = i - m + 1;
                int place = folded.start(start) - wanted.start(0);
                if (document.startsWith(excerpt, place)) {
                    return Optional.of(new Quotation(Quotation.Kind.EXACT, place, place + excerpt.length(), 1));
                }
                if (first < 0) {
                    first = start;
                }
                matched = borders[matched - 1];
            }
        }
        if (first < 0) {
            return Optional.empty();
        }
        return Optional.of(new Quotation(
                Quotation.Kind.NORMALIZED, folded.start(first), folded.end(first + m - 1), 1));
    }

    private static int[] borders(FoldedText wanted) {
        int[] borders = new int[wanted.length() + 1];
        int border = 0;
        for (int i = 1; i < wanted.length(); i++) {
            while (border > 0 && wanted.at(border) != wanted.at(i)) {
                border = borders[border - 1];
            }
            if (wanted.at(border) == wanted.at(i)) {
                border++;
            }
            borders[i] = border;
        }
        return borders;
    }

    private Optional<Quotation> findFuzzy(String excerpt, FoldedText wanted) {
        Optional<Stretches.Stretch> best = stretches.closest(wanted);
        if (best.isEmpty()) {
            return Optional.empty();
        }
        Stretches.Stretch stretch = best.get();
        double longer = Math.max(wanted.length(), stretch.end() - stretch.start());
        double similarity = 1 - stretch.distance() / longer;
        int start = folded.start(stretch.start());
        int end = folded.end(stretch.end() - 1);
        if (similarity >= threshold && Meaning.isKept(document.substring(start, end), excerpt)) {
            return Optional.of(new Quotation(Quotation.Kind.FUZZY, start, end, similarity));
        }
        return Optional.empty();
    }
}
