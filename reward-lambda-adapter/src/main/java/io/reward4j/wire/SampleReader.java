package io.reward4j.wire;

import io.reward4j.Message;
import io.reward4j.wire.json.Allowance;
import io.reward4j.wire.json.Json;
import io.reward4j.wire.json.Limits;
import io.reward4j.wire.json.NodeReader;
import io.reward4j.wire.json.SampleReadException;
import io.reward4j.wire.message.MessageReader;
import io.reward4j.wire.message.TurnDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

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
    private final SampleFields fields;
    private final NodeReader values;
    private final MessageReader messages;
    private SampleDraft draft;
    private int seen;

    /// @param parser stands before or at the first sample
    /// @param depth how deep the fields of samples are nested
    SampleReader(JsonParser parser, int depth, SampleFields fields) {
        this(parser, depth, fields, Allowance.ofHeap());
    }

    SampleReader(JsonParser parser, int depth, SampleFields fields, Allowance allowance) {
        this.parser = parser;
        this.depth = depth;
        this.fields = fields;
        this.values = new NodeReader(depth, allowance);
        this.messages = new MessageReader(values, depth);
        this.draft = new SampleDraft(fields);
    }

    /// Reads the value that the parser stands at as a sample: an object, or one in a text.
    ///
    /// @param index where it stands, from 0
    /// @throws tools.jackson.core.JacksonException if the text is not JSON
    Entry read(long index) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            Optional<Entry> sample = sampleInText(index);
            if (sample.isPresent()) {
                return sample.get();
            }
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            String found = SampleReadException.kind(parser.currentToken());
            parser.skipChildren();
            return new Entry.Refused(
                    WireId.ofIndex(index), "sample " + index + ": expected an object, found " + found);
        }
        draft = new SampleDraft(fields);
        seen = 0;
        long before = values.allowance().taken();
        try {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                field(name, parser.nextToken());
            }
            WireId id = id(index);
            return new Entry.Ready(id, draft.sample(id.text()));
        } catch (SampleReadException refusal) {
            values.allowance().backTo(before);
            skipToEnd();
            String reason = "sample " + index + ": " + refusal.getMessage();
            return refusal.isUnanswered()
                    ? new Entry.Unanswered(id(index), reason)
                    : new Entry.Refused(id(index), reason);
        }
    }

    /// Returns the id of a sample whose text turned out to be broken, if that stands before the fault.
    WireId idSoFar(long index) {
        return id(index);
    }

    private Optional<Entry> sampleInText(long index) {
        String text = parser.getStringLength() > Limits.TEXT ? "" : parser.getString();
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try (JsonParser inner = Json.parser(text)) {
            inner.nextToken();
            Entry entry = new SampleReader(inner, 1, fields, values.allowance()).read(index);
            return inner.nextToken() == null ? Optional.of(entry) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private void field(String name, JsonToken value) {
        if (name.equals("id")) {
            once(ID);
            draft.id = WireId.read(parser, values);
        } else if (fields.hasStandardMessages() && name.equals("messages")) {
            once(MESSAGES);
            draft.messages = value == JsonToken.VALUE_NULL ? null : messages.messages(parser);
        } else if (fields.hasStandardMessages() && name.equals("prompt")) {
            once(PROMPT);
            draft.prompt = prompt(value);
        } else {
            tree(name);
        }
    }

    /// Reads a field that is any JSON, in one place for all: the reader of trees is long, and would be compiled into
    /// each of several.
    private void tree(String name) {
        boolean reference = name.equals("reference_answer");
        boolean metadata = name.equals("metadata");
        if (reference || metadata) {
            once(reference ? REFERENCE : METADATA);
        }
        JsonNode node = values.node(parser);
        if (reference) {
            draft.reference = node;
        } else if (metadata) {
            draft.setMetadata(node);
        } else {
            once(draft.set(name, node));
        }
    }

    private @Nullable List<Message> prompt(JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        if (value == JsonToken.START_ARRAY) {
            return messages.messages(parser);
        }
        TurnDraft question = new TurnDraft();
        messages.content(parser, question);
        List<Message> asked = new ArrayList<>(4);
        question.addTo(asked, "user", Optional.empty());
        return asked;
    }

    private void once(int field) {
        once((seen & field) == 0);
        seen |= field;
    }

    private void once(boolean first) {
        if (!first) {
            throw SampleReadException.at(parser, depth, "the field is there twice");
        }
    }

    private WireId id(long index) {
        return draft.id().orElseGet(() -> WireId.ofIndex(index));
    }

    /// Reads on to the end of the sample, for its id's sake.
    private void skipToEnd() {
        while (nesting() >= depth) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.PROPERTY_NAME && nesting() == depth) {
                lateField(parser.currentName());
            }
        }
    }

    /// Keeps what may be the id. One reason for a refusal is enough: what is wrong here is not said.
    private void lateField(String name) {
        try {
            if (name.equals("id") && (seen & ID) == 0) {
                seen |= ID;
                parser.nextToken();
                draft.id = WireId.read(parser, values);
            } else if (!name.equals("id") && fields.idPaths().stream().anyMatch(path -> path.field().equals(name))) {
                parser.nextToken();
                lateNode(name, values.node(parser));
            }
        } catch (SampleReadException refusal) {
            // the sample is answered under its index
        }
    }

    private void lateNode(String name, JsonNode node) {
        if (name.equals("metadata")) {
            draft.setMetadata(node);
        } else {
            draft.set(name, node);
        }
    }

    private int nesting() {
        return parser.streamReadContext().getNestingDepth();
    }
}
