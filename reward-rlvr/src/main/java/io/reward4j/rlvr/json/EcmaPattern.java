package io.reward4j.rlvr.json;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extractor;
import io.reward4j.rlvr.extract.Extractors;

/// A pattern of a schema, which is found in a text in linear time.
///
/// JSON Schema takes its patterns from ECMA-262. They are rewritten for RE2, which has all of them
/// but references back and looks ahead and behind; these are refused.
final class EcmaPattern {

    private final Extractor<String> search;

    private EcmaPattern(Extractor<String> search) {
        this.search = search;
    }

    /// @throws IllegalArgumentException if the pattern is none, or cannot be searched in linear time
    static EcmaPattern of(String pattern) {
        String re2 = EcmaSyntax.toRe2(pattern);
        try {
            Extractors.regex(re2);
            return new EcmaPattern(Extractors.regex("(^(?s:.*?)(?:" + re2 + "))"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the pattern '" + pattern + "' cannot be used: " + e.getMessage(), e);
        }
    }

    /// Tells whether the pattern matches anywhere in the text.
    boolean matches(String text) {
        return search.extract(text) instanceof Found<String>;
    }
}
