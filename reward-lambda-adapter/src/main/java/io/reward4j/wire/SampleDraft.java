package io.reward4j.wire;

import io.reward4j.Message;
import io.reward4j.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of one sample, as they came.
final class SampleDraft {

    @Nullable
    WireId id;
    @Nullable
    List<Message> messages;
    @Nullable
    List<Message> prompt;
    JsonNode reference = MissingNode.getInstance();
    JsonNode metadata = MissingNode.getInstance();

    /// What else the conversation may be made of: answers, `query` and `system`.
    private @Nullable ObjectNode said;

    /// Every other field.
    private @Nullable ObjectNode others;

    /// Sets a field that the conversation may be made of; false if it came before.
    boolean say(String name, JsonNode value) {
        if (said == null) {
            said = JsonNodeFactory.instance.objectNode();
        }
        return said.replace(name, value) == null;
    }

    /// Sets a field of no meaning; false if it came before.
    boolean set(String name, JsonNode value) {
        if (others == null) {
            others = JsonNodeFactory.instance.objectNode();
        }
        return others.replace(name, value) == null;
    }

    boolean saysMore() {
        return said != null;
    }

    /// A field of the conversation; a missing node if it did not come or was taken.
    JsonNode said(String name) {
        return said == null ? MissingNode.getInstance() : said.path(name);
    }

    /// Takes a field into the conversation, so that it is not metadata.
    void take(String name) {
        if (said != null) {
            said.remove(name);
        }
    }

    /// Another field; a missing node if it did not come.
    JsonNode other(String name) {
        return others == null ? MissingNode.getInstance() : others.path(name);
    }

    /// Returns the sample.
    ///
    /// @throws Refusal if it has no answer of the model, or a field of a wrong type
    Sample sample(String id) {
        if (!(metadata.isObject() || metadata.isNull() || metadata.isMissingNode())) {
            throw new Refusal("metadata: expected an object, found " + Refusal.kind(metadata.asToken()));
        }
        JsonNode found = References.of(this);
        return new Sample(id, Conversations.of(this), found, allMetadata());
    }

    private JsonNode allMetadata() {
        if (said == null && others == null && metadata.isObject()) {
            return metadata;
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        putAll(all, others);
        putAll(all, said);
        putAll(all, metadata);
        return all;
    }

    private static void putAll(ObjectNode target, @Nullable JsonNode source) {
        if (source != null) {
            source.properties().forEach(field -> target.set(field.getKey(), field.getValue()));
        }
    }
}
