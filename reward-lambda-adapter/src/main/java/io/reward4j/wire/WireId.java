package io.reward4j.wire;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// The id of a sample, echoed with the type it came with, and as it was written: a number keeps its
/// spelling, but for those within a list or an object.
final class WireId {

    private final String text;
    private final @Nullable String json;

    private WireId(String text, @Nullable String json) {
        this.text = text;
        this.json = json;
    }

    /// The id of a sample that came without one.
    static WireId ofIndex(long index) {
        return new WireId("sample-" + index, null);
    }

    /// Reads the value that the parser stands at; `null` says that there is no id.
    static @Nullable WireId read(JsonParser parser, NodeReader nodes) {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> {
                String text = nodes.text(parser);
                yield new WireId(text, Json.firstLoneSurrogate(text) < 0 ? null : Json.quoted(text));
            }
            case START_OBJECT, START_ARRAY -> {
                String json = Json.escapeLoneSurrogates(nodes.node(parser).toString());
                yield new WireId(json, json);
            }
            default -> {
                String json = nodes.scalarText(parser);
                yield new WireId(json, json);
            }
        };
    }

    /// The id as text.
    String text() {
        return text;
    }

    /// Tells whether the two are the same id, of the same type.
    boolean isSame(WireId other) {
        return text.equals(other.text) && Objects.equals(json, other.json);
    }

    void writeTo(JsonGenerator out) {
        if (json == null) {
            out.writeString(text);
        } else {
            out.writeRawValue(json);
        }
    }
}
