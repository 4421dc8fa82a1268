package io.reward4j.judge.lab.gold;

import io.reward4j.extract.JsonFaults;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads objects of JSON, one in a line; blank lines are none. A field that stands twice is refused.
final class JsonLines {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonLines() {}

    /// Takes an object; what it throws for a bad one is thrown on with the place.
    @FunctionalInterface
    interface Reader {

        void read(int line, JsonNode node);
    }

    /// @throws IllegalArgumentException if a line is no object, or the reader refuses it; the message names the line
    static void read(String name, String text, Reader reader) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isBlank()) {
                try {
                    reader.read(number, object(line));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(name + ", line " + number + ": " + e.getMessage(), e);
                }
            }
        }
    }

    /// @throws IllegalArgumentException if it is no object
    static JsonNode object(String text) {
        try {
            JsonNode node = STRICT.readTree(text);
            if (!node.isObject()) {
                throw new IllegalArgumentException("no JSON object");
            }
            return node;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(JsonFaults.describe(e), e);
        }
    }
}
