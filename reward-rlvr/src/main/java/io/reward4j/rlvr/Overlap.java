package io.reward4j.rlvr;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// F1 over what two collections share.
final class Overlap {

    private static final Normalization WORDS = Normalization.standard().withoutPunctuation().collapseSpace();
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    private Overlap() {}

    static double ofSets(Collection<?> expected, Collection<?> actual) {
        Set<Object> wanted = new HashSet<>(expected);
        Set<Object> given = new HashSet<>(actual);
        long shared = given.stream().filter(wanted::contains).count();
        return f1(shared, wanted.size(), given.size());
    }

    static double ofTokens(String expected, String actual) {
        Map<String, Integer> wanted = tokens(expected);
        Map<String, Integer> given = tokens(actual);
        long shared = 0;
        for (Map.Entry<String, Integer> token : given.entrySet()) {
            shared += Math.min(token.getValue(), wanted.getOrDefault(token.getKey(), 0));
        }
        return f1(shared, total(wanted), total(given));
    }

    private static double f1(long shared, long expected, long actual) {
        return expected + actual == 0 ? 1 : 2.0 * shared / (expected + actual);
    }

    private static long total(Map<String, Integer> tokens) {
        return tokens.values().stream().mapToLong(Integer::longValue).sum();
    }

    private static Map<String, Integer> tokens(String text) {
        String plain = WORDS.apply(text);
        Map<String, Integer> tokens = new HashMap<>();
        int start = 0;
        int i = 0;
        while (i < plain.length()) {
            int c = plain.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c == ' ' || Scripts.isUnspaced(c)) {
                add(tokens, plain.substring(start, i));
                add(tokens, c == ' ' ? "" : plain.substring(i, next));
                start = next;
            }
            i = next;
        }
        add(tokens, plain.substring(start));
        return tokens;
    }

    private static void add(Map<String, Integer> tokens, String token) {
        if (!token.isEmpty() && !ARTICLES.contains(token)) {
            tokens.merge(token, 1, Integer::sum);
        }
    }
}
