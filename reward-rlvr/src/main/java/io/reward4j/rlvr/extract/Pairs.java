package io.reward4j.rlvr.extract;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;

/// Reads what stands between the last complete pair of two marks.
record Pairs(String open, String close) implements Extractor<String> {

    Pairs {
        if (open.isBlank() || close.isBlank()) {
            throw new IllegalArgumentException("both marks need a text, but were '" + open + "' and '" + close + "'");
        }
    }

    @Override
    public Extraction<String> extract(String text) {
        int start = -1;
        int from = -1;
        int to = -1;
        int i = 0;
        while (i < text.length()) {
            if (start >= 0 && text.startsWith(close, i)) {
                from = start;
                to = i;
                start = -1;
                i += close.length();
            } else if (text.startsWith(open, i)) {
                i += open.length();
                start = i;
            } else {
                i++;
            }
        }
        return from < 0
                ? Extraction.missing("nothing between " + open + " and " + close)
                : Extraction.found(text.substring(from, to).strip());
    }
}
