package io.reward4j.extract;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Extractors of JSON: the value a text holds, and places inside it.
///
/// All of them refuse duplicate keys, `NaN`, numbers beyond the range of a double, nesting deeper than 256 levels,
/// numbers of more than 1000 and names of more than 50,000 characters, and texts of more than 16 Mi (2²⁴) characters.
/// Fractions are read as doubles, whole numbers exactly. Time and memory are linear in the text. A place is a JSON
/// pointer (RFC 6901), such as `/opinions/0/target`; `""` is the whole value.
public final class JsonExtractors {

    private JsonExtractors() {}

    /// Returns an extractor of text that is exactly one JSON value (RFC 8259), with white space around it at most.
    public static Extractor<JsonNode> strict() {
        return JsonText.STRICT::read;
    }

    /// Returns an extractor of the last top-level object or array of a text, outside of [reasoning
    /// blocks][ReasoningBlocks]; inside its strings, tags and fences are text.
    ///
    /// Prose and code fences may stand around it. Read as meant are comments, trailing commas, single quotes, unquoted
    /// names, Python's `True`, `False` and `None`, raw line breaks and tabs in strings, and LaTeX with single
    /// backslashes: `\sqrt`, `\frac`, `\text` stay as written (`\b` and `\f` before a letter are taken for LaTeX, `\n`,
    /// `\r` and `\t` before the rest of a known command). Nothing else is repaired: where the last value is truncated
    /// or not well-formed there is no value, rather than an earlier one or a fragment.
    ///
    /// What holds no quoted string or name, such as `[1]` or `{}`, is as common in prose as in JSON, and counts only
    /// where it stands alone on its lines. A number, string or literal is read where it is the whole text.
    public static Extractor<JsonNode> lenient() {
        return LenientJson.INSTANCE;
    }

    /// Returns an extractor of every JSON object or array that a model wrote into a reply to a program, in order; never
    /// an empty list. For readers who know the value that is meant by what stands in it, such as a code that nobody
    /// else knows: prose, other values and brackets that never close may stand around it.
    ///
    /// Values are read as [#lenient()] reads them. Inside of brackets that hold no JSON, only text that is JSON by the
    /// letter counts, and no member of an object or array that was cut off. Reasoning is left out: [ReasoningBlocks]
    /// and, where something closes them, `<reasoning>`, `<thought>`, `<analysis>`, `<scratchpad>`, `<reflection>`,
    /// `[THINK]`, `◁think▷`, `<seed:think>`, `<|START_THINKING|>` and the channels of harmony (`<|channel|>analysis`).
    /// A value without quotes, or a scalar, is read where the text is nothing else.
    public static Extractor<List<JsonPassage>> passages() {
        return JsonPassages::in;
    }

    /// Returns an extractor of the value at a place, read [leniently][#lenient()].
    ///
    /// @throws IllegalArgumentException where `pointer` is no JSON pointer
    public static Extractor<JsonNode> at(String pointer) {
        JsonPointer place = JsonPlace.pointer("pointer", pointer);
        return lenient().then(root -> at(root, place));
    }

    /// Returns an extractor of the string, number or boolean at a place, as text, read [leniently][#lenient()].
    ///
    /// @throws IllegalArgumentException where `pointer` is no JSON pointer
    public static Extractor<String> text(String pointer) {
        JsonPointer place = JsonPlace.pointer("pointer", pointer);
        return at(pointer).then(node -> node.isValueNode() && !node.isNull()
                ? Extraction.found(node.asString())
                : Extraction.missing("no text at " + shown(place)));
    }

    /// Returns an extractor of the elements of the array at a place, read [leniently][#lenient()]: a string as its
    /// text, anything else as JSON.
    ///
    /// @throws IllegalArgumentException where `pointer` is no JSON pointer
    public static Extractor<List<String>> items(String pointer) {
        JsonPointer place = JsonPlace.pointer("pointer", pointer);
        return array(place).map(array -> array.valueStream()
                .map(element -> element.isString() ? element.stringValue() : element.toString()).toList());
    }

    /// Returns an extractor of the elements of the array at a place, read [leniently][#lenient()] and bound to a record
    /// or another type that Jackson knows.
    ///
    /// Binding is strict: every component must be there and not null, and strings, numbers and booleans do not stand in
    /// for each other; unknown properties are passed over. Where one element cannot be bound there is no list, and the
    /// reason names the place.
    ///
    /// @throws IllegalArgumentException where `pointer` is no JSON pointer
    public static <T> Extractor<List<T>> list(String pointer, Class<T> type) {
        Objects.requireNonNull(type, "type");
        JsonPointer place = JsonPlace.pointer("pointer", pointer);
        return array(place).then(array -> {
            List<T> bound = new ArrayList<>(array.size());
            for (int i = 0; i < array.size(); i++) {
                switch (JsonText.STRICT.bind(array.get(i), type, place + "/" + i)) {
                    case Found<T>(T value) -> bound.add(value);
                    case Missing<T>(String reason) -> {
                        return Extraction.missing(reason);
                    }
                }
            }
            return Extraction.found(List.copyOf(bound));
        });
    }

    private static Extractor<JsonNode> array(JsonPointer place) {
        return lenient().then(root -> at(root, place)).then(node -> node.isArray()
                ? Extraction.found(node)
                : Extraction.missing("no array at " + shown(place)));
    }

    private static Extraction<JsonNode> at(JsonNode root, JsonPointer place) {
        JsonNode node = root.at(place);
        if (node.isMissingNode()) {
            return Extraction.missing("nothing at " + shown(place));
        }
        return Extraction.found(node);
    }

    private static String shown(JsonPointer place) {
        return place.matches() ? "the top level" : place.toString();
    }
}
