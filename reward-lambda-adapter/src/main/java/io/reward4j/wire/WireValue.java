package io.reward4j.wire;

import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A value of a [WireObject].
///
/// @param node the value; a missing node if there is none, or none that may be read
/// @param refusal why it may not be read, and where, if it may not
public record WireValue(JsonNode node, Optional<String> refusal) {

    static final WireValue MISSING = of(MissingNode.getInstance());

    public WireValue {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(refusal, "refusal");
    }

    static WireValue of(JsonNode node) {
        return new WireValue(node, Optional.empty());
    }

    static WireValue refused(String reason) {
        return new WireValue(MissingNode.getInstance(), Optional.of(reason));
    }
}
