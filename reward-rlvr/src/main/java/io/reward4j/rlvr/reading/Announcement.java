package io.reward4j.rlvr.reading;

import io.reward4j.rlvr.reading.Language.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An answer that a response announces, such as the `42` of `The answer is 42.`
///
/// @param start where the words begin that announce it
/// @param end where what is announced ends
/// @param answer what is announced, without emphasis and signs of mathematics around the whole
public record Announcement(int start, int end, String answer) {

    private static final String NUMBER_SIGNS = "0123456789.,+-−$%";

    /// `####`, if a number follows it or it ends the text, and so is no heading.
    public static final Convention HASHES = Announcement::hashes;

    /// "final answer is", "final answer:".
    public static final Convention FINAL = stated("final answer is", "final answer:", "final answer =");

    /// The line after a heading such as `## Final answer`.
    public static final Convention HEADING = Announcement::headed;

    /// "answer is", "answer:" and their like in every [Language].
    public static final Convention STATED = stated(Language.all(Kind.MARKERS).toArray(String[]::new));

    /// `A:`.
    public static final Convention LETTER = stated("A:");

    private static final Markers FOUR_HASHES = new Markers(List.of("####"));
    private static final Markers FINAL_ANSWER = new Markers(List.of("final answer"));

    /// A way to announce an answer.
    @FunctionalInterface
    public interface Convention {

        /// Returns the last announcement of this kind that starts before a place and announces something.
        Optional<Announcement> last(String text, int before);

        /// Returns the last few announcements of this kind, the last one first.
        default List<Announcement> lastFew(String text, int most) {
            List<Announcement> few = new ArrayList<>();
            Optional<Announcement> next = last(text, text.length());
            while (next.isPresent() && few.size() < most) {
                few.add(next.get());
                next = last(text, next.get().start);
            }
            return few;
        }
    }

    private static Optional<Announcement> hashes(String text, int before) {
        int start = FOUR_HASHES.lastStart(text, before);
        if (start < 0) {
            return Optional.empty();
        }
        int end = start + 4;
        int lineEnd = Lines.end(text, end);
        String answer = Clause.of(text.substring(end, lineEnd));
        boolean last = Lines.nextFilled(text, lineEnd) >= text.length();
        boolean number = hasOnly(NUMBER_SIGNS, answer);
        if (!answer.isEmpty() && (last || number)) {
            return Optional.of(new Announcement(start, lineEnd, answer));
        }
        return Optional.empty();
    }

    private static Optional<Announcement> headed(String text, int before) {
        int start = FINAL_ANSWER.lastStart(text, before);
        if (start < 0) {
            return Optional.empty();
        }
        int end = FINAL_ANSWER.end(text, start);
        int lineEnd = Lines.end(text, end);
        boolean heading = hasOnly(" *_#\t", text.substring(end, lineEnd));
        return heading ? clause(text, start, Lines.nextFilled(text, lineEnd)) : Optional.empty();
    }

    private static boolean hasOnly(String characters, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// The clause after a marker, or that of the next line where the marker ends its own.
    private static Convention stated(String... texts) {
        Markers markers = new Markers(List.of(texts));
        return (text, before) -> {
            int start = markers.lastStart(text, before);
            if (start < 0) {
                return Optional.empty();
            }
            int end = markers.end(text, start);
            Optional<Announcement> onLine = clause(text, start, end);
            return onLine.isPresent() ? onLine : clause(text, start, Lines.nextFilled(text, end));
        };
    }

    private static Optional<Announcement> clause(String text, int start, int from) {
        String answer = Clause.of(text.substring(from, Lines.end(text, from)));
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Announcement(start, Clause.end(text, from), answer));
    }
}
