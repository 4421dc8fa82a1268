package io.reward4j.judge.lab.gold;

import io.reward4j.Message;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads the cases of a suite from lines of JSON.
final class JudgeCaseReader {

    private static final Set<String> FIELDS = Set.of(
            "id", "messages", "prompt", "completion", "reference", "metadata", "min", "max", "better_than");

    private JudgeCaseReader() {}

    /// @throws IllegalArgumentException if a line is no case, an id occurs twice, or a case is to be better than none
    static List<JudgeCase> read(String name, String text) {
        List<JudgeCase> cases = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        JsonLines.read(name, text, (line, node) -> {
            JudgeCase read = read(node);
            if (!ids.add(read.id())) {
                throw new IllegalArgumentException("there are two cases '" + read.id() + "'");
            }
            cases.add(read);
        });
        for (JudgeCase each : cases) {
            for (String other : each.betterThan()) {
                if (!ids.contains(other)) {
                    throw new IllegalArgumentException(
                            name + ": case '" + each.id() + "' is to be better than '" + other
                                    + "', which is not there");
                }
            }
        }
        if (cases.stream().noneMatch(JudgeCase::expects)) {
            throw new IllegalArgumentException(name + ": no case expects anything");
        }
        return List.copyOf(cases);
    }

    private static JudgeCase read(JsonNode node) {
        node.propertyNames().stream().filter(field -> !FIELDS.contains(field)).findFirst().ifPresent(field -> {
            throw new IllegalArgumentException("there is no field \"" + field + "\"");
        });
        Sample sample = new Sample(
                text(node, "id"),
                conversation(node),
                node.path("reference"),
                node.has("metadata") ? node.get("metadata") : JsonNodeFactory.instance.objectNode());
        return new JudgeCase(
                sample,
                number(node, "min", Double.NEGATIVE_INFINITY),
                number(node, "max", Double.POSITIVE_INFINITY),
                betterThan(node.path("better_than")));
    }

    /// Reads `messages`, or `prompt` and `completion`.
    static List<Message> conversation(JsonNode node) {
        return node.has("messages") ? messages(node.get("messages")) : exchange(node);
    }

    private static List<Message> exchange(JsonNode node) {
        Message answer = Message.assistant(text(node, "completion"));
        if (node.has("prompt")) {
            return List.of(Message.user(text(node, "prompt")), answer);
        }
        return List.of(answer);
    }

    private static List<Message> messages(JsonNode node) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : node) {
            messages.add(new Message(text(message, "role"), text(message, "content")));
        }
        return messages;
    }

    private static List<String> betterThan(JsonNode node) {
        List<String> ids = new ArrayList<>();
        if (node.isString()) {
            ids.add(node.stringValue());
        } else if (node.isArray()) {
            for (JsonNode id : node) {
                ids.add(id.isString() ? id.stringValue() : "");
            }
        } else if (!node.isMissingNode()) {
            throw new IllegalArgumentException("\"better_than\" is neither an id nor a list of ids");
        }
        return ids;
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isString()) {
            throw new IllegalArgumentException("\"" + field + "\" is not a string");
        }
        return node.path(field).stringValue();
    }

    private static double number(JsonNode node, String field, double otherwise) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isNumber()) {
            throw new IllegalArgumentException("\"" + field + "\" is not a number");
        }
        return value.isMissingNode() ? otherwise : value.doubleValue();
    }
}
