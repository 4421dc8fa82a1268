package io.reward4j.wire;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Finds the reference of a sample in the places where trainers put it.
///
/// In this order: `metadata.reference_answer`, `reference_answer`, `reward_model.ground_truth`,
/// `extra_info.reference_answer`, `extra_info.answer`, `metadata.ground_truth`, `ground_truth`,
/// `response` where it is the expected answer, `chosen`. A place that holds `null`, an empty text, or
/// an object with nothing but an empty `text` counts as having none.
final class References {

    private References() {}

    static JsonNode of(SampleDraft draft, JsonNode metadata) {
        JsonNode found = metadata.path("reference_answer");
        if (isThere(found)) {
            return found;
        }
        found = draft.get("reference_answer");
        if (isThere(found)) {
            return found;
        }
        return first(
                draft.get("reward_model").path("ground_truth"),
                draft.get("extra_info").path("reference_answer"),
                draft.get("extra_info").path("answer"),
                metadata.path("ground_truth"),
                draft.get("ground_truth"),
                Conversations.responseIsExpected(draft) ? draft.get("response") : MissingNode.getInstance(),
                draft.get("chosen"));
    }

    private static JsonNode first(JsonNode... places) {
        for (JsonNode place : places) {
            if (isThere(place)) {
                return place;
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean isThere(JsonNode node) {
        if (node.isObject()) {
            return node.size() != 1 || isThere(node.path("text")) || !node.has("text");
        }
        return !(node.isMissingNode() || node.isNull() || (node.isString() && node.asString().isEmpty()));
    }
}
