package io.reward4j.wire.http;

import io.reward4j.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads conversations: a text, which the user said, or a list of messages and other items.
///
/// The content of a message is a text or a list of parts, whose texts are joined. Items of other types,
/// such as reasoning and calls, are left out, apart from the outputs of functions.
final class Turns {

    private static final Set<String> TEXTS = Set.of("text", "input_text", "output_text");
    private static final String FUNCTION_OUTPUT = "function_call_output";

    private Turns() {}

    /// @param place names the value in messages
    /// @throws io.reward4j.wire.UnreadableEventException if it is none of these
    static List<Message> read(JsonNode value, String place) {
        if (value.isString()) {
            return List.of(Message.user(value.asString()));
        }
        if (!value.isArray()) {
            throw Fields.unreadable(place + ": expected a text or a list of messages");
        }
        List<Message> turns = new ArrayList<>(value.size());
        for (JsonNode item : value) {
            if (!item.isObject()) {
                throw Fields.unreadable(place + ": expected a message");
            }
            JsonNode type = item.path("type");
            if (type.isMissingNode() || type.isNull() || type.asString("").equals("message")) {
                turns.add(message(item, place));
            } else if (type.asString("").equals(FUNCTION_OUTPUT)) {
                turns.add(new Message("tool", content(item.path("output"), place)));
            }
        }
        return turns;
    }

    private static Message message(JsonNode item, String place) {
        JsonNode role = item.path("role");
        if (!role.isString()) {
            throw Fields.unreadable(place + ": a message without a role");
        }
        String name = role.asString().equals("developer") ? "system" : role.asString();
        return new Message(name, content(item.path("content"), place));
    }

    private static String content(JsonNode content, String place) {
        if (content.isString()) {
            return content.asString();
        }
        if (content.isNull() || content.isMissingNode()) {
            return "";
        }
        if (!content.isArray()) {
            throw Fields.unreadable(place + ": expected text or a list of parts as the content of a message");
        }
        StringBuilder joined = new StringBuilder();
        for (JsonNode part : content) {
            JsonNode text = part.path("text");
            if (text.isString() && TEXTS.contains(part.path("type").asString("text"))) {
                joined.append(text.asString());
            }
        }
        return joined.toString();
    }
}
