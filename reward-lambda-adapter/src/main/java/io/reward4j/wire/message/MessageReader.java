package io.reward4j.wire.message;

import io.reward4j.Message;
import io.reward4j.ToolResult;
import io.reward4j.wire.json.Json;
import io.reward4j.wire.json.NodeReader;
import io.reward4j.wire.json.SampleReadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.TreeTraversingParser;

/// Reads the messages of one sample, whole, in the spellings that [BlockReader] and [ToolCallReader] name.
///
/// A message is an object with a `role` and a `content`: a text, a number, a block, or a list of texts and blocks;
/// `null` is an empty text. Texts are joined with nothing between them. Beside the content a message may have
/// `tool_calls`, `function_call`, `tool_call_id`, `name`, `reasoning_content` or `reasoning`, `refusal` and `audio`;
/// `parts` is another name of the content. The results of tools within a turn of the user become turns of the role
/// `tool`, before it.
///
/// An object without a role that has a type, such as `function_call`, is an item of a response: reasoning, calls and
/// the message that follows them are one turn of the assistant.
public final class MessageReader {

    private static final String ASSISTANT = "assistant";
    private static final String TOOL = "tool";
    private static final Set<String> OWN_ROLES = Set.of(ASSISTANT, "user", "system", TOOL);

    /// The fields of a message, or of an item of a response, that are read as trees. Any other is passed over.
    private static final Set<String> BESIDE_CONTENT = Set.of(
            "tool_calls", "function_call", "tool_call_id", "toolCallId", "call_id", "tool_use_id", "name", "tool_name",
            "reasoning_content", "reasoning", "thinking", "refusal", "audio", "is_error", "status",
            "type", "id", "arguments", "input", "output", "action", "summary", "text", "encrypted_content");

    private final NodeReader values;
    private final int depth;

    public MessageReader(NodeReader values, int depth) {
        this.values = values;
        this.depth = depth;
    }

    /// Reads messages that are a tree already.
    ///
    /// @param place what refusals call the list, such as `response.output`
    /// @throws SampleReadException if it is no list of messages
    public static List<Message> messages(JsonNode list, String place) {
        try (JsonParser parser = new TreeTraversingParser(list, ObjectReadContext.empty())) {
            parser.nextToken();
            return new MessageReader(new NodeReader(1), 1).messages(parser);
        } catch (SampleReadException refusal) {
            throw refusal.within(place);
        }
    }

