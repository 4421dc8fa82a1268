package io.reward4j;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.text.OneLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Reads a reference as text and as JSON, in the places and wrappings in which trainers put it.
final class ReferenceReader {

    private static final List<String> TEXTS = List.of("text", "answer", "final_answer", "ground_truth", "solution");
    private static final Set<String> WRAPPERS = Set.of("text", "ground_truth");

    /// How many wrappings are taken off: trainers put an object into a text, and the text into an object.
    private static final int MOST_WRAPPERS = 4;

    private static final int LONGEST_NAMES = 100;

    private ReferenceReader() {}

    static String text(Sample sample) {
        String plain = plain(sample.reference());
        return plain == null ? text(sample, required(sample), 0) : plain;
    }

    static List<String> texts(Sample sample) {
        String plain = plain(sample.reference());
        return plain == null ? readTexts(sample) : List.of(plain);
    }

    static List<String> writtenTexts(Sample sample) {
        String plain = plain(sample.reference());
        return plain == null ? readWrittenTexts(sample) : List.of(plain);
    }

    /// The text of most references, which can be read in one way only: a value that is no JSON, by itself or in the one
    /// field with an answer. Null for any other reference, which is read step by step.
    private static @Nullable String plain(JsonNode reference) {
        JsonNode answer = reference.isObject() ? onlyAnswer(reference, false) : reference;
        if (!isText(answer) || (answer.isString() && beginsLikeJson(answer.stringValue()))) {
            return null;
        }
        return answer.asString();
    }

    private static List<String> readTexts(Sample sample) {
        JsonNode accepted = listed(required(sample));
        if (!accepted.isArray()) {
            return List.of(text(sample));
        }
        if (accepted.isEmpty()) {
            throw missing(sample, "an empty list as its reference");
        }
        List<String> texts = new ArrayList<>(accepted.size());
        for (JsonNode item : accepted) {
            texts.add(text(sample, item, 0));
        }
        return List.copyOf(texts);
    }

