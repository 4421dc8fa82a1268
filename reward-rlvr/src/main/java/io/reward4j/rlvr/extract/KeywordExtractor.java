package io.reward4j.rlvr.extract;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import io.reward4j.rlvr.Normalization;
import io.reward4j.rlvr.reading.Mentions;
import io.reward4j.rlvr.reading.Mentions.Mention;
import io.reward4j.rlvr.reading.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads which one of some words a text says.
final class KeywordExtractor<T> implements Extractor<T>, Mentions.Lexicon<T> {

    private static final Normalization SPELLING = Normalization.none().nfkc().foldCase().nfkc();

    private final String names;
    private final Map<Integer, List<Keyword<T>>> byFirst = new HashMap<>();

    /// The keywords as texts of their own, which most readable answers are.
    private final Map<String, Extraction<T>> alone = new HashMap<>();

    KeywordExtractor(Map<String, ? extends T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("at least one keyword is needed");
        }
        names = String.join(", ", inFixedOrder(values));
        values.forEach((word, value) -> {
            String spelled = SPELLING.collapseSpace().apply(word);
            if (spelled.isEmpty()) {
                throw new IllegalArgumentException("a keyword needs a text");
            }
            byFirst.computeIfAbsent(spelled.codePointAt(0), first -> new ArrayList<>())
                    .add(new Keyword<>(spelled, value));
            alone.putIfAbsent(spelled, Extraction.found(value));
        });
        byFirst.values()
                .forEach(words -> words.sort(
                        Comparator.comparingInt((Keyword<T> k) -> k.word().length()).reversed()));
    }

    /// The keywords in the order of the map if it has one; else sorted: `Map.of` has another order in every process.
    private static Collection<String> inFixedOrder(Map<String, ?> values) {
        if (values instanceof SequencedMap<?, ?>) {
            return values.keySet();
        }
        return new TreeSet<>(values.keySet());
    }

    @Override
    public Extraction<T> extract(String text) {
        Extraction<T> whole = alone.get(text);
        if (whole != null) {
            return whole;
        }
        List<Mention<T>> mentions = Mentions.in(SPELLING.apply(text), this);
        Set<T> said = new LinkedHashSet<>();
        Set<T> denied = new LinkedHashSet<>();
        mentions.forEach(mention -> (mention.negated() ? denied : said).add(mention.value()));
        return switch (said.size()) {
            case 1 -> Extraction.found(said.iterator().next());
            case 0 ->
                Extraction.missing(denied.isEmpty() ? "none of " + names : "nothing but denied: " + listed(denied));
            default -> Extraction.missing("ambiguous: " + listed(said));
        };
    }

    @Override
    public @Nullable Mention<T> at(String text, int index) {
        List<Keyword<T>> candidates = byFirst.get(text.codePointAt(index));
        if (candidates == null) {
            return null;
        }
        for (Keyword<T> keyword : candidates) {
            int end = matchEnd(text, index, keyword.word());
            if (end >= 0) {
                return new Mention<>(keyword.value(), index, end);
            }
        }
        return null;
    }

    private static int matchEnd(String text, int start, String word) {
        int at = start;
        for (int w = 0; w < word.length(); w++) {
            if (at >= text.length()) {
                return -1;
            }
            char wanted = word.charAt(w);
            if (wanted == ' ' && Character.isWhitespace(text.charAt(at))) {
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
            } else if (text.charAt(at) == wanted) {
                at++;
            } else {
                return -1;
            }
        }
        if (Words.isBoundary(text, start) && Words.isBoundary(text, at)) {
            return at;
        }
        return -1;
    }

    private static String listed(Set<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private record Keyword<T>(String word, T value) {}
}
