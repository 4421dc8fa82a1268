package io.reward4j.rlvr.json;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A reader of calls as Python writes them, in one pass. Used once, by one thread.
final class PythonCalls {

    /// Stands for a call that breaks off, or for what follows the calls in a list; no tool has this name.
    private static final String BROKEN = "(broken)";
    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 1_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String text;
    private int at;

    PythonCalls(String text) {
        this.text = text;
    }

    /// Returns the calls as JSON; null where the text holds something else.
    @Nullable
    JsonNode read() {
        return peek() == '[' ? inBrackets() : bare();
    }

    private @Nullable JsonNode inBrackets() {
        at++;
        skipSpace();
        int first = at;
        if (name() == null || peek() != '(') {
            return null;
        }
        at = first;
        ArrayNode calls = NODES.arrayNode();
        while (true) {
            calls.add(call());
            skipSpace();
            boolean goesOn = take(',');
            skipSpace();
            if (peek() == ']' && at == text.length() - 1) {
                return calls;
            }
            int start = at;
            if (!goesOn || name() == null || peek() != '(') {
                return calls.add(unreadable(BROKEN, start, text.length()));
            }
            at = start;
        }
    }

    private @Nullable JsonNode bare() {
        ArrayNode calls = NODES.arrayNode();
        while (at < text.length()) {
            int start = at;
            if (name() == null || peek() != '(') {
                return null;
            }
            at = start;
            JsonNode call = call();
            if (!call.path("arguments").isObject()) {
                return null;
            }
            calls.add(call);
            if (!separated()) {
                return null;
            }
        }
        return calls.isEmpty() ? null : calls;
    }

    /// Goes on to the next call; false where something else follows.
    private boolean separated() {
        int end = at;
        skipSpace();
        boolean marked = take(',') || take(';');
        skipSpace();
        return marked || at == text.length() || text.substring(end, at).indexOf('\n') >= 0;
    }

    /// Reads a call whose name and opening parenthesis have been seen, and goes on behind it.
    private JsonNode call() {
        int start = at;
        String name = String.valueOf(name());
        at++;
        JsonNode arguments = arguments();
        if (arguments != null) {
            return NODES.objectNode().put("name", name).set("arguments", arguments);
        }
        at = start + name.length();
        if (skipParentheses()) {
            return unreadable(name, start, at);
        }
        return unreadable(BROKEN, start, text.length());
    }

    private JsonNode unreadable(String name, int start, int end) {
        at = end;
        return NODES.objectNode().put("name", name).put("arguments", text.substring(start, end));
    }

    private @Nullable ObjectNode arguments() {
        ObjectNode arguments = NODES.objectNode();
        skipSpace();
        while (!take(')')) {
            String name = identifier();
            skipSpace();
            if (name == null || arguments.has(name) || !take('=')) {
                return null;
            }
            JsonNode value = value(0);
            if (value == null || !isGoingOn(')')) {
                return null;
            }
            arguments.set(name, value);
        }
        return arguments;
    }

    /// Reads a comma if there is one; false where neither it nor the closing mark follows.
    private boolean isGoingOn(char closing) {
        skipSpace();
        boolean goesOn = take(',') || peek() == closing;
        skipSpace();
        return goesOn;
    }

    private @Nullable JsonNode value(int depth) {
        skipSpace();
        if (depth > DEEPEST) {
            return null;
        }
        char c = peek();
        return switch (c) {
            case '[' -> list(']', depth);
            case '(' -> list(')', depth);
            case '{' -> dictionary(depth);
            case '"', '\'' -> node(string(false));
            default -> c == '-' || c == '+' || c == '.' || isDigit(c) ? number() : word();
        };
    }

    private @Nullable JsonNode list(char closing, int depth) {
        ArrayNode items = NODES.arrayNode();
        at++;
        boolean hasComma = false;
        skipSpace();
        while (!take(closing)) {
            JsonNode item = value(depth + 1);
            int end = at;
            if (item == null || !isGoingOn(closing)) {
                return null;
            }
            hasComma |= text.substring(end, at).indexOf(',') >= 0;
            items.add(item);
        }
        boolean isInParentheses = closing == ')' && items.size() == 1 && !hasComma;
        return isInParentheses ? items.get(0) : items;
    }

    private @Nullable JsonNode dictionary(int depth) {
        ObjectNode fields = NODES.objectNode();
        at++;
        skipSpace();
        while (!take('}')) {
            String key = peek() == '"' || peek() == '\'' ? string(false) : null;
            skipSpace();
            if (key == null || fields.has(key) || !take(':')) {
                return null;
            }
            JsonNode value = value(depth + 1);
            if (value == null || !isGoingOn('}')) {
                return null;
            }
            fields.set(key, value);
        }
        return fields;
    }

