package io.reward4j.rlvr.json.schema;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import io.reward4j.rlvr.extract.Extractors;

/// A pattern of a schema, which is found in a text in linear time.
///
/// JSON Schema takes its patterns from ECMA-262. They are rewritten for RE2, which has all of them
/// but references back and looks ahead and behind; these are refused.
final class EcmaPattern {

    private static final int STATES_A_STEP = 16;

    private final Extractor<String> search;
    private final long states;

    private EcmaPattern(Extractor<String> search, long states) {
        this.search = search;
        this.states = states;
    }

    /// @throws IllegalArgumentException if the pattern is none, or cannot be searched in linear time
    static EcmaPattern of(String pattern) {
        String re2 = EcmaSyntax.toRe2(pattern);
        try {
            Extractors.regex(re2);
            return new EcmaPattern(
                    Extractors.regex("(^(?s:.*?)(?:" + re2 + "))"), PatternSize.of(re2));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the pattern '" + pattern + "' cannot be used: " + e.getMessage(), e);
        }
    }

    /// How many steps it takes to search a text: one for sixteen characters of the pattern, with its
    /// repetitions written out, at each character of the text.
    long steps(String text) {
        return states * text.length() / STATES_A_STEP;
    }

    /// Tells whether the pattern matches anywhere in the text.
    ///
    /// @throws TooCostlyException if the search gave up
    boolean matches(String text) {
        return switch (search.extract(text)) {
            case Found<String> found -> true;
            case Missing<String>(String reason) when reason.startsWith("too many matches or steps") ->
                throw TooCostlyException.steps();
            case Missing<String> missing -> false;
        };
    }
}
