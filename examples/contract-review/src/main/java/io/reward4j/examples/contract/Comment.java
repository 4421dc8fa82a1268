package io.reward4j.examples.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One comment of a review. What a model leaves out is empty.
///
/// @param id how the review names the comment; may be left out
/// @param type what the comment is about, in a word or two
/// @param excerpt the passage of the contract that it is about
/// @param issue what is wrong with the passage
/// @param action what to do about it
record Comment(String id, String type, String excerpt, String issue, String action) {

    static final String ID = "comment_id";
    private static final String TYPE = "type";
    private static final String EXCERPT = "text_excerpt";
    private static final String ISSUE = "issue";
    private static final String ACTION = "recommended_action";

    Comment(String type, String excerpt, String issue, String action) {
        this("", type, excerpt, issue, action);
    }

    static Comment of(JsonNode node) {
        return new Comment(
                text(node, ID), text(node, TYPE), text(node, EXCERPT), text(node, ISSUE), text(node, ACTION));
    }

    /// What the reviewer says in his own words, a line for each of the two.
    String words() {
        return issue + "\n" + action;
    }

    /// This comment as a review holds it.
    ObjectNode toJson() {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        if (!id.isEmpty()) {
            node.put(ID, id);
        }
        return node.put(TYPE, type).put(EXCERPT, excerpt).put(ISSUE, issue).put(ACTION, action);
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.stringValue() : "";
    }
}
