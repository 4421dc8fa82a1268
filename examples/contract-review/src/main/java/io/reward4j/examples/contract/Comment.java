package io.reward4j.examples.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One comment of a review. What a model leaves out is empty.
///
/// @param type what the comment is about, in a word or two
/// @param excerpt the passage of the contract that it is about
/// @param issue what is wrong with the passage
/// @param action what to do about it
record Comment(String type, String excerpt, String issue, String action) {

    private static final String TYPE = "type";
    private static final String EXCERPT = "text_excerpt";
    private static final String ISSUE = "issue";
    private static final String ACTION = "recommended_action";

    static Comment of(JsonNode node) {
        return new Comment(text(node, TYPE), text(node, EXCERPT), text(node, ISSUE), text(node, ACTION));
    }

    /// What the reviewer says in his own words, a line for each of the two.
    String words() {
        return issue + "\n" + action;
    }

    /// This comment as a review holds it.
    ObjectNode toJson() {
        return JsonMapper.shared().createObjectNode()
                .put(TYPE, type).put(EXCERPT, excerpt).put(ISSUE, issue).put(ACTION, action);
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.stringValue() : "";
    }
}
