package io.reward4j.judge.layer;

import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What takes a nonce's place in recordings: `{nonce}`.
///
/// Text that holds a stand-in of its own is kept apart by one `literal-` more: `{nonce}` is stored as
/// `{literal-nonce}`, `{literal-nonce}` as `{literal-literal-nonce}`, and so on. Both ways are one pass; no text is
/// read twice, and whatever is put in can be had back.
final class NoncePlaceholder {

    private static final String NONCE = "nonce}";
    private static final String LITERAL = "literal-";
    private static final int MAX_DEPTH = 400;

    private NoncePlaceholder() {}

    /// Returns the text with a stand-in for each occurrence of `nonce`, which may be empty: then there is none.
    static String putIn(String text, String nonce) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int at = 0;
        while (at < text.length()) {
            int end;
            if (!nonce.isEmpty() && text.startsWith(nonce, at)) {
                out.append('{').append(NONCE);
                at += nonce.length();
            } else if ((end = end(text, at)) > 0) {
                out.append('{').append(LITERAL).append(text, at + 1, end);
                at = end;
            } else {
                out.append(text.charAt(at++));
            }
        }
        return out.toString();
    }

    /// Returns the text with `nonce` in place of each stand-in.
    static String takeOut(String text, String nonce) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (end < 0) {
                out.append(text.charAt(at++));
            } else {
                if (text.startsWith(LITERAL, at + 1)) {
                    out.append('{').append(text, at + 1 + LITERAL.length(), end);
                } else {
                    out.append(nonce);
                }
                at = end;
            }
        }
        return out.toString();
    }

    /// Returns a copy of `node` with each text and name changed.
    ///
    /// @throws IllegalArgumentException if it is nested more than 400 deep
    static JsonNode map(JsonNode node, UnaryOperator<String> change) {
        return map(node, change, MAX_DEPTH);
    }

    private static JsonNode map(JsonNode node, UnaryOperator<String> change, int depth) {
        if (depth == 0) {
            throw new IllegalArgumentException("nested more than " + MAX_DEPTH + " deep");
        }
        if (node.isString()) {
            return JsonNodeFactory.instance.stringNode(change.apply(node.stringValue()));
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(item -> copy.add(map(item, change, depth - 1)));
            return copy;
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(
                    property -> copy.set(change.apply(property.getKey()), map(property.getValue(), change, depth - 1)));
            return copy;
        }
        return node;
    }

    /// Returns where the stand-in or literal one that starts at `at` ends; `-1` where none does.
    private static int end(String text, int at) {
        if (text.charAt(at) != '{') {
            return -1;
        }
        int next = at + 1;
        while (text.startsWith(LITERAL, next)) {
            next += LITERAL.length();
        }
        return text.startsWith(NONCE, next) ? next + NONCE.length() : -1;
    }
}
