package io.reward4j.wire;

import io.reward4j.Message;
import io.reward4j.Sample;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The fields of one sample, as they came.
final class SampleDraft {

    private static final String METADATA = "metadata";

    private final Set<String> own = new HashSet<>(4);
    private @Nullable WireId id;
    private @Nullable List<Message> messages;
    private @Nullable List<Message> prompt;
    private final ObjectNode others = JsonNodeFactory.instance.objectNode();

    /// Notes that a field came; false if it came before.
    boolean see(String name) {
        return switch (name) {
            case "id", "messages", "prompt" -> own.add(name);
            default -> !others.has(name);
        };
    }

    void id(@Nullable WireId id) {
        this.id = id;
    }

    @Nullable
    WireId id() {
        return id;
    }

    void messages(List<Message> messages) {
        this.messages = messages;
    }

    @Nullable
    List<Message> messages() {
        return messages;
    }

    void prompt(List<Message> prompt) {
        this.prompt = prompt;
    }

    @Nullable
    List<Message> prompt() {
        return prompt;
    }

    void set(String name, JsonNode value) {
        others.set(name, value);
    }

    /// The value of a field; a missing node if it did not come.
    JsonNode get(String name) {
        return others.path(name);
    }

    /// Takes a field out, so that it is not metadata.
    void remove(String name) {
        others.remove(name);
    }

    /// Returns the sample.
    ///
    /// @throws Refusal if it has no answer of the model, or a field of a wrong type
    Sample sample(String id) {
        JsonNode metadata = metadata();
        JsonNode reference = References.of(this, metadata);
        List<Message> conversation = Conversations.of(this);
        others.remove("reference_answer");
        for (var field : metadata.properties()) {
            others.set(field.getKey(), field.getValue());
        }
        return new Sample(id, conversation, reference, others);
    }

    private JsonNode metadata() {
        JsonNode metadata = others.path(METADATA);
        if (!(metadata.isObject() || metadata.isNull() || metadata.isMissingNode())) {
            throw new Refusal(METADATA + ": expected an object, found " + Refusal.kind(metadata.asToken()));
        }
        others.remove(METADATA);
        return metadata;
    }
}
