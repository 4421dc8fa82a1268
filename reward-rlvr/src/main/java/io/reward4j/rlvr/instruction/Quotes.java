package io.reward4j.rlvr.instruction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Quotation marks of a text: straight ones open behind a space, a bracket or another quote that opens, and close
/// elsewhere; an apostrophe within a word is none.
final class Quotes {

    private static final int DEEPEST = 16;

    private Quotes() {}

    /// An open quote.
    private static final class Open {

        private final boolean twofold;
        private int depth;

        private Open(boolean twofold) {
            this.twofold = twofold;
        }
    }

    /// Returns how many quotes stand within one another, each closed and of the other kind than the one around it.
    static int deepest(String text) {
        Deque<Open> open = new ArrayDeque<>();
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isQuote(c) || isApostrophe(text, i)) {
                continue;
            }
            boolean twofold = isTwofold(c);
            Open around = open.peek();
            boolean closes = around != null && around.twofold == twofold && !opens(text, i);
            if (closes) {
                open.pop();
                deepest = Math.max(deepest, around.depth + 1);
                Open outer = open.peek();
                if (outer != null) {
                    outer.depth = Math.max(outer.depth, around.depth + 1);
                }
            } else if (opens(text, i) && (around == null || around.twofold != twofold)) {
                open.push(new Open(twofold));
            }
        }
        return deepest;
    }

    /// Returns the start and the end of each phrase between double quotes.
    static List<int[]> outer(String text) {
        List<int[]> quotes = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isTwofold(c)) {
                continue;
            }
            if (start < 0 && c != '”' && c != '」') {
                start = i;
            } else if (start >= 0 && c != '“' && c != '「') {
                if (MarkdownChecks.saysSomething(text.substring(start, i))) {
                    quotes.add(new int[]{start, i + 1});
                }
                start = -1;
            }
        }
        return quotes;
    }

    private static boolean isQuote(char c) {
        return isTwofold(c) || c == '\'' || c == '‘' || c == '’';
    }

    private static boolean isTwofold(char c) {
        return c == '"' || c == '“' || c == '”' || c == '「' || c == '」';
    }

    private static boolean isApostrophe(String text, int i) {
        char c = text.charAt(i);
        return (c == '\'' || c == '’') && i > 0 && i + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(i - 1)) && Character.isLetterOrDigit(text.charAt(i + 1));
    }

    private static boolean opens(String text, int i) {
        char c = text.charAt(i);
        if (c == '“' || c == '‘' || c == '「') {
            return true;
        }
        if (c == '”' || c == '’' || c == '」') {
            return false;
        }
        int first = i;
        while (first > 0 && first > i - DEEPEST && isQuote(text.charAt(first - 1))) {
            first--;
        }
        boolean free = first == 0 || Character.isWhitespace(text.charAt(first - 1))
                || "([{—–:,*_".indexOf(text.charAt(first - 1)) >= 0;
        return free && i + 1 < text.length() && !Character.isWhitespace(text.charAt(i + 1));
    }
}
