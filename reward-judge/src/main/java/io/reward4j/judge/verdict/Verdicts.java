package io.reward4j.judge.verdict;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.extract.JsonPassage;
import io.reward4j.judge.verdict.Reading.Read;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Finds the verdict in a reply: the JSON object that carries the code of its prompt, wherever it stands among other
/// values and words.
///
/// The object may be inside of a string, or the only member of another object. Where several carry the code, the last
/// has to be complete, and those that are complete have to agree; one that was begun after it and cannot be read
/// makes the reply unreadable.
public final class Verdicts {

    private static final String NO_JSON = "it holds no JSON that can be read";

    private Verdicts() {}

    /// Returns what the verdict of a reply says.
    ///
    /// @param text what the model wrote
    /// @param structured what it answered as JSON by itself
    /// @param nonce the code of the prompt
    public static <T> Reading<T> read(String text, Optional<JsonNode> structured, String nonce, VerdictForm<T> form) {
        List<JsonPassage> answered = structured.map(value -> new JsonPassage(value, "")).stream().toList();
        if (!answered.isEmpty() && (text.isBlank() || carries(answered, nonce))) {
            return read(answered, nonce, form);
        }
        if (JsonExtractors.passages().extract(text) instanceof Found<List<JsonPassage>>(var written)) {
            return read(written, nonce, form);
        }
        return Reading.refused(NO_JSON);
    }

    private static boolean carries(List<JsonPassage> passages, String nonce) {
        return passages.stream().anyMatch(passage -> verdict(passage.value(), nonce).isPresent());
    }

    private static <T> Reading<T> read(List<JsonPassage> passages, String nonce, VerdictForm<T> form) {
        List<Reading<T>> verdicts = new ArrayList<>();
        boolean begun = false;
        for (JsonPassage passage : passages) {
            Optional<JsonNode> verdict = verdict(passage.value(), nonce);
            if (verdict.isPresent()) {
                verdicts.add(form.read(verdict.get()));
            }
            begun = isBegun(passage.after(), nonce) || (begun && verdict.isEmpty());
        }
        if (verdicts.isEmpty()) {
            boolean anyObject = passages.stream().anyMatch(passage -> Members.decoded(passage.value()).isObject());
            return Reading.refused(anyObject ? "`code` is not the code of the request" : "it is no JSON object");
        }
        if (begun) {
            return Reading.refused("its last verdict cannot be read");
        }
        return agreed(verdicts, form);
    }

    private static <T> Reading<T> agreed(List<Reading<T>> verdicts, VerdictForm<T> form) {
        Set<Object> decisions = new HashSet<>();
        for (Reading<T> verdict : verdicts) {
            if (verdict instanceof Read<T>(T said)) {
                decisions.add(form.decision(said));
            }
        }
        if (decisions.size() > 1) {
            return Reading.refused("it holds verdicts that contradict each other");
        }
        return verdicts.getLast();
    }

    /// Tells whether a text between values holds a bracket and then the code.
    private static boolean isBegun(String text, String nonce) {
        int open = text.indexOf('{');
        return open >= 0 && text.indexOf(nonce, open) >= 0;
    }

    private static Optional<JsonNode> verdict(JsonNode value, String nonce) {
        JsonNode object = Members.decoded(value);
        if (isVerdict(object, nonce)) {
            return Optional.of(object);
        }
        if (object.isObject() && object.size() == 1) {
            return Optional.of(Members.decoded(object.iterator().next())).filter(inside -> isVerdict(inside, nonce));
        }
        return Optional.empty();
    }

    private static boolean isVerdict(JsonNode value, String nonce) {
        return value.isObject() && Members.of(value, "code") instanceof Read<JsonNode>(JsonNode code)
                && code.isString() && Spelling.bare(code.stringValue()).equals(Spelling.bare(nonce));
    }
}
