package io.reward4j.wire;

import io.reward4j.Message;
import io.reward4j.wire.json.SampleReadException;
import io.reward4j.wire.message.BlockReader;
import io.reward4j.wire.message.MessageReader;
import io.reward4j.wire.message.TurnDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads conversations out of JSON, as the events of a [RewardEndpoint] are read, for protocols of one's own: messages
/// with their calls, results, reasoning and attachments, in the spellings of OpenAI (chat completions and responses),
/// Bedrock's Converse, Anthropic and Gemini.
public final class Conversations {

    private Conversations() {}

    /// Reads a conversation: a text, which the user said, or a list of messages and items of a response.
    ///
    /// @param place names the value in messages, such as `responses_create_params.input`
    /// @throws UnreadableEventException if it is none of these
    public static List<Message> read(JsonNode value, String place) {
        try {
            if (value.isString()) {
                return List.of(Message.user(value.stringValue()));
            }
            if (!value.isArray()) {
                throw new SampleReadException("expected a text or a list of messages");
            }
            return MessageReader.messages(value, place);
        } catch (SampleReadException refusal) {
            throw new UnreadableEventException("cannot read the request: " + place + ": " + refusal.getMessage());
        }
    }

    /// Reads an answer of the model: a text, a block, a message, or a list of them; `null` is an empty text.
    ///
    /// @param place names the value in messages, such as `response`
    /// @throws UnreadableEventException if it is none of these, or not there
    public static Message readAnswer(JsonNode value, String place) {
        try {
            if (value.isMissingNode()) {
                throw new SampleReadException(place + ": expected an answer, found nothing");
            }
            TurnDraft turn = new TurnDraft();
            BlockReader.content(value, turn, place);
            List<Message> messages = new ArrayList<>();
            turn.addTo(messages, "assistant", Optional.empty());
            return messages.getLast();
        } catch (SampleReadException refusal) {
            throw new UnreadableEventException("cannot read the request: " + refusal.getMessage());
        }
    }
}