    private static List<String> readWrittenTexts(Sample sample) {
        JsonNode answer = writtenAnswer(sample.reference());
        if (!answer.isArray()) {
            return isText(answer) ? List.of(answer.asString()) : List.of();
        }
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode item : answer.values()) {
            JsonNode text = writtenAnswer(item);
            if (isText(text)) {
                texts.add(text.asString());
            }
        }
        return List.copyOf(texts);
    }

    /// The value itself, or that of the one field with an answer of an object.
    private static JsonNode writtenAnswer(JsonNode value) {
        JsonNode inner = value;
        for (int i = 0; i < MOST_WRAPPERS && inner.isObject(); i++) {
            inner = onlyAnswer(inner, true);
        }
        return inner;
    }

    /// The answer in the fields of an object; a missing node where there is none, or several.
    ///
    /// @param repeated whether equal ones count as one
    private static JsonNode onlyAnswer(JsonNode object, boolean repeated) {
        JsonNode only = MissingNode.getInstance();
        if (object.size() == 1) {
            var field = object.properties().iterator().next();
            return TEXTS.contains(field.getKey()) && holdsAnswer(field.getValue()) ? field.getValue() : only;
        }
        for (int i = 0; i < TEXTS.size(); i++) {
            JsonNode answer = object.get(TEXTS.get(i));
            if (answer == null || !holdsAnswer(answer) || (repeated && answer.equals(only))) {
                continue;
            }
            if (!only.isMissingNode()) {
                return MissingNode.getInstance();
            }
            only = answer;
        }
        return only;
    }

    /// The list that a reference is or holds in the one field with an answer. A text is never taken for a list: `[1,
    /// 2]` may be an interval.
    private static JsonNode listed(JsonNode reference) {
        JsonNode inner = reference;
        for (int i = 0; i < MOST_WRAPPERS && !inner.isArray(); i++) {
            JsonNode object = parsed(inner);
            if (!object.isObject()) {
                return inner;
            }
            JsonNode answer = onlyAnswer(object, false);
            if (answer.isMissingNode()) {
                return inner;
            }
            inner = answer;
        }
        return inner;
    }

    private static boolean holdsAnswer(JsonNode value) {
        return value.isArray() || isThere(value);
    }

    static JsonNode json(Sample sample) {
        return unwrapped(required(sample));
    }

    private static JsonNode required(Sample sample) {
        JsonNode reference = sample.reference();
        if (reference.isMissingNode() || reference.isNull()) {
            throw missing(sample, "no reference; add one by withReference(…), or to the event as reference_answer or"
                    + " ground_truth" + otherFields(sample.metadata()));
        }
        return reference;
    }

    /// Says which fields may hold what is missing: unknown fields of an event are in the metadata.
    private static String otherFields(JsonNode metadata) {
        if (metadata.isEmpty()) {
            return "";
        }
        return "; the sample also has " + OneLine.of(metadata.propertyNames().toString(), LONGEST_NAMES)
                + ": if that holds the reference, name the field, as in "
                + "SampleFields.standard().reference(\"/solution\")";
    }

    private static JsonNode unwrapped(JsonNode reference) {
        JsonNode inner = reference;
        for (int i = 0; i < MOST_WRAPPERS; i++) {
            JsonNode within = parsed(wrapped(inner));
            if (within.equals(inner) || !within.isContainer()) {
                return inner;
            }
            inner = within;
        }
        return inner;
    }

    /// What an object with nothing but a wrapper's field holds; else the value itself.
    private static JsonNode wrapped(JsonNode node) {
        if (!node.isObject() || node.size() != 1) {
            return node;
        }
        var field = node.properties().iterator().next();
        return WRAPPERS.contains(field.getKey()) ? field.getValue() : node;
    }

    /// What a text says that is JSON of an object or an array; else the value itself.
    private static JsonNode parsed(JsonNode node) {
        if (!node.isString() || !beginsLikeJson(node.stringValue())) {
            return node;
        }
        if (JsonExtractors.strict().extract(node.stringValue()) instanceof Found<JsonNode>(JsonNode value)
                && value.isContainer()) {
            return value;
        }
        return node;
    }

    private static boolean beginsLikeJson(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ') {
                return c == '{' || c == '[';
            }
        }
        return false;
    }

    private static String text(Sample sample, JsonNode reference, int wrappers) {
        if (wrappers == MOST_WRAPPERS) {
            throw missing(sample, "a reference in more than " + MOST_WRAPPERS + " wrappings");
        }
        if (reference.isObject()) {
            return text(sample, field(sample, reference), wrappers + 1);
        }
        if (!isScalar(reference)) {
            throw missing(sample, "a reference that is no text but " + kind(reference));
        }
        String read = reference.asString();
        if (read.isEmpty()) {
            throw missing(sample, "an empty reference");
        }
        JsonNode object = parsed(reference);
        boolean holdsText = object.isObject() && TEXTS.stream().anyMatch(name -> isThere(object.path(name)));
        return holdsText ? text(sample, object, wrappers) : read;
    }

    private static JsonNode field(Sample sample, JsonNode reference) {
        JsonNode found = null;
        for (String name : TEXTS) {
            JsonNode value = reference.path(name);
            if (!isThere(value)) {
                continue;
            }
            if (found != null && !found.asString(found.toString()).equals(value.asString(value.toString()))) {
                throw missing(sample, "a reference with several answers among the fields " + TEXTS);
            }
            found = value;
        }
        if (found == null) {
            throw missing(sample, "no answer in the reference, in any of the fields " + TEXTS + "; it has "
                    + OneLine.of(reference.propertyNames().toString(), LONGEST_NAMES));
        }
        return found;
    }

    private static boolean isThere(JsonNode value) {
        return value.isObject() || isText(value);
    }

    private static boolean isText(JsonNode value) {
        return isScalar(value) && !value.asString().isEmpty();
    }

    private static boolean isScalar(JsonNode node) {
        return node.isString() || node.isNumber() || node.isBoolean();
    }

    private static String kind(JsonNode node) {
        return node.isArray() ? "a list (see acceptedTexts())" : "null";
    }

    private static RewardException missing(Sample sample, String what) {
        return RewardException.missingReference(sample.describe() + " has " + what);
    }
}
