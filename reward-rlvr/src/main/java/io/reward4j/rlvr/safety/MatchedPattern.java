package io.reward4j.rlvr.safety;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import io.reward4j.rlvr.extract.Extractors;

/// Finds the last match of a pattern in RE2 syntax.
final class MatchedPattern implements Detector {

    private final String kind;
    private final Extractor<String> matches;

    /// @throws IllegalArgumentException if the pattern is not of RE2 syntax
    MatchedPattern(String kind, String pattern) {
        this.kind = kind;
        this.matches = Extractors.regex("(" + pattern + ")");
    }

    @Override
    public void find(String text, Hits hits) {
        switch (matches.extract(text)) {
            case Extraction.Found<String>(String match) -> {
                int start = text.lastIndexOf(match);
                hits.add(kind, start, start + match.length());
            }
            case Extraction.Missing<String>(String reason) -> {
                if (reason.startsWith("too many matches or steps")) {
                    hits.add(kind, 0, text.length());
                }
            }
        }
    }
}
