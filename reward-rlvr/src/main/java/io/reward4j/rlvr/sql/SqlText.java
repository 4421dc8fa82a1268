package io.reward4j.rlvr.sql;

import java.util.Locale;
import java.util.Set;

/// What the words of an SQL text say of it, read in one pass over quotes, comments and brackets.
final class SqlText {

    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES");

    private final String text;
    private int at;
    private int depth;
    private int statements;
    private boolean betweenStatements = true;
    private String firstWord = "";
    private String lastWord = "";
    private boolean ordered;

    private SqlText(String text) {
        this.text = text;
    }

    static SqlText of(String text) {
        SqlText read = new SqlText(text);
        while (read.at < text.length()) {
            read.token();
        }
        return read;
    }

    /// Why the text is no query to be run, or an empty text: it has to be a single statement that begins with `SELECT`,
    /// `WITH` or `VALUES`.
    String refusal() {
        if (statements == 0) {
            return "holds no SQL";
        }
        if (statements > 1) {
            return "holds " + statements + " statements instead of one";
        }
        return QUERIES.contains(firstWord) ? "" : "does not begin with SELECT, WITH or VALUES";
    }

    /// Tells whether the rows come in an order: whether an `ORDER BY` stands outside of all brackets.
    boolean isOrdered() {
        return ordered;
    }

    private void token() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("--", at)) {
            skipPast("\n", at);
        } else if (text.startsWith("/*", at)) {
            skipPast("*/", at + 2);
        } else if (c == ';') {
            at++;
            betweenStatements = true;
            lastWord = "";
        } else {
            begin();
            statement(c);
        }
    }

    private void begin() {
        if (betweenStatements) {
            statements++;
            betweenStatements = false;
            depth = 0;
        }
    }

    private void statement(char c) {
        if (Character.isUnicodeIdentifierStart(c) || c == '_') {
            word();
            return;
        }
        switch (c) {
            case '\'', '"', '`' -> skipPast(String.valueOf(c), at + 1);
            case '[' -> skipPast("]", at + 1);
            case '(' -> {
                depth++;
                at++;
            }
            case ')' -> {
                depth--;
                at++;
            }
            default -> at++;
        }
        firstWord = firstWord.isEmpty() ? "?" : firstWord;
        lastWord = "";
    }

    private void word() {
        int from = at;
        while (at < text.length() && Character.isUnicodeIdentifierPart(text.charAt(at))) {
            at++;
        }
        String word = at - from > 8 ? "?" : text.substring(from, at).toUpperCase(Locale.ROOT);
        if (firstWord.isEmpty()) {
            firstWord = word;
        }
        ordered |= depth == 0 && word.equals("BY") && lastWord.equals("ORDER");
        lastWord = word;
    }

    /// Moves behind the next `end`, or to the end of the text. A doubled quote ends one text and begins another.
    private void skipPast(String end, int from) {
        int found = text.indexOf(end, from);
        at = found < 0 ? text.length() : found + end.length();
    }
}
