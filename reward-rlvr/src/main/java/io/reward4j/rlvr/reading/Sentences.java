package io.reward4j.rlvr.reading;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Walks through the sentences of a text, whose lines end them too.
public final class Sentences {

    private Sentences() {}

    /// Returns the sentences from a place on, in order. The first is the rest of the one that the place stands in.
    public static Iterable<Sentence> from(String text, int start) {
        return () -> new Iterator<>() {

            private int at = start;

            @Override
            public boolean hasNext() {
                return at < text.length();
            }

            @Override
            public Sentence next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Sentence sentence = new Sentence(at, end(text, at));
                at = sentence.end;
                return sentence;
            }
        };
    }

    /// Returns where the sentence begins that ends at a place.
    public static int start(String text, int end) {
        int at = end - 1;
        while (at > 0 && !endsBehind(text, at - 1)) {
            at--;
        }
        return Math.max(0, at);
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && !endsBehind(text, at)) {
            at++;
        }
        return Math.min(text.length(), at + 1);
    }

    /// Whether a sentence ends with the character at a place: with a line, a full stop before a space and no small
    /// letter, or a mark of East Asia.
    private static boolean endsBehind(String text, int at) {
        char c = text.charAt(at);
        if (Lines.isBreak(c) || "。！？".indexOf(c) >= 0) {
            return true;
        }
        if (".!?".indexOf(c) < 0) {
            return false;
        }
        int next = at + 1;
        while (next < text.length() && next < at + 3 && "*\"')”’$".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        if (next >= text.length()) {
            return true;
        }
        if (!Character.isWhitespace(text.charAt(next))) {
            return false;
        }
        boolean abbreviation = c == '.' && next + 1 < text.length() && Character.isLowerCase(text.charAt(next + 1));
        return !abbreviation;
    }

    /// A sentence, with the mark at its end.
    public record Sentence(int start, int end) {

        public boolean isQuestion(String text) {
            int at = end;
            while (at > start && Character.isWhitespace(text.charAt(at - 1))) {
                at--;
            }
            return at > start && "?？".indexOf(text.charAt(at - 1)) >= 0;
        }
    }
}
