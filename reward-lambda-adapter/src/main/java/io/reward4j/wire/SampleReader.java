package io.reward4j.wire;

import io.reward4j.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads samples out of a stream of tokens, one after the other. Whatever one holds, the parser is at
/// its end afterwards.
final class SampleReader {

    private static final int ID = 1;
    private static final int MESSAGES = 2;
    private static final int PROMPT = 4;
    private static final int REFERENCE = 8;
    private static final int METADATA = 16;

    private final JsonParser parser;
    private final int depth;
    private final NodeReader values;
    private final MessageReader messages;
    private SampleDraft draft = new SampleDraft();
    private int seen;

    /// @param parser stands before or at the first sample
    /// @param depth how deep the fields of samples are nested
    SampleReader(JsonParser parser, int depth) {
        this.parser = parser;
        this.depth = depth;
        this.values = new NodeReader(depth);
        this.messages = new MessageReader(values, depth);
    }

    /// Reads the value that the parser stands at as a sample.
    ///
    /// @param index where it stands, from 0
    /// @throws tools.jackson.core.JacksonException if the text is not JSON
    Entry read(long index) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            String found = Refusal.kind(parser.currentToken());
            parser.skipChildren();
            return new Entry.Refused(
                    WireId.ofIndex(index), "sample " + index + ": expected an object, found " + found);
        }
        draft = new SampleDraft();
        seen = 0;
        try {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                field(name, parser.nextToken());
            }
            WireId id = id(index);
            return new Entry.Ready(id, draft.sample(id.text()));
        } catch (Refusal refusal) {
            skipToEnd();
            return new Entry.Refused(id(index), "sample " + index + ": " + refusal.getMessage());
        }
    }

    private void field(String name, JsonToken value) {
        switch (name) {
            case "id" -> {
                once(ID);
                draft.id = WireId.read(parser, values);
            }
            case "messages" -> {
                once(MESSAGES);
                draft.messages = value == JsonToken.VALUE_NULL ? null : messages.messages(parser);
            }
            case "prompt" -> {
                once(PROMPT);
                draft.prompt = prompt(value);
            }
            case "reference_answer" -> {
                once(REFERENCE);
                draft.reference = values.node(parser);
            }
            case "metadata" -> {
                once(METADATA);
                draft.metadata = values.node(parser);
            }
            case "model_response", "completion", "response", "query", "system" ->
                once(draft.say(name, values.node(parser)));
            default -> once(draft.set(name, values.node(parser)));
        }
    }

    private @Nullable List<Message> prompt(JsonToken value) {
        return switch (value) {
            case VALUE_NULL -> null;
            case START_ARRAY -> messages.messages(parser);
            default -> List.of(Message.user(messages.content(parser)));
        };
    }

    private void once(int field) {
        once((seen & field) == 0);
        seen |= field;
    }

    private void once(boolean first) {
        if (!first) {
            throw Refusal.at(parser, depth, "the field is there twice");
        }
    }

    private WireId id(long index) {
        return draft.id == null ? WireId.ofIndex(index) : draft.id;
    }

    /// Reads on to the end of the sample, for its id's sake.
    private void skipToEnd() {
        while (nesting() >= depth) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.PROPERTY_NAME && nesting() == depth && parser.currentName().equals("id")) {
                parser.nextToken();
                lateId();
            }
        }
    }

    private void lateId() {
        if ((seen & ID) == 0) {
            seen |= ID;
            try {
                draft.id = WireId.read(parser, values);
            } catch (Refusal refusal) {
                // one reason is enough: the sample is answered under its index
            }
        }
    }

    private int nesting() {
        return parser.streamReadContext().getNestingDepth();
    }
}
