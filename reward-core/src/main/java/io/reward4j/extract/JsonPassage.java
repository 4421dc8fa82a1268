package io.reward4j.extract;

import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// A JSON value in a text.
///
/// @param value what stands there
/// @param after the text that follows it, up to the next value
public record JsonPassage(JsonNode value, String after) {

    public JsonPassage {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(after, "after");
    }
}
