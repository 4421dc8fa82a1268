package io.reward4j.wire.http;

import io.reward4j.wire.UnreadableEventException;
import io.reward4j.wire.WireObject;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the fields that several formats have.
final class Fields {

    private Fields() {}

    static UnreadableEventException unreadable(String what) {
        return new UnreadableEventException("cannot read the request: " + what);
    }

    /// Returns a field that has to be an object.
    static JsonNode object(WireObject object, String name) {
        JsonNode value = object.value(name).node();
        if (!value.isObject()) {
            throw unreadable(name + ": expected an object");
        }
        return value;
    }

    /// Returns a reference; a missing node for `null` and an empty text.
    static JsonNode reference(JsonNode node) {
        return isThere(node) ? node : MissingNode.getInstance();
    }

    static boolean isThere(JsonNode node) {
        return !(node.isMissingNode() || node.isNull() || (node.isString() && node.asString().isEmpty()));
    }

    /// Returns the fields that have no meaning in the format.
    static ObjectNode metadata(WireObject object, Set<String> known) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        for (String name : object.names()) {
            if (!known.contains(name)) {
                metadata.set(name, object.value(name).node());
            }
        }
        return metadata;
    }
}
