package io.reward4j.extract;

import io.reward4j.extract.JsonCandidate.Kind;

/// Finds where one JSON object or array ends, in one pass and without parsing it: a pushdown automaton over brackets,
/// quotes, commas and colons with the liberties of lenient reading. After a fault it only matches brackets and double
/// quotes.
final class JsonCandidateScanner {

    private enum Expected {
        NAME_OR_END, COLON, VALUE, VALUE_OR_END, COMMA_OR_END
    }

    private final String text;
    private final int start;
    private final StringBuilder open = new StringBuilder(8);
    private int openBraces;
    private int at;
    private Expected expected = Expected.VALUE;
    private boolean quoted;
    private boolean broken;

    private JsonCandidateScanner(String text, int start) {
        this.text = text;
        this.start = start;
        this.at = start;
    }

    /// Scans the candidate whose opening bracket stands at `start`.
    static JsonCandidate scan(String text, int start) {
        return new JsonCandidateScanner(text, start).scan();
    }

    private JsonCandidate scan() {
        do {
            char c = text.charAt(at);
            if (isWhiteSpace(c)) {
                at++;
            } else if (text.startsWith("```", at) || (c == '<' && ReasoningTag.at(text, at) != null)) {
                return candidate(Kind.TRUNCATED);
            } else if (broken) {
                skip(c);
            } else if (JsonTokens.startsComment(text, at)) {
                at = JsonTokens.endOfComment(text, at);
            } else if (!accept(c)) {
                if (!quoted) {
                    return candidate(Kind.PROSE);
                }
                broken = true;
            }
        } while (!open.isEmpty() && at < text.length());
        return candidate(open.isEmpty() ? (broken ? Kind.BROKEN : Kind.COMPLETE) : Kind.TRUNCATED);
    }

    private JsonCandidate candidate(Kind kind) {
        return new JsonCandidate(start, at, kind, quoted);
    }

    private boolean accept(char c) {
        return switch (expected) {
            case NAME_OR_END -> (c == '}' && close(c)) || name(c);
            case COLON -> c == ':' && step(Expected.VALUE);
            case VALUE -> value(c);
            case VALUE_OR_END -> (c == ']' && close(c)) || value(c);
            case COMMA_OR_END -> c == ','
                    ? step(top() == '{' ? Expected.NAME_OR_END : Expected.VALUE_OR_END)
                    : close(c);
        };
    }

    private boolean step(Expected next) {
        at++;
        expected = next;
        return true;
    }

    private boolean value(char c) {
        return switch (c) {
            case '{' -> open(c) && step(Expected.NAME_OR_END);
            case '[' -> open(c) && step(Expected.VALUE_OR_END);
            case '"', '\'' -> string(c, Expected.COMMA_OR_END);
            default -> moveTo(JsonTokens.endOfScalar(text, at), Expected.COMMA_OR_END);
        };
    }

    private boolean name(char c) {
        int from = at;
        if (c == '"' || c == '\'') {
            // a name that runs over a line break is a quote that was left open
            return string(c, Expected.COLON) && !JsonTokens.hasLineBreak(text, from, at);
        }
        return moveTo(JsonTokens.endOfWord(text, at), Expected.COLON);
    }

    private boolean string(char quote, Expected next) {
        int end = JsonTokens.endOfString(text, at);
        if (quote == '\'' && JsonTokens.hasLineBreak(text, at, end)) {
            at++;
            return false;
        }
        quoted = true;
        return moveTo(end, next);
    }

    private boolean moveTo(int end, Expected next) {
        if (end == at) {
            return false;
        }
        at = end;
        expected = next;
        return true;
    }

    private char top() {
        return open.charAt(open.length() - 1);
    }

    private boolean open(char bracket) {
        open.append(bracket);
        if (bracket == '{') {
            openBraces++;
        }
        return true;
    }

    private boolean close(char bracket) {
        if ((bracket == '}' && top() == '{') || (bracket == ']' && top() == '[')) {
            pop();
            return step(Expected.COMMA_OR_END);
        }
        return false;
    }

    private char pop() {
        char bracket = top();
        open.setLength(open.length() - 1);
        openBraces -= bracket == '{' ? 1 : 0;
        return bracket;
    }

    /// Steps over one token of a broken candidate. A bracket closes the nearest that it fits, and what was left open
    /// inside.
    private void skip(char c) {
        switch (c) {
            case '"' -> at = JsonTokens.endOfString(text, at);
            case '\\' -> at = Math.min(at + 2, text.length());
            default -> {
                at++;
                if (c == '{' || c == '[') {
                    open(c);
                } else if ((c == '}' && openBraces > 0) || (c == ']' && openBraces < open.length())) {
                    char wanted = c == '}' ? '{' : '[';
                    while (pop() != wanted) {
                        // what was left open inside closes as well
                    }
                }
            }
        }
    }

    private static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
