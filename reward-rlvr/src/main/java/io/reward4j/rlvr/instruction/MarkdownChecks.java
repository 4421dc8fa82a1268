package io.reward4j.rlvr.instruction;

import io.reward4j.rlvr.instruction.Layout.Kind;
import io.reward4j.rlvr.instruction.Layout.Line;
import java.util.List;

/// Marks of Markdown that an answer has to hold: bullets, sections, highlights, placeholders. Code holds none.
final class MarkdownChecks {

    /// How far into a line a mark and what follows it are looked for.
    private static final int LONGEST_MARK = 200;

    private MarkdownChecks() {}

    /// Bullets of any mark and level; not numbers, dividers or emphasis at the beginning of a line.
    static Check bullets(Bound wanted) {
        return answer -> Verdict.counted(count(answer, "-*+•‣◦▪●○"), "bullets", wanted);
    }

    /// Bullets `*`, each with one `-` or more below it, before the next.
    static Check bulletsWithDashes() {
        return answer -> {
            int bullets = 0;
            int bare = 0;
            boolean dashed = true;
            for (Line line : answer.layout().lines()) {
                if (line.mark() == '*') {
                    bullets++;
                    bare += dashed ? 0 : 1;
                    dashed = false;
                } else {
                    dashed |= line.mark() == '-';
                }
            }
            bare += dashed ? 0 : 1;
            return Verdict.of(bullets > 0 && bare == 0, bullets + " bullets *, " + bare + " without a bullet - below");
        };
    }

    /// Two statements or more, then two bullets `*` or more.
    static Check statementsThenBullets() {
        return answer -> {
            int first = answer.layout().lines().stream().filter(line -> line.mark() == '*').mapToInt(Line::start)
                    .findFirst().orElse(answer.text().length());
            long statements = answer.sentences().stream()
                    .filter(each -> each.end() <= first && each.kind() == Sentence.Kind.STATEMENT).count();
            int bullets = count(answer, "*");
            return Verdict.of(statements >= 2 && bullets >= 2,
                    statements + " sentences with a period before " + bullets + " bullets *, wanted two of each");
        };
    }

    /// Two items or more, each with the mark before it or between it and another, and no other bullets. The mark stands
    /// at the beginning of a line or behind a space.
    static Check itemsMarked(String mark) {
        String sought = mark.strip();
        if (sought.isEmpty()) {
            throw new IllegalArgumentException("a mark of items needs a visible character");
        }
        return answer -> {
            int items = 0;
            int bullets = 0;
            for (Line line : answer.layout().lines()) {
                String shown = answer.text().substring(line.start(), line.end()).strip();
                items += line.kind() == Kind.CODE ? 0 : marked(shown, sought);
                if (line.kind() == Kind.BULLET && !shown.startsWith(sought)) {
                    bullets++;
                }
            }
            return Verdict.of(items >= 2 && bullets == 0,
                    items + " items behind '" + sought + "', wanted at least 2, and " + bullets + " other bullets");
        };
    }

    private static int marked(String line, String mark) {
        int items = 0;
        int at = line.indexOf(mark);
        while (at >= 0) {
            int end = at + mark.length();
            int next = line.indexOf(mark, end);
            boolean stands = at == 0 || Character.isWhitespace(line.charAt(at - 1));
            boolean tight = at > 0 && end < line.length() && !Character.isWhitespace(line.charAt(end));
            items += stands && !tight && saysSomething(line.substring(end, next < 0 ? line.length() : next)) ? 1 : 0;
            at = next;
        }
        return items;
    }

    /// Lines that begin with the word and a number, with something below or behind each.
    static Check sections(String word, Bound wanted) {
        String sought = Fold.of(word).strip();
        if (sought.isEmpty()) {
            throw new IllegalArgumentException("a mark of sections needs a visible character");
        }
        return answer -> {
            int sections = 0;
            int empty = 0;
            boolean filled = true;
            for (Line line : answer.layout().lines()) {
                if (line.kind() == Kind.CODE || !begins(Fold.of(unmarked(line.content(answer.text()))), sought)) {
                    filled |= line.kind() != Kind.BLANK && line.kind() != Kind.DIVIDER;
                    continue;
                }
                sections++;
                empty += filled ? 0 : 1;
                filled = hasMoreThanNumber(Fold.of(line.content(answer.text())), sought);
            }
            empty += filled ? 0 : 1;
            return Verdict.of(wanted.holds(sections) && empty == 0,
                    sections + " sections '" + word.strip() + "', " + empty
                            + " of them empty, wanted " + wanted);
        };
    }

