package io.reward4j.wire.http;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.wire.Conversations;
import io.reward4j.wire.Entry;
import io.reward4j.wire.Result;
import io.reward4j.wire.TrainerProtocol;
import io.reward4j.wire.WireObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// A request in [TrainerFormat#GEMINI].
record GeminiRequest(Entry entry) implements SingleExchange {

    private static final String EXAMPLE = "example";
    private static final String RESPONSE = "response";
    private static final String REFERENCES = "references";
    private static final Set<String> KNOWN = Set.of(EXAMPLE, RESPONSE, "metadata");
    private static final Set<String> CONVERSATION = Set.of("contents", "systemInstruction");

    static TrainerProtocol.Exchange read(byte[] body) {
        WireObject object = WireObject.read(body, Set.of());
        return new GeminiRequest(object.refusal().map(reason -> Entry.refused(0, reason))
                .orElseGet(() -> Entry.of(sample(object), 0)));
    }

    private static Sample sample(WireObject object) {
        JsonNode example = Fields.object(object, EXAMPLE);
        List<Message> messages = new ArrayList<>(Conversations.read(asked(example), "example.contents"));
        messages.add(Conversations.readAnswer(Fields.object(object, RESPONSE), RESPONSE));
        JsonNode references = example.path(REFERENCES);
        return new Sample("", messages, reference(references), metadata(object, example));
    }

    /// The contents after the instruction of the system. One without a role is the user's, as for the service itself.
    private static JsonNode asked(JsonNode example) {
        if (!example.path("contents").isArray()) {
            throw Fields.unreadable("example.contents: expected a list");
        }
        ArrayNode asked = JsonNodeFactory.instance.arrayNode();
        JsonNode system = example.path("systemInstruction");
        if (Fields.isThere(system)) {
            asked.add(withRole(system, "system"));
        }
        for (JsonNode content : example.path("contents")) {
            asked.add(Fields.isThere(content.path("role")) ? content : withRole(content, "user"));
        }
        return asked;
    }

    private static JsonNode withRole(JsonNode content, String role) {
        return content.isObject() ? ((ObjectNode) content.deepCopy()).put("role", role) : content;
    }

    /// The references by name, or the only one.
    private static JsonNode reference(JsonNode references) {
        if (references.isObject() && references.isEmpty()) {
            return MissingNode.getInstance();
        }
        return Fields.reference(references.isObject() && references.size() == 1
                ? references.iterator().next()
                : references);
    }

    private static ObjectNode metadata(WireObject object, JsonNode example) {
        ObjectNode metadata = Fields.metadata(object, KNOWN);
        example.properties().stream()
                .filter(field -> !CONVERSATION.contains(field.getKey()))
                .forEach(field -> metadata.set(field.getKey(), field.getValue()));
        object.value("metadata").node().properties()
                .forEach(field -> metadata.set(field.getKey(), field.getValue()));
        return metadata;
    }

    @Override
    public String reply(Result result) {
        return Replies.object(out -> {
            out.writeNumberProperty("reward", Math.clamp(result.value(), -1.0, 1.0));
            out.writeStringProperty("user_requested_aux_info", Replies.detailed(result));
        });
    }
}
