package io.reward4j.rlvr.reading;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;

/// Reads what stands between the last complete pair of two marks.
public record Pairs(String open, String close) implements Extractor<String> {

    public Pairs {
        if (open.isBlank() || close.isBlank()) {
            throw new IllegalArgumentException("both marks need a text, but were '" + open + "' and '" + close + "'");
        }
    }

    @Override
    public Extraction<String> extract(String text) {
        int start = text.indexOf(open);
        int end = start < 0 ? -1 : text.indexOf(close, start + open.length());
        if (end < 0) {
            return Extraction.missing("nothing between " + open + " and " + close);
        }
        // most texts hold one pair, and a loop around the searches is compiled twice
        return text.indexOf(open, start + 1) < 0 ? between(text, start, end) : last(text, end);
    }

    /// @param firstEnd where the first pair ends
    private Extraction<String> last(String text, int firstEnd) {
        int end = firstEnd;
        int next = text.indexOf(open, end + close.length());
        while (next >= 0) {
            int nextEnd = text.indexOf(close, next + open.length());
            if (nextEnd < 0) {
                break;
            }
            end = nextEnd;
            next = text.indexOf(open, end + close.length());
        }
        return between(text, text.lastIndexOf(open, end - open.length()), end);
    }

    private Extraction<String> between(String text, int start, int end) {
        return Extraction.found(text.substring(start + open.length(), end).strip());
    }
}
