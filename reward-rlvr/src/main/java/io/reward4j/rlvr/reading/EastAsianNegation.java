package io.reward4j.rlvr.reading;

import java.util.List;

/// Negation as Japanese puts it after a word, and Chinese before it.
public final class EastAsianNegation {

    private static final int WINDOW = 12;

    private static final List<String> AFTER = List.of(
            "ではない", "じゃない", "ではなく", "でない", "でなく", "ではありません", "じゃありません", "でもない", "でもなく",
            "でもありません", "とは言えない", "とはいえない", "とは言えません", "とはいえません", "とは言えず", "とは思えない",
            "とは限らない");

    private static final List<String> BEFORE = List.of("不是", "并非", "並非", "不", "非");

    private EastAsianNegation() {}

    /// Tells whether a mention from `start` to `end` is negated by what stands right before it, or by
    /// what follows within twelve characters of its clause and before `next`, the next mention.
    public static boolean reaches(String text, int start, int end, int next) {
        int before = start;
        while (before > 0 && start - before < 2 && text.charAt(before - 1) == ' ') {
            before--;
        }
        for (String negation : BEFORE) {
            if (text.startsWith(negation, before - negation.length())) {
                return true;
            }
        }
        int limit = Math.min(next, end + WINDOW);
        for (int i = end; i < limit && "。、，,.;；!！?？\n".indexOf(text.charAt(i)) < 0; i++) {
            if (isNegation(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNegation(String text, int at) {
        char c = text.charAt(at);
        return (c == 'で' || c == 'じ' || c == 'と') && Cues.anyStarts(text, at, AFTER);
    }
}
