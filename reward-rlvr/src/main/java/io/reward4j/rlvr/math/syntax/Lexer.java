package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Expr.Constant;
import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Unreadable;
import io.reward4j.rlvr.math.syntax.Token.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cuts LaTeX or plain-text mathematics into tokens, in one pass.
public final class Lexer {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉₊₋ₙᵢ";
    private static final String RAISED = "0123456789+-ni";
    private static final List<String> TWO_CHARACTERS = List.of("<=", ">=", "!=", "==", "=>", "=<", "->", "<>");
    private static final String FIRST_OF_TWO = "<>!=-";
    private static final String FIRST_OF_SEVERAL = FIRST_OF_TWO + ".+*";
    private static final Set<String> WITH_ARGUMENT = Set.of("hspace", "vspace", "phantom", "hphantom", "vphantom",
            "color", "textcolor", "label", "tag", "mspace", "kern");
    private static final int ASCII = 128;
    private static final int USUAL_TOKENS = 32;

    private static final Token TIMES = known("*");
    private static final Token MINUS = known("-");
    private static final Token GROUP = Token.shared(Kind.GROUP, "{");
    private static final Token GROUP_END = Token.shared(Kind.GROUP_END, "}");
    private static final Token OPEN_BRACE = Token.shared(Kind.OPEN, "{");
    private static final Token CLOSE_BRACE = Token.shared(Kind.CLOSE, "}");
    private static final Token BAR = Token.shared(Kind.BAR, "|");
    private static final Token POWER = Token.shared(Kind.POWER, "^");
    private static final Token SUBSCRIPT = Token.shared(Kind.SUBSCRIPT, "_");
    private static final Token FACTORIAL = Token.shared(Kind.FACTORIAL, "!");
    private static final Token PRIME = Token.shared(Kind.PRIME, "'");
    private static final Token PERCENT = Token.shared(Kind.PERCENT, "%");
    private static final Token DOT = Token.shared(Kind.DOT, ".");
    private static final Token CELL = Token.shared(Kind.CELL, "&");
    private static final Token ROW = Token.shared(Kind.ROW, "\\\\");
    private static final Token DOLLAR = Token.shared(Kind.UNIT, "dollar");

    private final boolean decimalComma;
    private final String text;
    /// Where the only dollar sign of the text stands, which marks no mathematics then; or `-1`.
    private final int loneDollar;
    private int position;
    private boolean spaced;
    private final List<Token> tokens;
    private final Levels textGroups = new Levels();
    private final Levels tightCommas = new Levels();
    private final Levels alignments = new Levels();
    private int groups;
    private int texts;
    private int brackets;
    private int environments;

    private Lexer(String text, boolean decimalComma) {
        this.text = text;
        this.decimalComma = decimalComma;
        this.tokens = new ArrayList<>(Math.min(text.length(), USUAL_TOKENS));
        int dollar = text.indexOf('$');
        this.loneDollar = dollar < 0 || text.indexOf('$', dollar + 1) >= 0 ? -1 : dollar;
    }

    /// Returns the tokens of a text.
    ///
    /// @throws Unreadable if it has a character without meaning, or is past a budget
    public static List<Token> tokens(String text, boolean decimalComma) {
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
        if (c == '$' && position == loneDollar) {
            position++;
            dollar();
        } else if (isSpace(c)) {
            position++;
            spaced = true;
        } else if (c == '\\') {
            command();
        } else if (isLetter(c)) {
            letters();
        } else if (isDigit(c) || (c == '.' && position + 1 < text.length() && isDigit(text.charAt(position + 1)))) {
            number();
        } else {
            symbol(c);
        }
    }

