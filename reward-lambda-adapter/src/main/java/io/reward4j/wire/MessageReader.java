package io.reward4j.wire;

import io.reward4j.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the messages of one sample.
///
/// The content of a message is a text, a block, or a list of texts and blocks; `null` is an empty
/// text. The texts are joined with nothing between them. A block is an object with a `text`, and with
/// the `type` `text` or none; other blocks, such as images and tool calls, hold no text.
final class MessageReader {

    private final NodeReader values;
    private final int depth;

    MessageReader(NodeReader values, int depth) {
        this.values = values;
        this.depth = depth;
    }

    /// Reads the list that the parser stands at.
    List<Message> messages(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Refusal.expected("a list of messages", parser, depth);
        }
        List<Message> messages = new ArrayList<>(4);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            messages.add(message(parser));
        }
        return messages;
    }

    private Message message(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Refusal.expected("a message", parser, depth);
        }
        String role = null;
        String content = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "role" -> {
                    checkFirst(parser, role);
                    if (value != JsonToken.VALUE_STRING) {
                        throw Refusal.expected("text", parser, depth);
                    }
                    role = role(values.text(parser));
                }
                case "content" -> {
                    checkFirst(parser, content);
                    content = content(parser);
                }
                default -> parser.skipChildren();
            }
        }
        if (role == null) {
            throw Refusal.at(parser, depth, "a message without a role");
        }
        return new Message(role, content == null ? "" : content);
    }

    private static String role(String role) {
        return switch (role) {
            case "assistant", "nova_assistant", "bot" -> "assistant";
            case "user" -> "user";
            case "system", "developer" -> "system";
            default -> role;
        };
    }

    /// Reads the content that the parser stands at.
    String content(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> values.text(parser);
            case VALUE_NULL -> "";
            case START_OBJECT -> block(parser);
            case START_ARRAY -> blocks(parser);
            default -> throw Refusal.expected("text, a block or a list of blocks", parser, depth);
        };
    }

    private String blocks(JsonParser parser) {
        StringBuilder joined = new StringBuilder();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            joined.append(switch (token) {
                case VALUE_STRING -> values.text(parser);
                case VALUE_NULL -> "";
                case START_OBJECT -> block(parser);
                default -> throw Refusal.expected("text or a block", parser, depth);
            });
            if (joined.length() > Limits.TEXT) {
                throw Refusal.at(parser, depth, "blocks of more than " + Limits.TEXT + " characters");
            }
        }
        return joined.toString();
    }

    private String block(JsonParser parser) {
        String type = null;
        String text = null;
        Refusal unreadable = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                checkFirst(parser, type);
                type = values.text(parser);
            } else if (name.equals("text") && value == JsonToken.VALUE_STRING) {
                checkFirst(parser, text);
                text = values.text(parser);
            } else {
                if (name.equals("text") && value != JsonToken.VALUE_NULL) {
                    unreadable = Refusal.expected("text", parser, depth);
                }
                parser.skipChildren();
            }
        }
        if (type != null && !type.equals("text")) {
            return "";
        }
        if (unreadable != null) {
            throw unreadable;
        }
        return text == null ? "" : text;
    }

    private void checkFirst(JsonParser parser, @Nullable String before) {
        if (before != null) {
            throw Refusal.at(parser, depth, "the field is there twice");
        }
    }
}