    private @Nullable JsonNode number() {
        int start = at;
        while (at < text.length() && isOfNumber(at)) {
            at++;
        }
        if (at - start > LONGEST_NUMBER) {
            return null;
        }
        if (JsonExtractors.strict().extract(asJson(text.substring(start, at))) instanceof Found<JsonNode>(JsonNode n)
                && n.isNumber()) {
            return n;
        }
        return null;
    }

    private boolean isOfNumber(int i) {
        char c = text.charAt(i);
        boolean isSign = c == '-' || c == '+';
        return isSign ? isSignPlace(i) : isDigit(c) || c == '.' || c == '_' || c == 'e' || c == 'E';
    }

    private boolean isSignPlace(int i) {
        char before = i == 0 ? ' ' : text.charAt(i - 1);
        return !isDigit(before) && before != '.' && before != '_';
    }

    /// Returns a number of Python in JSON's spelling: `+.5` as `0.5`, `1_000.` as `1000.0`.
    private static String asJson(String number) {
        String json = number.startsWith("+") ? number.substring(1) : number;
        json = json.replaceAll("(?<=\\d)_(?=\\d)", "");
        json = json.replaceFirst("^(-?)\\.(?=\\d)", "$10.");
        return json.replaceFirst("(?<=\\d)\\.(?=$|[eE])", ".0");
    }

    private @Nullable JsonNode word() {
        int start = at;
        String word = identifier();
        if (word == null) {
            return null;
        }
        boolean isPrefix = (peek() == '"' || peek() == '\'') && word.length() == 1;
        if (isPrefix) {
            return switch (word) {
                case "r", "R" -> node(string(true));
                case "u", "U" -> node(string(false));
                default -> null;
            };
        }
        return switch (word) {
            case "True", "true" -> NODES.booleanNode(true);
            case "False", "false" -> NODES.booleanNode(false);
            case "None", "null" -> NODES.nullNode();
            default -> {
                at = start;
                yield null;
            }
        };
    }

    private static @Nullable JsonNode node(@Nullable String text) {
        return text == null ? null : NODES.stringNode(text);
    }

    private @Nullable String string(boolean raw) {
        String mark = mark();
        at += mark.length();
        StringBuilder string = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith(mark, at)) {
                at += mark.length();
                return string.toString();
            }
            if (c == '\n' && mark.length() == 1) {
                return null;
            }
            at++;
            if (c != '\\' || at == text.length()) {
                string.append(c);
            } else if (raw) {
                string.append(c).append(text.charAt(at++));
            } else {
                escape(string);
            }
        }
        return null;
    }

    private String mark() {
        String one = text.substring(at, at + 1);
        return text.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
    }

    /// Reads what follows a backslash. As in Python, one that escapes nothing stays.
    private void escape(StringBuilder string) {
        char c = text.charAt(at++);
        switch (c) {
            case '\n' -> {
            }
            case '\\', '\'', '"' -> string.append(c);
            case 'n' -> string.append('\n');
            case 't' -> string.append('\t');
            case 'r' -> string.append('\r');
            case 'b' -> string.append('\b');
            case 'f' -> string.append('\f');
            case 'x' -> code(string, c, 2);
            case 'u' -> code(string, c, 4);
            case 'U' -> code(string, c, 8);
            default -> string.append('\\').append(c);
        }
    }

    private void code(StringBuilder string, char kind, int digits) {
        int point = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0 || point > Character.MAX_CODE_POINT >> 4) {
                string.append('\\').append(kind);
                return;
            }
            point = point << 4 | digit;
        }
        if (!Character.isValidCodePoint(point)) {
            string.append('\\').append(kind);
            return;
        }
        at += digits;
        string.appendCodePoint(point);
    }

    /// Goes behind the parenthesis that closes the one here; false where there is none. Marks in texts do not count.
    private boolean skipParentheses() {
        List<Character> open = new ArrayList<>();
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '"', '\'' -> {
                    if (string(false) == null) {
                        return false;
                    }
                    continue;
                }
                case '(', '[', '{' -> open.add(c);
                case ')', ']', '}' -> open.removeLast();
                default -> {
                }
            }
            at++;
            if (open.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String name() {
        int start = at;
        do {
            if (identifier() == null) {
                at = start;
                return null;
            }
        } while (take('.'));
        return text.substring(start, at);
    }

    private @Nullable String identifier() {
        int start = at;
        while (at < text.length() && (at == start ? isStart(text.charAt(at)) : isPart(text.charAt(at)))) {
            at++;
        }
        return at == start ? null : text.substring(start, at);
    }

    private static boolean isStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean take(char c) {
        if (peek() != c || at >= text.length()) {
            return false;
        }
        at++;
        return true;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
