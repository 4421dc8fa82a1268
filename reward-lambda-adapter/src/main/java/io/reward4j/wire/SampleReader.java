package io.reward4j.wire;

import io.reward4j.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads one sample out of a stream of tokens, and whatever it holds leaves the parser at its end.
final class SampleReader {

    private final JsonParser parser;
    private final int depth;
    private final SampleDraft draft = new SampleDraft();
    private final NodeReader values;
    private final MessageReader messages;

    private SampleReader(JsonParser parser) {
        this.parser = parser;
        this.depth = depth();
        this.values = new NodeReader(depth);
        this.messages = new MessageReader(values, depth);
    }

    /// Reads the value that the parser stands at as a sample.
    ///
    /// @param index where it stands, from 0
    /// @throws tools.jackson.core.JacksonException if the text is not JSON
    static Entry read(JsonParser parser, long index) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            String found = Refusal.kind(parser.currentToken());
            parser.skipChildren();
            return new Entry.Refused(
                    WireId.ofIndex(index), "sample " + index + ": expected an object, found " + found);
        }
        return new SampleReader(parser).read(index);
    }

    private Entry read(long index) {
        try {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                field(name);
            }
            WireId id = id(index);
            return new Entry.Ready(id, draft.sample(id.text()));
        } catch (Refusal refusal) {
            skipToEnd();
            return new Entry.Refused(id(index), "sample " + index + ": " + refusal.getMessage());
        }
    }

    private void field(String name) {
        if (!draft.see(name)) {
            throw Refusal.at(parser, depth, "the field is there twice");
        }
        JsonToken value = parser.currentToken();
        switch (name) {
            case "id" -> draft.id(WireId.read(parser, values));
            case "messages" -> {
                if (value != JsonToken.VALUE_NULL) {
                    draft.messages(messages.messages(parser));
                }
            }
            case "prompt" -> {
                if (value == JsonToken.START_ARRAY) {
                    draft.prompt(messages.messages(parser));
                } else if (value != JsonToken.VALUE_NULL) {
                    draft.prompt(List.of(Message.user(messages.content(parser))));
                }
            }
            default -> draft.set(name, values.node(parser));
        }
    }

    private WireId id(long index) {
        WireId id = draft.id();
        return id == null ? WireId.ofIndex(index) : id;
    }

    /// Reads on to the end of the sample for its id's sake.
    private void skipToEnd() {
        while (depth() >= depth) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.PROPERTY_NAME && depth() == depth && parser.currentName().equals("id")) {
                parser.nextToken();
                lateId();
            }
        }
    }

    private void lateId() {
        if (draft.id() == null) {
            draft.id(readableId());
        }
    }

    private @Nullable WireId readableId() {
        try {
            return WireId.read(parser, values);
        } catch (Refusal refusal) {
            return null;
        }
    }

    private int depth() {
        return parser.streamReadContext().getNestingDepth();
    }
}