    /// Emphasis with asterisks, of any strength, within a line.
    static Check highlights(Bound wanted) {
        return answer -> Verdict.counted(Emphasis.count(answer.layout().withoutCode()), "highlights", wanted);
    }

    /// Brackets with letters in them that are no links, such as `[address]`.
    static Check placeholders(Bound wanted) {
        return answer -> {
            String text = answer.layout().withoutCode();
            int count = 0;
            int open = -1;
            boolean letters = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '[') {
                    open = i;
                    letters = false;
                } else if (c == '\n') {
                    open = -1;
                } else if (c == ']' && open >= 0) {
                    boolean link = i + 1 < text.length() && (text.charAt(i + 1) == '(' || text.charAt(i + 1) == ':');
                    boolean box = i - open == 2 && (text.charAt(i - 1) == 'x' || text.charAt(i - 1) == 'X');
                    if (letters && !link && !box) {
                        count++;
                    }
                    open = -1;
                } else {
                    letters |= Character.isLetter(c);
                }
            }
            return Verdict.counted(count, "placeholders in brackets", wanted);
        };
    }

    /// A title between `<<` and `>>` on one line.
    static Check title() {
        return answer -> {
            String text = answer.layout().withoutCode();
            int from = 0;
            while (true) {
                int open = text.indexOf("<<", from);
                int close = open < 0 ? -1 : text.indexOf(">>", open + 2);
                if (close < 0) {
                    return Verdict.broken("no title between << and >>");
                }
                int inner = text.lastIndexOf("<<", close - 1);
                String title = text.substring(inner + 2, close);
                if (title.indexOf('\n') < 0 && saysSomething(title) && isTight(title)) {
                    return Verdict.followed("a title of " + title.strip().length() + " characters");
                }
                from = close + 2;
            }
        };
    }

    /// Two different parts around a line or a run of six asterisks.
    static Check twoResponses() {
        return answer -> {
            List<String> parts = SixAsterisks.parts(answer.text()).stream().map(String::strip)
                    .filter(part -> !part.isEmpty()).toList();
            if (parts.size() != 2) {
                return Verdict.broken(parts.size() + " responses around ******, wanted 2");
            }
            boolean say = saysSomething(parts.get(0)) && saysSomething(parts.get(1));
            boolean differ = !letters(parts.get(0)).equals(letters(parts.get(1)));
            return Verdict.of(say && differ, differ ? "2 responses" : "2 responses of the same words");
        };
    }

    /// A line that begins with the mark and says something behind it, with the answer above.
    static Check postscript(String mark) {
        String sought = Fold.of(mark).replace(" ", "");
        if (sought.isEmpty()) {
            throw new IllegalArgumentException("a mark of a postscript needs a visible character");
        }
        return answer -> {
            boolean above = false;
            for (Line line : answer.layout().lines()) {
                String content = Fold.of(unmarked(line.content(answer.text()))).replace(" ", "");
                if (line.kind() != Kind.CODE && content.startsWith(sought)) {
                    boolean says = saysSomething(content.substring(sought.length()))
                            || saysSomething(answer.text().substring(line.end()));
                    return Verdict.of(above && says, above
                            ? "a postscript " + (says ? "with" : "without") + " text"
                            : "a postscript and nothing above it");
                }
                above |= saysSomething(content);
            }
            return Verdict.broken("no line begins with '" + mark.strip() + "'");
        };
    }

    private static int count(Answer answer, String marks) {
        int count = 0;
        for (Line line : answer.layout().lines()) {
            if (line.kind() == Kind.BULLET && marks.indexOf(line.mark()) >= 0) {
                count++;
            }
        }
        return count;
    }

    /// Tells whether no space stands at one end only, as around an operator.
    private static boolean isTight(String title) {
        return Character.isWhitespace(title.charAt(0)) == Character.isWhitespace(title.charAt(title.length() - 1))
                && title.length() <= 300;
    }

    private static boolean begins(String line, String word) {
        if (!line.startsWith(word)) {
            return false;
        }
        String behind = line.substring(word.length()).stripLeading();
        return !behind.isEmpty() && Character.isDigit(behind.charAt(0));
    }

    private static boolean hasMoreThanNumber(String line, String word) {
        return line.substring(Math.min(line.length(), line.indexOf(word) + word.length())).codePoints()
                .anyMatch(Character::isLetter);
    }

    /// Returns a line without the emphasis, quotes and brackets that it begins with.
    private static String unmarked(String line) {
        int first = 0;
        while (first < line.length() && "*_~\"“'([>- ".indexOf(line.charAt(first)) >= 0) {
            first++;
        }
        return line.substring(first, Math.min(line.length(), first + LONGEST_MARK));
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        Fold.of(text).codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    static boolean saysSomething(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
