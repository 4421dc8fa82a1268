package io.reward4j.rlvr.text;

import java.util.Optional;

/// Where an excerpt stands in a document.
///
/// @param kind how it stands there
/// @param start where it begins in the document, in UTF-16 units
/// @param end where it ends, exclusive
/// @param similarity how alike they are: `1` unless the kind is [Kind#FUZZY]
public record Quotation(Kind kind, int start, int end, double similarity) {

    /// How an excerpt stands in a document, the best first.
    public enum Kind {
        /// Character by character.
        EXACT,
        /// But for white space, quotation marks, hyphens, case and compatibility variants.
        NORMALIZED,
        /// But for some characters.
        FUZZY
    }

    /// Finds an excerpt in a document with a [QuotationFinder] as it is by default. For many excerpts of one document
    /// make the finder once.
    public static Optional<Quotation> find(String document, String excerpt) {
        return QuotationFinder.of(document).find(excerpt);
    }

    /// Tells whether this is as good as another or better: by kind, then by similarity.
    boolean isAtLeast(Quotation other) {
        int order = kind.compareTo(other.kind);
        return order < 0 || (order == 0 && similarity >= other.similarity);
    }
}
