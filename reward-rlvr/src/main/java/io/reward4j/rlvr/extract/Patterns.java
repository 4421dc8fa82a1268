package io.reward4j.rlvr.extract;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.reward4j.Deadline;
import io.reward4j.RewardException;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;

/// Reads the last match of a pattern in RE2 syntax.
///
/// One search is linear, but each match starts a new one, and a pattern that looks far ahead before
/// it settles for a short match makes them quadratic together. So the text may be read a bounded
/// number of times. For each character that is read a search may look at each state of the pattern, so
/// that one of more than 64 states may read fewer of them.
final class Patterns implements Extractor<String> {

    /// What the reasons begin with where a search gave up.
    private static final String TOO_MANY = "too many matches or steps of ";

    private static final int READINGS = 64;
    private static final int SHORT_TEXT = 1024;

    private static final int FEW_STATES = 64;

    /// How often a state of a large pattern may be looked at: about two seconds.
    private static final long MOST_STEPS = 1 << 26;

    /// How often a search looks whether it is still wanted, in characters that were read.
    private static final int LOOKS = 1 << 10;

    private final Pattern pattern;

    /// @throws IllegalArgumentException if the pattern is none
    Patterns(String pattern) {
        try {
            this.pattern = Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + pattern + "' is not a pattern of RE2 syntax, which has no"
                    + " lookaround and no backreferences: " + e.getMessage(), e);
        }
    }

    @Override
    public Extraction<String> extract(String text) {
        int states = pattern.programSize();
        Matcher matcher = pattern.matcher(
                new Metered(text, states <= FEW_STATES ? Long.MAX_VALUE : MOST_STEPS / states));
        int group = Math.min(1, matcher.groupCount());
        int from = -1;
        int to = -1;
        try {
            while (matcher.find()) {
                from = matcher.start(group);
                to = matcher.end(group);
            }
        } catch (Spent e) {
            return Extraction.missing(TOO_MANY + pattern);
        }
        if (from < 0) {
            return Extraction.missing("no match of " + pattern);
        }
        return Extraction.found(text.substring(from, to));
    }

    /// @throws RewardException if the time is up
    private static void checkWanted() {
        if (Deadline.current().isExpired()) {
            throw new RewardException(RewardException.Kind.DEADLINE, "the time was up");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new RewardException(RewardException.Kind.DEADLINE, "interrupted");
        }
    }

    /// A text that may be read so many times and no more. Used by one thread.
    private static final class Metered implements CharSequence {

        private final String text;
        private long left;

        /// @param most the most characters that may be read
        Metered(String text, long most) {
            this.text = text;
            this.left = Math.min(most, (long) READINGS * Math.max(SHORT_TEXT, text.length()));
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
            if (left % LOOKS == 0) {
                checkWanted();
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