    /// Reads the list that the parser stands at.
    public List<Message> messages(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            JsonNode list = Json.containerIn(values.text(parser));
            if (list.isArray()) {
                return messages(list, "messages");
            }
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw SampleReadException.expected("a list of messages", parser, depth);
        }
        Conversation conversation = new Conversation();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            message(parser, conversation);
        }
        return conversation.messages();
    }

    private void message(JsonParser parser, Conversation conversation) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw SampleReadException.expected("a message", parser, depth);
        }
        String role = null;
        boolean hasContent = false;
        TurnDraft turn = new TurnDraft();
        ObjectNode beside = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "role" -> {
                    checkFirst(parser, role != null);
                    if (value != JsonToken.VALUE_STRING) {
                        throw SampleReadException.expected("text", parser, depth);
                    }
                    role = values.text(parser);
                }
                case "content", "parts" -> {
                    checkFirst(parser, hasContent);
                    hasContent = true;
                    content(parser, turn);
                }
                default -> beside = beside(parser, name, beside);
            }
        }
        if (role != null) {
            conversation.add(role(role), turn, beside);
        } else if (beside != null && isItem(beside.path("type"))) {
            conversation.addItem(beside, turn, SampleReadException.place(parser, depth));
        } else {
            throw SampleReadException.at(parser, depth, "a message without a role");
        }
    }

    private static boolean isItem(JsonNode type) {
        return type.isString() && !type.stringValue().equals("message");
    }

    /// Keeps a field that stands beside the content, or passes it over.
    private @Nullable ObjectNode beside(JsonParser parser, String name, @Nullable ObjectNode before) {
        if (!BESIDE_CONTENT.contains(name) || parser.currentToken() == JsonToken.VALUE_NULL) {
            parser.skipChildren();
            return before;
        }
        ObjectNode beside = before == null ? JsonNodeFactory.instance.objectNode() : before;
        checkFirst(parser, beside.replace(name, values.node(parser)) != null);
        return beside;
    }

    /// The roles of this library for those of trainers, in any case. Any other is kept as it was written.
    static String role(String written) {
        return OWN_ROLES.contains(written) ? written : translated(written);
    }

    private static String translated(String written) {
        return switch (written.strip().toLowerCase(Locale.ROOT)) {
            case "assistant", "nova_assistant", "bot", "model" -> ASSISTANT;
            case "user", "human" -> "user";
            case "system", "developer" -> "system";
            case "tool", "function" -> TOOL;
            default -> written;
        };
    }

    /// Reads the content that the parser stands at.
    public void content(JsonParser parser, TurnDraft turn) {
        switch (parser.currentToken()) {
            case VALUE_NULL -> {
            }
            case VALUE_STRING -> turn.addText(values.text(parser));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                turn.addText(values.scalarText(parser));
            case START_OBJECT -> block(parser, turn);
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken() == JsonToken.START_ARRAY) {
                        throw SampleReadException.expected("text or a block", parser, depth);
                    }
                    content(parser, turn);
                }
            }
            default -> throw SampleReadException.expected("text, a block or a list of blocks", parser, depth);
        }
    }

    /// Reads a block; one of text, which most are, without building anything.
    private void block(JsonParser parser, TurnDraft turn) {
        String type = null;
        String text = null;
        ObjectNode fields = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                checkFirst(parser, type != null);
                type = values.text(parser);
            } else if (name.equals("text") && value == JsonToken.VALUE_STRING) {
                checkFirst(parser, text != null);
                text = values.text(parser);
            } else {
                fields = fields == null ? JsonNodeFactory.instance.objectNode() : fields;
                checkFirst(parser, fields.replace(name, values.node(parser)) != null);
            }
        }
        if (fields == null && text != null && (type == null || type.equals("text"))) {
            turn.addText(text);
            return;
        }
        fields = fields == null ? JsonNodeFactory.instance.objectNode() : fields;
        if (type != null) {
            fields.put("type", type);
        }
        if (text != null) {
            fields.put("text", text);
        }
        BlockReader.block(fields, turn, SampleReadException.place(parser, depth));
    }

    private void checkFirst(JsonParser parser, boolean seen) {
        if (seen) {
            throw SampleReadException.at(parser, depth, "the field is there twice");
        }
    }

    /// The turns read so far.
    private static final class Conversation {

        private final List<Message> messages = new ArrayList<>(4);

        /// Items of a turn of the assistant that has not spoken yet.
        private @Nullable TurnDraft open;

        void add(String role, TurnDraft turn, @Nullable ObjectNode beside) {
            if (open != null && role.equals(ASSISTANT)) {
                open.addAll(turn);
                finish(role, open, beside);
                open = null;
                return;
            }
            close();
            finish(role, turn, beside);
        }

        private void finish(String role, TurnDraft turn, @Nullable ObjectNode beside) {
            if (beside == null) {
                turn.addTo(messages, role, Optional.empty());
                return;
            }
            for (String name : List.of("reasoning_content", "reasoning", "thinking")) {
                TurnDraft thoughts = new TurnDraft();
                BlockReader.content(beside.path(name), thoughts, name);
                turn.addReasoning(thoughts.text());
            }
            BlockReader.calls(beside.path("tool_calls"), turn);
            BlockReader.calls(beside.path("function_call"), turn);
            turn.addRefusal(beside.path("refusal").asString(""));
            if (!turn.hasText()) {
                turn.addText(beside.at("/audio/transcript").asString(""));
            }
            if (beside.path("audio").isObject()) {
                turn.addAttachment(AttachmentReader.attachment(beside.path("audio"), "audio", "audio"));
            }
            turn.addTo(messages, role, result(role, beside));
        }

        private static Optional<ToolResult> result(String role, ObjectNode beside) {
            if (!role.equals(TOOL)) {
                return Optional.empty();
            }
            boolean failed = beside.path("is_error").asBoolean(false)
                    || beside.path("status").asString("").equals("error");
            return Optional.of(new ToolResult(ToolCallReader.answeredId(beside), ToolCallReader.name(beside), failed));
        }

        /// Adds an item without a role: a block of the assistant's, or the result of a tool.
        void addItem(ObjectNode item, TurnDraft content, String place) {
            TurnDraft turn = new TurnDraft();
            BlockReader.block(item, turn, place);
            turn.addAll(content);
            if (turn.holdsResults()) {
                close();
                turn.addTo(messages, TOOL, Optional.empty());
                return;
            }
            if (open == null && !messages.isEmpty() && messages.getLast().isAssistant()) {
                open = TurnDraft.of(messages.removeLast());
            }
            open = open == null ? new TurnDraft() : open;
            open.addAll(turn);
        }

        private void close() {
            if (open != null) {
                open.addTo(messages, ASSISTANT, Optional.empty());
                open = null;
            }
        }

        List<Message> messages() {
            close();
            return messages;
        }
    }
}
