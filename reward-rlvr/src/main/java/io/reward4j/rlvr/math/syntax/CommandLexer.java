package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.number.Unreadable;
import io.reward4j.rlvr.math.syntax.Token.Kind;
import java.util.Set;

/// Reads the commands of LaTeX.
abstract class CommandLexer extends TokenWriter {

    private static final Set<String> WITH_ARGUMENT = Set.of("hspace", "vspace", "phantom", "hphantom", "vphantom",
            "color", "textcolor", "label", "tag", "mspace", "kern");

    CommandLexer(String text) {
        super(text);
    }

    /// Reads what begins with a backslash.
    final void command() {
        position++;
        if (position == text.length()) {
            return;
        }
        char c = text.charAt(position);
        if (c < 128 && Character.isLetter(c)) {
            int end = position;
            while (end < text.length() && text.charAt(end) < 128 && Character.isLetter(text.charAt(end))) {
                end++;
            }
            String name = text.substring(position, end);
            position = end < text.length() && text.charAt(end) == '*' && name.startsWith("operator") ? end + 1 : end;
            named(name);
            return;
        }
        position++;
        switch (c) {
            case '{' -> push(Token.of(Kind.OPEN, "{"));
            case '}' -> push(Token.of(Kind.CLOSE, "}"));
            case '|' -> push(Token.of(Kind.BAR, "|"));
            case '%' -> push(Token.of(Kind.PERCENT, "%"));
            case '&' -> push(known("and"));
            case '\\' -> row();
            case ' ' -> space();
            default -> spaced = true;
        }
    }

    /// White space; before braces behind `ℝ` a backslash that was meant as such.
    private void space() {
        spaced = true;
        Token last = last();
        if (position < text.length() && text.charAt(position) == '{' && last != null
                && last.value() == Constant.REALS) {
            push(operator("setminus"));
        }
    }

    private void named(String name) {
        switch (name) {
            case "begin", "end" -> environment(name.equals("begin"));
            case "mathbb", "mathds", "Bbb" -> blackboard();
            case "vec", "overrightarrow" -> vector();
            case "over" -> push(Token.of(Kind.CHOOSE, "over"));
            default -> {
                if (WITH_ARGUMENT.contains(name)) {
                    argument();
                } else {
                    meaningOf(name);
                }
            }
        }
    }

    /// The vector between two points, which has a direction; the arrow above anything else is left out.
    private void vector() {
        String points = position + 4 <= text.length() ? text.substring(position, position + 4) : "";
        boolean named = points.startsWith("{") && points.endsWith("}") && isPoint(points.charAt(1))
                && isPoint(points.charAt(2));
        spaced |= !named;
        if (named) {
            boolean turned = points.charAt(1) > points.charAt(2);
            String name = turned ? "" + points.charAt(2) + points.charAt(1) : points.substring(1, 3);
            push(Token.of(Kind.GROUP, "{"));
            if (turned) {
                push(operator("-"));
            }
            push(Token.of(Kind.NAME, "vector " + name));
            push(Token.of(Kind.GROUP_END, "}"));
            position += points.length();
        }
    }

    private static boolean isPoint(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private void meaningOf(String name) {
        Token meaning = Vocabulary.meaning(name);
        for (int length = name.length() - 1; meaning == null && length > 1; length--) {
            meaning = Vocabulary.meaning(name.substring(0, length));
            if (meaning != null) {
                position -= name.length() - length;
            }
        }
        if (meaning == null) {
            push(Token.of(Kind.NAME, name));
        } else if (meaning.is(Kind.TEXT_MODE)) {
            openText();
        } else if (meaning.is(Kind.SKIP)) {
            spaced = true;
            skipNullDelimiter(name);
        } else {
            push(meaning);
        }
    }

    private void skipNullDelimiter(String name) {
        boolean delimiter = name.endsWith("left") || name.endsWith("right");
        char next = delimiter && position < text.length() ? text.charAt(position) : ' ';
        if (next == '<' || next == '>') {
            push(Token.of(next == '<' ? Kind.OPEN : Kind.CLOSE, String.valueOf(next)));
        }
        position += next == '.' || next == '<' || next == '>' ? 1 : 0;
    }

    private void row() {
        if (!inEnvironment() && position < text.length() && Character.isLetter(text.charAt(position))) {
            position--;
            command();
            return;
        }
        push(Token.of(Kind.ROW, "\\\\"));
        int close = inEnvironment() && position < text.length() && text.charAt(position) == '['
                ? text.indexOf(']', position)
                : -1;
        if (close > 0 && close - position < 8 && text.charAt(close - 1) > '9') {
            position = close + 1;
        }
    }

    private void environment(boolean begins) {
        String name = argument();
        if (name == null) {
            throw Unreadable.SYNTAX;
        }
        if ((begins && name.startsWith("array")) || name.equals("tabular")) {
            argument();
        }
        environment(begins ? 1 : -1);
        push(Token.of(begins ? Kind.BEGIN : Kind.END,
                name.endsWith("*") ? name.substring(0, name.length() - 1) : name));
    }

    private void blackboard() {
        String name = argument();
        if (name == null && position < text.length()) {
            name = text.substring(position, position + 1);
            position++;
        }
        int set = name == null || name.length() != 1 ? -1 : "NZQRC".indexOf(name.charAt(0));
        push(set < 0 ? Token.of(Kind.NAME, "mathbb " + name) : known("ℕℤℚℝℂ".substring(set, set + 1)));
    }
}
