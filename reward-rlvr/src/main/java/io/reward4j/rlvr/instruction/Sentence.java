package io.reward4j.rlvr.instruction;

import io.reward4j.rlvr.instruction.Layout.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A sentence of a text.
///
/// A sentence ends with `. ! ? … 。 ！ ？` and what closes behind it (quotes, brackets, emphasis, emoji), and with its
/// paragraph. A point does not end one within a number, a name or an abbreviation, nor before a small letter where the
/// text has capital ones. Headings, code and dividers hold none; an item of a list is one where it ends like that, or
/// with an emoji. What holds no letter or digit is none.
///
/// @param start where its first word or sign begins, marks of lists left aside
/// @param end where it ends
/// @param kind how it ends
record Sentence(int start, int end, Kind kind) {

    /// How a sentence ends. A question stays one with an exclamation mark beside it.
    enum Kind {
        STATEMENT, QUESTION, EXCLAMATION, OPEN
    }

    private static final String ENDS = ".!?…。！？｡‽．";
    private static final String QUESTIONS = "?？‽";
    private static final String EXCLAMATIONS = "!！";
    private static final String CLOSERS = "\"'”’»›)]}）」』】》*_~";
    private static final Set<String> BEFORE_NAMES = Set.of("mr", "mrs", "ms", "dr", "prof", "st", "sen", "rep", "gov",
            "gen", "col", "capt", "lt", "sgt", "rev", "hon", "pres", "vs", "eds", "approx", "e.g", "i.e", "cf", "viz",
            "mme", "mlle", "messrs");
    private static final Set<String> BEFORE_NUMBERS = Set.of("no", "nos", "fig", "figs", "vol", "p", "pp", "eq", "sec",
            "ch", "art");
    private static final Set<String> OPENERS = Set.of("he", "she", "it", "they", "we", "you", "the", "this", "that",
            "these",
            "those", "there", "but", "however", "in", "on", "at", "when", "if", "my", "his", "her", "their", "our",
            "a");
    private static final int LONGEST_GAP = 64;

    String of(String text) {
        return text.substring(start, end);
    }

    static List<Sentence> all(String text, Layout layout) {
        List<Sentence> sentences = new ArrayList<>();
        List<Line> lines = layout.lines();
        boolean cased = text.codePoints().anyMatch(Character::isUpperCase);
        int i = 0;
        while (i < lines.size()) {
            Line first = lines.get(i);
            int next = i + 1;
            if (first.isProse()) {
                while (next < lines.size() && lines.get(next).kind() == Layout.Kind.PLAIN) {
                    next++;
                }
                stretch(text, first.content(), lines.get(next - 1).end(), first.isItem(), cased, sentences);
            }
            i = next;
        }
        return List.copyOf(sentences);
    }

    private static void stretch(
            String text, int from, int to, boolean item, boolean cased, List<Sentence> sentences) {
        int start = from;
        int i = from;
        while (i < to) {
            if (ENDS.indexOf(text.charAt(i)) < 0) {
                i++;
                continue;
            }
            int marks = i;
            while (marks < to && ENDS.indexOf(text.charAt(marks)) >= 0) {
                marks++;
            }
            int end = closed(text, marks, to);
            if (ends(text, start, i, marks, end, to, cased)) {
                add(text, start, end, kind(text, i, marks), sentences);
                start = end;
            }
            i = Math.max(end, marks);
        }
        if (!item || endsWithEmoji(text, start, to)) {
            add(text, start, to, Kind.OPEN, sentences);
        }
    }

    private static boolean endsWithEmoji(String text, int from, int to) {
        int end = to;
        while (end > from && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end > from && Emoji.isPart(text, text.offsetByCodePoints(end, -1));
    }

    /// Returns the end of what closes behind the marks: quotes and brackets, and emoji, with spaces before them.
    private static int closed(String text, int marks, int to) {
        int end = marks;
        while (end < to && CLOSERS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        int emoji = end;
        while (emoji < to && isSpace(text.charAt(emoji))) {
            emoji++;
        }
        while (emoji < to && Emoji.isPart(text, emoji)) {
            emoji += Character.charCount(text.codePointAt(emoji));
            end = emoji;
        }
        return end;
    }

    private static boolean ends(String text, int start, int mark, int marks, int end, int to, boolean cased) {
        if (end == to || (text.charAt(mark) > 0x7F && "…．".indexOf(text.charAt(mark)) < 0)) {
            return true;
        }
        if (!isSpace(text.charAt(end)) && !WordSplitter.isUnspaced(text.codePointAt(end))) {
            return end > marks && Emoji.isPart(text, text.offsetByCodePoints(end, -1));
        }
        if (text.charAt(mark) == '!' || text.charAt(mark) == '?') {
            return true;
        }
        int next = wordStart(text, end, to);
        boolean goesOn = cased || marks - mark > 1;
        if (goesOn && next < to && Character.isLowerCase(text.codePointAt(next))) {
            return false;
        }
        return marks - mark > 1 || end > marks || !isAbbreviated(text, start, mark, next, to);
    }

    /// Returns where the next word begins, or a place before it where something ends or nothing begins for long.
    private static int wordStart(String text, int from, int to) {
        int next = from;
        int limit = Math.min(to, from + LONGEST_GAP);
        while (next < limit && !Character.isLetterOrDigit(text.codePointAt(next))
                && ENDS.indexOf(text.charAt(next)) < 0) {
            next += Character.charCount(text.codePointAt(next));
        }
        return Math.min(next, to);
    }

    /// Tells whether the point at `mark` belongs to the word before it.
    private static boolean isAbbreviated(String text, int start, int mark, int next, int to) {
        int first = mark;
        while (first > start && first > mark - 12 && (Character.isLetter(text.charAt(first - 1))
                || text.charAt(first - 1) == '.')) {
            first--;
        }
        String word = text.substring(first, mark).toLowerCase(Locale.ROOT);
        if (next == to || word.isEmpty()) {
            return false;
        }
        if (BEFORE_NUMBERS.contains(word) && Character.isDigit(text.charAt(next))) {
            return true;
        }
        boolean initial = word.length() == 1 && Character.isUpperCase(text.charAt(first)) && !word.equals("i");
        boolean acronym = word.length() > 1 && word.charAt(1) == '.';
        return BEFORE_NAMES.contains(word) || ((initial || acronym) && !OPENERS.contains(wordAt(text, next, to)));
    }

    private static String wordAt(String text, int start, int to) {
        int end = start;
        while (end < to && end < start + 12 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static Kind kind(String text, int from, int marks) {
        Kind kind = Kind.STATEMENT;
        for (int i = from; i < marks; i++) {
            if (QUESTIONS.indexOf(text.charAt(i)) >= 0) {
                return Kind.QUESTION;
            }
            if (EXCLAMATIONS.indexOf(text.charAt(i)) >= 0) {
                kind = Kind.EXCLAMATION;
            }
        }
        return kind;
    }

    private static void add(String text, int from, int to, Kind kind, List<Sentence> sentences) {
        int start = from;
        while (start < to && isSpace(text.charAt(start))) {
            start++;
        }
        int end = to;
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        for (int i = start; i < end; i++) {
            if (Character.isLetterOrDigit(text.codePointAt(i))) {
                sentences.add(new Sentence(start, end, kind));
                return;
            }
        }
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
