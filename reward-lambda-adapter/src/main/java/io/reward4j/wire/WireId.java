package io.reward4j.wire;

import io.reward4j.wire.json.Json;
import io.reward4j.wire.json.NodeReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/// The id of a sample, echoed with the type it came with, and as it was written: a number keeps its
/// spelling, but for those within a list or an object.
///
/// Immutable and safe for use by several threads.
public final class WireId {

    /// How made-up ids begin.
    static final String MADE_UP = "sample-";

    private final String text;
    private final @Nullable String json;
    private final boolean madeUp;

    private WireId(String text, @Nullable String json, boolean madeUp) {
        this.text = text;
        this.json = json;
        this.madeUp = madeUp;
    }

    /// Returns the id of a sample that came without one: `sample-<index>`.
    ///
    /// @param index its place, from 0
    public static WireId ofIndex(long index) {
        return new WireId(MADE_UP + index, null, true);
    }

    /// Returns an id that is a text.
    public static WireId of(String text) {
        return new WireId(text, null, false);
    }

    /// Returns an id that came as JSON.
    static WireId of(JsonNode node) {
        if (node.isString()) {
            return of(node.stringValue());
        }
        String json = Json.escapeLoneSurrogates(node.toString());
        return new WireId(json, json, false);
    }

    /// Reads the value that the parser stands at; `null` says that there is no id.
    static @Nullable WireId read(JsonParser parser, NodeReader nodes) {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> of(nodes.text(parser));
            case START_OBJECT, START_ARRAY -> of(nodes.node(parser));
            default -> {
                String json = nodes.scalarText(parser);
                yield new WireId(json, json, false);
            }
        };
    }

    /// The id as text.
    public String text() {
        return text;
    }

    /// Tells whether the sample came without an id.
    public boolean isMadeUp() {
        return madeUp;
    }

    /// Tells whether the two are the same id, of the same type.
    boolean isSame(WireId other) {
        return text.equals(other.text) && Objects.equals(json, other.json);
    }

    void writeTo(ReplyBytes.Collector out) {
        if (json == null) {
            out.text(text);
        } else {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
    }
}
