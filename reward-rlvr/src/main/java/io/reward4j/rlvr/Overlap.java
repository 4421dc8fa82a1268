package io.reward4j.rlvr;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

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
        Map<String, Count> wanted = new HashMap<>();
        long expectedTokens = forEachToken(expected,
                token -> wanted.computeIfAbsent(token, any -> new Count()).number++);
        Count shared = new Count();
        long actualTokens = forEachToken(actual, token -> {
            Count count = wanted.get(token);
            if (count != null && count.number > 0) {
                count.number--;
                shared.number++;
            }
        });
        return f1(shared.number, expectedTokens, actualTokens);
    }

    private static final class Count {

        private int number;
    }

    private static double f1(long shared, long expected, long actual) {
        return expected + actual == 0 ? 1 : 2.0 * shared / (expected + actual);
    }

    /// Returns how many tokens there are.
    private static long forEachToken(String text, Consumer<String> visitor) {
        String plain = WORDS.apply(text);
        long count = 0;
        int start = 0;
        int i = 0;
        while (i < plain.length()) {
            int c = plain.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c == ' ' || UnspacedScripts.isUnspaced(c)) {
                count += visit(plain.substring(start, i), visitor);
                count += visit(c == ' ' ? "" : plain.substring(i, next), visitor);
                start = next;
            }
            i = next;
        }
        return count + visit(plain.substring(start), visitor);
    }

    private static int visit(String token, Consumer<String> visitor) {
        if (token.isEmpty() || ARTICLES.contains(token)) {
            return 0;
        }
        visitor.accept(token);
        return 1;
    }
}
