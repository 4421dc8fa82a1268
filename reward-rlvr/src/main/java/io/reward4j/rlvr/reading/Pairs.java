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
        int from = -1;
        int to = -1;
        int start = text.indexOf(open);
        while (start >= 0) {
            int end = text.indexOf(close, start + open.length());
            if (end < 0) {
                break;
            }
            from = text.lastIndexOf(open, end - open.length()) + open.length();
            to = end;
            start = text.indexOf(open, end + close.length());
        }
        if (from < 0) {
            return Extraction.missing("nothing between " + open + " and " + close);
        }
        return Extraction.found(text.substring(from, to).strip());
    }
}
