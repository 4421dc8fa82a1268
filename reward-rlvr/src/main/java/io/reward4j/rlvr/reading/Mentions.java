package io.reward4j.rlvr.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Walks once through a text, finds what a lexicon knows, and tells which mentions are negated.
public final class Mentions<T> {

    private final String text;
    private final Lexicon<T> lexicon;
    private final List<Mention<T>> mentions = new ArrayList<>();
    private final Negation negation = new Negation(this::negateLast);

    private Mentions(String text, Lexicon<T> lexicon) {
        this.text = text;
        this.lexicon = lexicon;
    }

    /// Returns the mentions in the order of the text.
    public static <T> List<Mention<T>> in(String text, Lexicon<T> lexicon) {
        return new Mentions<>(text, lexicon).walk();
    }

    private List<Mention<T>> walk() {
        int i = 0;
        while (i < text.length()) {
            Mention<T> found = lexicon.at(text, i);
            int c = text.codePointAt(i);
            if (found != null) {
                mentions.add(negation.mention() ? found.asNegated() : found);
                i = found.end();
            } else if (isSpaced(c)) {
                int end = wordEnd(i);
                negation.word(text, i, end);
                i = end;
            } else {
                negation.mark(c, endsClause(c, i));
                i += Character.charCount(c);
            }
        }
        negation.end();
        for (int m = 0; m < mentions.size(); m++) {
            Mention<T> mention = mentions.get(m);
            int next = m + 1 < mentions.size() ? mentions.get(m + 1).start() : text.length();
            if (EastAsianNegation.reaches(text, mention.start(), mention.end(), next)) {
                mentions.set(m, mention.asNegated());
            }
        }
        return mentions;
    }

    private void negateLast() {
        if (!mentions.isEmpty()) {
            mentions.set(mentions.size() - 1, mentions.getLast().asNegated());
        }
    }

    private int wordEnd(int start) {
        int i = start;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean apostrophe = (c == '\'' || c == '’') && i + 1 < text.length() && isSpaced(text.codePointAt(i + 1));
            if (!apostrophe && !isSpaced(c)) {
                break;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    private boolean endsClause(int c, int at) {
        if (c == '\n') {
            return at > 0 && text.charAt(at - 1) == '\n';
        }
        if (c == '.') {
            return at + 1 >= text.length() || !isSpaced(text.codePointAt(at + 1));
        }
        return ";!?。；！？→⇒".indexOf(c) >= 0;
    }

    private static boolean isSpaced(int c) {
        return Words.isPart(c) && !Words.isUnspaced(c);
    }

    /// What may be mentioned.
    public interface Lexicon<T> {

        /// Returns the mention that starts at `index`, where a word may begin, or `null`.
        @Nullable
        Mention<T> at(String text, int index);
    }

    /// One mention of a value.
    public record Mention<T>(T value, int start, int end, boolean negated) {

        public Mention(T value, int start, int end) {
            this(value, start, end, false);
        }

        Mention<T> asNegated() {
            return new Mention<>(value, start, end, true);
        }
    }
}
