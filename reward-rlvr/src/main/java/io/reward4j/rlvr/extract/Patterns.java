package io.reward4j.rlvr.extract;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;

/// Reads the last match of a pattern in RE2 syntax.
///
/// One search is linear, but each match starts a new one, and a pattern that looks far ahead before
/// it settles for a short match makes them quadratic together. So the text may be read a bounded
/// number of times.
final class Patterns implements Extractor<String> {

    private static final int READINGS = 64;
    private static final int SHORT_TEXT = 1024;

    private final Pattern pattern;

    /// @throws IllegalArgumentException if the pattern is none
    Patterns(String pattern) {
        try {
            this.pattern = Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a pattern of RE2 syntax: " + e.getMessage(), e);
        }
    }

    @Override
    public Extraction<String> extract(String text) {
        Matcher matcher = pattern.matcher(new Metered(text));
        int group = Math.min(1, matcher.groupCount());
        int from = -1;
        int to = -1;
        try {
            while (matcher.find()) {
                from = matcher.start(group);
                to = matcher.end(group);
            }
        } catch (Spent e) {
            return Extraction.missing("too many matches of " + pattern);
        }
        return from < 0 ? Extraction.missing("no match of " + pattern) : Extraction.found(text.substring(from, to));
    }

    /// A text that may be read so many times and no more. Used by one thread.
    private static final class Metered implements CharSequence {

        private final String text;
        private long left;

        Metered(String text) {
            this.text = text;
            this.left = (long) READINGS * Math.max(SHORT_TEXT, text.length());
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (left-- <= 0) {
                throw new Spent();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// Says that a text was read too often.
    private static final class Spent extends RuntimeException {

        private static final long serialVersionUID = 1;

        Spent() {
            super("read too often", null, false, false);
        }
    }
}
