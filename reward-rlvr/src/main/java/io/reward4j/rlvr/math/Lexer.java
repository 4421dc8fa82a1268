package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.Token.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cuts LaTeX or plain-text mathematics into tokens, in one pass.
final class Lexer {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉₊₋ₙᵢ";
    private static final String RAISED = "0123456789+-ni";
    private static final Set<String> WITH_ARGUMENT = Set.of("hspace", "vspace", "phantom", "hphantom", "vphantom",
            "color", "textcolor", "label", "tag", "mspace", "kern");
    private static final List<String> TWO_CHARACTERS = List.of("<=", ">=", "!=", "==", "=>", "=<", "->", "<>");
    private static final Token TIMES = operator("*");

    private final String text;
    private final boolean decimalComma;
    private final List<Token> tokens = new ArrayList<>();
    private final BitSet textGroups = new BitSet();
    private final BitSet tightCommas = new BitSet();
    private int groups;
    private int texts;
    private int brackets;
    private int environments;
    private int position;
    private boolean spaced;

    private Lexer(String text, boolean decimalComma) {
        this.text = text;
        this.decimalComma = decimalComma;
    }

    /// Returns the tokens of a text.
    ///
    /// @throws Unreadable if it has a character without meaning, or is past a budget
    static List<Token> tokens(String text, boolean decimalComma) {
        if (text.length() > Budget.MAX_LENGTH) {
            throw Unreadable.BUDGET;
        }
        Lexer lexer = new Lexer(text, decimalComma);
        while (lexer.position < text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(position);
        if (c <= ' ' || c == '$' || c == '~' || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT) {
            position++;
            spaced = true;
        } else if (c == '\\') {
            command();
        } else if (isDigit(c) || (c == '.' && position + 1 < text.length() && isDigit(text.charAt(position + 1)))) {
            number();
        } else if (c < 128 && Character.isLetter(c)) {
            letters();
        } else {
            symbol(c);
        }
    }

    private void number() {
        NumberScanner scanner = new NumberScanner(text, position, brackets == 0 || tightCommas.get(brackets),
                decimalComma && brackets == 0);
        push(Token.of(Kind.NUMBER, scanner.canonical()));
        position = scanner.end();
    }

    private void letters() {
        int end = position;
        while (end < text.length() && text.charAt(end) < 128 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String run = text.substring(position, end);
        Token previous = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        boolean afterNumber = previous != null && previous.is(Kind.NUMBER);
        boolean called = end < text.length() && text.charAt(end) == '(';
        if (isMultiplication(run, end, afterNumber)) {
            position = end;
            push(operator("*"));
            return;
        }
        if (afterNumber && isHalfDay(run, end)) {
            position = end + 3;
            push(Token.of(Kind.UNIT, run + "m"));
            return;
        }
        position = end;
        if (afterNumber && !spaced && Words.isOrdinalSuffix(run)) {
            return;
        }
        String unit = Vocabulary.unit(run);
        if (unit != null && afterNumber && spaced && "mgsh".contains(run) && endsValue(end)) {
            push(Token.of(Kind.UNIT, unit));
            return;
        }
        for (Token token : Words.tokens(run, texts > 0, afterNumber && !called, previous)) {
            push(token);
        }
    }

    /// An `x` between two numbers, as in `1.5 x 10^3`.
    private boolean isMultiplication(String run, int end, boolean afterNumber) {
        boolean digit = end + 1 < text.length() && text.charAt(end) == ' ' && isDigit(text.charAt(end + 1));
        return run.equals("x") && afterNumber && ((spaced && digit) || text.startsWith("10^", end));
    }

    private boolean isHalfDay(String run, int end) {
        return (run.equals("a") || run.equals("p")) && text.startsWith(".m.", end);
    }

    /// Whether what follows is the end of a value, or a quotient of units.
    private boolean endsValue(int end) {
        return end == text.length() || "/^,;$)".indexOf(text.charAt(end)) >= 0;
    }

    private void symbol(char c) {
        int raised = SUPERSCRIPTS.indexOf(c);
        if (raised >= 0) {
            script(Token.of(Kind.POWER, "^"), SUPERSCRIPTS);
            return;
        }
        if (SUBSCRIPTS.indexOf(c) >= 0) {
            script(Token.of(Kind.SUBSCRIPT, "_"), SUBSCRIPTS);
            return;
        }
        if (text.startsWith("...", position)) {
            push(known("..."));
            position += 3;
            return;
        }
        if (text.startsWith("+/-", position)) {
            push(operator("±"));
            position += 3;
            return;
        }
        if (text.startsWith("**", position)) {
            push(Token.of(Kind.POWER, "^"));
            position += 2;
            return;
        }
        if (position + 1 < text.length()) {
            String two = text.substring(position, position + 2);
            if (TWO_CHARACTERS.contains(two)) {
                push(operator(two));
                position += 2;
                return;
            }
        }
        position++;
        switch (c) {
            case '{' -> openGroup();
            case '}' -> closeGroup();
            case '^' -> push(Token.of(Kind.POWER, "^"));
            case '_' -> push(Token.of(Kind.SUBSCRIPT, "_"));
            case '!' -> push(Token.of(Kind.FACTORIAL, "!"));
            case '\'' -> push(Token.of(Kind.PRIME, "'"));
            case '%' -> push(Token.of(Kind.PERCENT, "%"));
            case '.', '。' -> push(Token.of(Kind.DOT, "."));
            case '&' -> push(environments > 0 ? Token.of(Kind.CELL, "&") : known("&"));
            case '−', '–', '—', '-', '‐', '‑' -> push(operator("-"));
            case '`', '"', '“', '”' -> spaced = true;
            default -> other(c);
        }
    }

    private void other(char c) {
        Token meaning = Vocabulary.meaning(String.valueOf(c));
        if (meaning != null) {
            push(meaning);
            return;
        }
        int point = text.codePointAt(position - 1);
        String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
        if (Character.isSupplementaryCodePoint(point)) {
            position++;
        }
        int slash = plain.indexOf('⁄');
        if (slash > 0) {
            fraction(plain.substring(0, slash), plain.substring(slash + 1));
        } else if (plain.length() == 1 && plain.charAt(0) < 128 && plain.charAt(0) > ' ') {
            splice(plain);
        } else if (Character.isLetter(point) || Character.getType(point) == Character.NON_SPACING_MARK
                || Character.getType(point) == Character.COMBINING_SPACING_MARK) {
            foreignWord(position - Character.charCount(point));
        } else {
            throw Unreadable.SYNTAX;
        }
    }

    /// Reads a full-width or mathematical letter as the plain one.
    private void splice(String plain) {
        char c = plain.charAt(0);
        Token meaning = Vocabulary.meaning(plain);
        if (Character.isLetter(c)) {
            push(meaning != null && meaning.is(Kind.CONSTANT) ? meaning : Token.of(Kind.NAME, plain));
        } else if (meaning != null) {
            push(meaning);
        } else {
            throw Unreadable.SYNTAX;
        }
    }

    private void foreignWord(int start) {
        while (position < text.length() && text.charAt(position) >= 128
                && (Character.isLetter(text.charAt(position)) || Character.isHighSurrogate(text.charAt(position))
                        || Character.isLowSurrogate(text.charAt(position))
                        || Character.getType(text.charAt(position)) == Character.NON_SPACING_MARK
                        || Character.getType(text.charAt(position)) == Character.COMBINING_SPACING_MARK)
                && Vocabulary.meaning(text.substring(position, position + 1)) == null) {
            position++;
        }
        push(Token.of(Kind.WORD, text.substring(start, position)));
    }

    private void script(Token mark, String digits) {
        StringBuilder plain = new StringBuilder();
        while (position < text.length() && digits.indexOf(text.charAt(position)) >= 0) {
            plain.append(RAISED.charAt(digits.indexOf(text.charAt(position))));
            position++;
        }
        push(mark);
        push(Token.of(Kind.GROUP, "{"));
        for (Token token : tokens(plain.toString(), false)) {
            push(token);
        }
        push(Token.of(Kind.GROUP_END, "}"));
    }

    private void fraction(String top, String bottom) {
        push(known("frac"));
        for (String part : List.of(top, bottom)) {
            push(Token.of(Kind.GROUP, "{"));
            push(Token.of(Kind.NUMBER, part));
            push(Token.of(Kind.GROUP_END, "}"));
        }
    }

    private void command() {
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
            default -> spaced = true;
        }
    }

    private void named(String name) {
        switch (name) {
            case "begin", "end" -> environment(name.equals("begin"));
            case "mathbb", "mathds", "Bbb" -> blackboard();
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
        if (delimiter && position < text.length() && text.charAt(position) == '.') {
            position++;
        }
    }

    private void row() {
        if (environments == 0 && position < text.length() && Character.isLetter(text.charAt(position))) {
            position--;
            command();
            return;
        }
        if (environments == 0) {
            spaced = true;
            if (!text.substring(position).isBlank()) {
                push(Token.of(Kind.ROW, "\\\\"));
            }
            return;
        }
        push(Token.of(Kind.ROW, "\\\\"));
        int close = position < text.length() && text.charAt(position) == '[' ? text.indexOf(']', position) : -1;
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
        environments += begins ? 1 : -1;
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

    /// Skips an argument in braces and returns it, or `null` where there is none.
    private @Nullable String argument() {
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
        if (position == text.length() || text.charAt(position) != '{') {
            return null;
        }
        int close = text.indexOf('}', position);
        if (close < 0) {
            throw Unreadable.SYNTAX;
        }
        String argument = text.substring(position + 1, close).strip();
        position = close + 1;
        return argument;
    }

    private void openText() {
        int at = position;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '{') {
            position = at + 1;
            textGroups.set(groups++);
            texts++;
            spaced = true;
        }
    }

    private void openGroup() {
        textGroups.clear(groups++);
        push(Token.of(Kind.GROUP, "{"));
    }

    private void closeGroup() {
        groups--;
        if (groups < 0) {
            throw Unreadable.SYNTAX;
        }
        if (textGroups.get(groups)) {
            texts--;
            spaced = true;
        } else {
            push(Token.of(Kind.GROUP_END, "}"));
        }
    }

    private void push(Token token) {
        if (tokens.size() >= Budget.MAX_TOKENS) {
            throw Unreadable.BUDGET;
        }
        if (token.is(Kind.OPEN) || (token.is(Kind.GROUP) && brackets > 0)) {
            brackets++;
            tightCommas.set(brackets, NumberScanner.hasSpacedComma(text, position));
        } else if ((token.is(Kind.CLOSE) || token.is(Kind.GROUP_END)) && brackets > 0) {
            brackets--;
        }
        Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        if (last != null && last.is(Kind.NOT) && token.value() instanceof Operator operator) {
            tokens.remove(tokens.size() - 1);
            push(operator == Operator.IN ? operator("∉") : operator("≠"));
            return;
        }
        tokens.add(token.spaced(spaced));
        spaced = false;
    }

    private static Token operator(String spelling) {
        return known(spelling);
    }

    private static Token known(String spelling) {
        Token meaning = Vocabulary.meaning(spelling);
        return meaning == null ? TIMES : meaning;
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c > 128 && Character.isDigit(c));
    }
}