    /// Whether the character separates at most.
    private static boolean isSpace(char c) {
        if (c < ASCII) {
            return c <= ' ' || c == '$' || c == '~';
        }
        return Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private int lettersEnd() {
        int end = position;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void number() {
        int digitsEnd = NumberScanner.plainEnd(text, position);
        if (digitsEnd > 0) {
            push(Token.of(Kind.NUMBER, text.substring(position, digitsEnd)));
            position = digitsEnd;
            return;
        }
        NumberScanner scanner = new NumberScanner(text, position, hasTightCommas(),
                decimalComma && !inBrackets());
        push(Token.of(Kind.NUMBER, scanner.canonical()));
        position = scanner.end();
    }

    private void letters() {
        int end = lettersEnd();
        Token previous = last();
        boolean afterNumber = previous != null && previous.is(Kind.NUMBER);
        if (end == position + 1 && !afterNumber && !inText()) {
            push(Vocabulary.letter(text.charAt(position)));
            position = end;
            return;
        }
        letters(end, previous, afterNumber);
    }

    private void letters(int end, @Nullable Token previous, boolean afterNumber) {
        String run = text.substring(position, end);
        boolean called = end < text.length() && text.charAt(end) == '(';
        if (isMultiplication(run, end, afterNumber)) {
            position = end;
            push(TIMES);
            return;
        }
        int linked = afterNumber && spaced ? linkEnd(run, end) : -1;
        if (linked >= 0) {
            position = linked;
            push(known(run.equals("to") ? ":" : "/"));
            return;
        }
        if (afterNumber && isHalfDay(run, end)) {
            position = end + 3;
            push(Token.of(Kind.UNIT, run.concat("m")));
            return;
        }
        if (afterNumber && run.equals("per") && text.startsWith(" cent", end)
                && (end + 5 == text.length() || !Character.isLetter(text.charAt(end + 5)))) {
            position = end + 5;
            push(PERCENT);
            return;
        }
        position = end;
        if (afterNumber && run.equals("percentage")) {
            push(PERCENT);
            return;
        }
        if (afterNumber && !spaced && WordReader.isOrdinalSuffix(run)) {
            return;
        }
        String unit = Vocabulary.unit(run);
        if (unit != null && afterNumber && spaced && "mgsh".contains(run) && endsValue(end)) {
            push(Token.of(Kind.UNIT, unit));
            return;
        }
        if (unit != null && spaced && run.length() == 2 && endsValue(end) && previous != null
                && (previous.is(Kind.CONSTANT) || previous.is(Kind.GROUP_END) || previous.is(Kind.CLOSE))) {
            push(Token.of(Kind.UNIT, unit));
            return;
        }
        boolean afterPower = previous != null && (previous.text().equals("square") || previous.text().equals("cubic"));
        boolean afterValue = afterNumber || afterPower || (inText() && previous != null && previous.is(Kind.GROUP_END));
        boolean perUnit = run.equals("per") && previous != null && previous.is(Kind.UNIT);
        if ((afterNumber || perUnit) && spaced && isCountingWord(run, end)) {
            push(Token.of(Kind.WORD, run));
            return;
        }
        for (Token token : WordReader.tokens(run, unit, inText(), afterValue && !called)) {
            push(token);
        }
    }

    /// An `x` between two numbers, as in `1.5 x 10^3`.
    private boolean isMultiplication(String run, int end, boolean afterNumber) {
        boolean digit = end + 1 < text.length() && text.charAt(end) == ' ' && isDigit(text.charAt(end + 1));
        return run.equals("x") && afterNumber && ((spaced && digit) || text.startsWith("10^", end));
    }

    /// The end of a word that relates two numbers, as in `2 to 1`, `1 in 52` and `3 out of 10`, or `-1`.
    private int linkEnd(String run, int end) {
        int after = switch (run) {
            case "to", "in" -> end;
            case "out" -> text.startsWith(" of", end) ? end + 3 : -1;
            default -> -1;
        };
        boolean number = after > 0 && after + 1 < text.length() && text.charAt(after) == ' '
                && isDigit(text.charAt(after + 1));
        if (number) {
            return after;
        }
        return -1;
    }

    private boolean isHalfDay(String run, int end) {
        return (run.equals("a") || run.equals("p")) && text.startsWith(".m.", end);
    }

    /// A `per`, `of the` or last `times` that says what a number counts.
    private boolean isCountingWord(String run, int end) {
        boolean last = end == text.length() || text.charAt(end) == '}' || text.charAt(end) == '.';
        return (run.equals("times") && last) || (run.equals("per") && text.startsWith(" ", end))
                || (run.equals("of") && text.startsWith(" the ", end));
    }

    /// Whether what follows is the end of a value, or a quotient of units.
    private boolean endsValue(int end) {
        return end == text.length() || "/^,;$)".indexOf(text.charAt(end)) >= 0;
    }

    private void symbol(char c) {
        if (c >= ASCII && readsScript(c)) {
            return;
        }
        if (FIRST_OF_SEVERAL.indexOf(c) >= 0 && readsSeveral(c)) {
            return;
        }
        position++;
        switch (c) {
            case '{' -> openGroup();
            case '}' -> closeGroup();
            case '^' -> push(POWER);
            case '_' -> push(SUBSCRIPT);
            case '!' -> push(FACTORIAL);
            case '\'' -> push(PRIME);
            case '%' -> push(PERCENT);
            case '.', '。' -> push(DOT);
            case '&' -> ampersand();
            case '−', '–', '—', '-', '‐', '‑' -> push(MINUS);
            case '`', '"', '“', '”' -> spaced = true;
            default -> other(c);
        }
    }

    /// Reads raised or lowered digits, if they are next.
    private boolean readsScript(char c) {
        if (SUPERSCRIPTS.indexOf(c) >= 0) {
            script(POWER, SUPERSCRIPTS);
            return true;
        }
        if (SUBSCRIPTS.indexOf(c) >= 0) {
            script(SUBSCRIPT, SUBSCRIPTS);
            return true;
        }
        return false;
    }

    /// Reads a symbol of two or three characters, if one is next.
    private boolean readsSeveral(char c) {
        if (text.startsWith("...", position)) {
            push(known("..."));
            position += 3;
            return true;
        }
        if (text.startsWith("+/-", position)) {
            push(known("±"));
            position += 3;
            return true;
        }
        if (text.startsWith("**", position)) {
            push(POWER);
            position += 2;
            return true;
        }
        if (FIRST_OF_TWO.indexOf(c) < 0 || position + 1 == text.length()) {
            return false;
        }
        String two = text.substring(position, position + 2);
        if (!TWO_CHARACTERS.contains(two)) {
            return false;
        }
        push(known(two));
        position += 2;
        return true;
    }

    /// The border of two cells, but only a mark of alignment in the lines of an equation.
    private void ampersand() {
        if (!inEnvironment()) {
            push(known("&"));
        } else if (alignments.has(environments)) {
            spaced = true;
        } else {
            push(CELL);
        }
    }

    private void other(char c) {
        String unit = c < ASCII ? null : Vocabulary.unit(String.valueOf(c));
        if (unit != null) {
            push(Token.of(Kind.UNIT, unit));
            return;
        }
        Token meaning = Vocabulary.meaning(c);
        if (meaning != null) {
            spaced |= meaning.is(Kind.SKIP);
            if (!meaning.is(Kind.SKIP)) {
                push(meaning);
            }
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
        Token meaning = Vocabulary.meaning(c);
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
                && Vocabulary.meaning(text.charAt(position)) == null) {
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
        push(GROUP);
        for (Token token : tokens(plain.toString(), false)) {
            push(token);
        }
        push(GROUP_END);
    }

    private void fraction(String top, String bottom) {
        push(known("frac"));
        for (String part : List.of(top, bottom)) {
            push(GROUP);
            push(Token.of(Kind.NUMBER, part));
            push(GROUP_END);
        }
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c > ASCII && Character.isDigit(c));
    }

    /// Reads what begins with a backslash.
    private void command() {
        position++;
        if (position == text.length()) {
            return;
        }
        char c = text.charAt(position);
        if (isLetter(c)) {
            int end = lettersEnd();
            String name = text.substring(position, end);
            position = end < text.length() && text.charAt(end) == '*' && name.startsWith("operator") ? end + 1 : end;
            named(name);
            return;
        }
        position++;
        switch (c) {
            case '{' -> push(OPEN_BRACE);
            case '}' -> push(CLOSE_BRACE);
            case '|' -> push(BAR);
            case '%' -> push(PERCENT);
            case '$' -> dollar();
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
                && last.symbol() == Constant.REALS) {
            push(known("setminus"));
        }
    }

    /// A dollar sign beside a number is a unit, before or behind it; any other marks mathematics.
    private void dollar() {
        int at = position;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        boolean before = at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.');
        Token last = last();
        spaced = true;
        if (before || (last != null && last.is(Kind.NUMBER))) {
            push(DOLLAR);
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
            push(GROUP);
            if (turned) {
                push(MINUS);
            }
            push(Token.of(Kind.NAME, "vector ".concat(name)));
            push(GROUP_END);
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
        push(ROW);
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
        if (begins) {
            environments++;
            alignments.set(environments, isAlignment(name));
        } else if (inEnvironment()) {
            environments--;
        } else {
            throw Unreadable.SYNTAX;
        }
        push(Token.of(begins ? Kind.BEGIN : Kind.END,
                name.endsWith("*") ? name.substring(0, name.length() - 1) : name));
    }

    private static boolean isAlignment(String name) {
        return name.startsWith("align") || name.startsWith("gather") || name.startsWith("split")
                || name.startsWith("equation");
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

    private @Nullable Token last() {
        if (tokens.isEmpty()) {
            return null;
        }
        return tokens.get(tokens.size() - 1);
    }

    private boolean inText() {
        return texts > 0;
    }

    private boolean inBrackets() {
        return brackets > 0;
    }

    private boolean inEnvironment() {
        return environments > 0;
    }

    /// Whether a comma close between digits separates thousands here, and not items.
    private boolean hasTightCommas() {
        return brackets == 0 || tightCommas.has(brackets);
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
        Token last = last();
        if (last != null && last.is(Kind.NOT) && token.symbol() instanceof Operator operator) {
            tokens.remove(tokens.size() - 1);
            push(operator == Operator.IN ? known("∉") : known("≠"));
            return;
        }
        tokens.add(spaced ? token.afterSpace() : token);
        spaced = false;
    }

    private static Token known(String spelling) {
        Token meaning = Vocabulary.meaning(spelling);
        if (meaning == null) {
            return TIMES;
        }
        return meaning;
    }

    private void openText() {
        int at = position;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '{') {
            position = at + 1;
            textGroups.set(groups++, true);
            texts++;
            spaced = true;
        }
    }

    private void openGroup() {
        textGroups.set(groups++, false);
        push(GROUP);
    }

    private void closeGroup() {
        groups--;
        if (groups < 0) {
            throw Unreadable.SYNTAX;
        }
        if (textGroups.has(groups)) {
            texts--;
            spaced = true;
        } else {
            push(GROUP_END);
        }
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
}
