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

    static JsonNode of(SampleDraft draft) {
        JsonNode found = draft.metadata.path("reference_answer");
        if (isThere(found)) {
            return found;
        }
        return isThere(draft.reference) ? draft.reference : elsewhere(draft);
    }

    private static JsonNode elsewhere(SampleDraft draft) {
        return first(
                draft.other("reward_model").path("ground_truth"),
                draft.other("extra_info").path("reference_answer"),
                draft.other("extra_info").path("answer"),
                draft.metadata.path("ground_truth"),
                draft.other("ground_truth"),
                Conversations.responseIsExpected(draft) ? draft.said("response") : MissingNode.getInstance(),
                draft.other("chosen"));
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
