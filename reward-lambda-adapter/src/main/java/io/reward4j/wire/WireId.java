package io.reward4j.wire;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The id of a sample, echoed with the type and the text it came with.
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
                String json = Json.text(out -> copy(parser, out, nodes));
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

    private static void copy(JsonParser parser, JsonGenerator out, NodeReader nodes) {
        int open = 0;
        do {
            switch (parser.currentToken()) {
                case START_OBJECT -> {
                    nodes.checkNesting(parser, ++open);
                    out.writeStartObject();
                }
                case START_ARRAY -> {
                    nodes.checkNesting(parser, ++open);
                    out.writeStartArray();
                }
                case END_OBJECT -> {
                    open--;
                    out.writeEndObject();
                }
                case END_ARRAY -> {
                    open--;
                    out.writeEndArray();
                }
                case PROPERTY_NAME -> out.writeName(parser.currentName());
                case VALUE_STRING -> out.writeString(nodes.text(parser));
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeRawValue(nodes.scalarText(parser));
                case VALUE_TRUE, VALUE_FALSE -> out.writeBoolean(parser.currentToken() == JsonToken.VALUE_TRUE);
                case VALUE_NULL -> out.writeNull();
                case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw new IllegalStateException("no such token in text");
            }
            if (open > 0) {
                parser.nextToken();
            }
        } while (open > 0);
    }
}
