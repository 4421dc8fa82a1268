package io.reward4j.wire;

import io.reward4j.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Puts the conversation of a sample together, from the fields that the known formats spread it over.
///
/// What was asked is `messages`, else `prompt`, else `query`, with `system` in front. What was answered
/// is `model_response`, else `completion`, else `response` beside a `prompt`; it follows the messages
/// unless they end with it already. `response` beside `model_response` or `query` is what was expected.
final class Conversations {

    private Conversations() {}

    static boolean responseIsExpected(SampleDraft draft) {
        return isThere(draft.said("model_response")) || isThere(draft.said("query"));
    }

    /// Returns the conversation and takes from the draft what went into it.
    ///
    /// @throws Refusal if the model does not speak in it
    static List<Message> of(SampleDraft draft) {
        String answer = draft.saysMore() ? answer(draft) : null;
        List<Message> conversation = draft.messages != null ? draft.messages : asked(draft);
        if (answer != null && !endsWith(conversation, answer)) {
            conversation.add(Message.assistant(answer));
        }
        for (Message message : conversation) {
            if (message.isAssistant()) {
                return conversation;
            }
        }
        throw new Refusal("no message of the assistant, and no completion");
    }

    private static List<Message> asked(SampleDraft draft) {
        List<Message> asked = new ArrayList<>();
        if (draft.prompt != null) {
            asked.addAll(draft.prompt);
        } else {
            String query = take(draft, "query");
            if (query != null) {
                asked.add(Message.user(query));
            }
        }
        if (asked.stream().noneMatch(message -> message.role().equals("system"))) {
            String system = take(draft, "system");
            if (system != null) {
                asked.add(0, Message.system(system));
            }
        }
        return asked;
    }

    private static @Nullable String answer(SampleDraft draft) {
        boolean besidePrompt = draft.messages == null && draft.prompt != null && !responseIsExpected(draft);
        String answer = take(draft, "model_response");
        if (answer == null) {
            answer = take(draft, "completion");
        }
        return answer == null && besidePrompt ? take(draft, "response") : answer;
    }

    private static boolean endsWith(List<Message> messages, String answer) {
        return !messages.isEmpty() && messages.getLast().equals(Message.assistant(answer));
    }

    private static @Nullable String take(SampleDraft draft, String name) {
        JsonNode value = draft.said(name);
        if (!isThere(value)) {
            return null;
        }
        String text = text(value, name);
        draft.take(name);
        return text;
    }

    /// Reads a text, a block, a message, or a list of them.
    private static String text(JsonNode value, String place) {
        if (value.isString()) {
            return value.asString();
        }
        if (value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            StringBuilder joined = new StringBuilder();
            for (JsonNode item : value) {
                joined.append(text(item, place));
            }
            return joined.toString();
        }
        if (value.isObject()) {
            return value.has("content") ? text(value.path("content"), place) : block(value, place);
        }
        throw new Refusal(
                place + ": expected text, a block or a list of blocks, found " + Refusal.kind(value.asToken()));
    }

    private static String block(JsonNode block, String place) {
        JsonNode type = block.path("type");
        JsonNode text = block.path("text");
        boolean holdsText = !type.isString() || type.asString().equals("text");
        return holdsText && !text.isMissingNode() ? text(text, place) : "";
    }

    private static boolean isThere(JsonNode value) {
        return !(value.isMissingNode() || value.isNull());
    }
}
