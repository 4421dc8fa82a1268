package io.reward4j.examples.chabsa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A CloudFormation template in YAML, as the JSON that stands for the same: `!Sub x` is `{"Fn::Sub": "x"}`. Every scalar is a
/// text.
record Template(JsonNode root) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final Set<String> WITHOUT_PREFIX = Set.of("Ref", "Condition");

    static Template read() throws IOException {
        Path file = Path.of("template.yaml");
        return new Template(json(new Compose(LoadSettings.builder().build())
                .composeString(Files.readString(file)).orElseThrow()));
    }

    JsonNode properties(String resource) {
        return root.path("Resources").path(resource).path("Properties");
    }

    /// The ids of the resources of a type.
    List<String> resources(String type) {
        return root.path("Resources").propertyStream()
                .filter(resource -> resource.getValue().path("Type").asString().equals(type))
                .map(resource -> resource.getKey())
                .toList();
    }

    /// The names of the parameters, resources and attributes that anything here refers to.
    Set<String> references() {
        Set<String> names = new TreeSet<>();
        for (JsonNode ref : root.findValues("Ref")) {
            names.add(ref.asString());
        }
        for (JsonNode attribute : root.findValues("Fn::GetAtt")) {
            names.add(attribute.asString());
        }
        for (JsonNode sub : root.findValues("Fn::Sub")) {
            Set<String> own = new TreeSet<>();
            sub.path(1).propertyNames().forEach(own::add);
            PLACEHOLDER.matcher(sub.isArray() ? sub.get(0).asString() : sub.asString()).results()
                    .map(found -> found.group(1))
                    .filter(name -> !own.contains(name))
                    .forEach(names::add);
        }
        return names;
    }

    /// The names of the conditions that anything here refers to.
    Set<String> conditions() {
        Set<String> names = new TreeSet<>();
        root.findValues("Fn::If").forEach(choice -> names.add(choice.get(0).asString()));
        return names;
    }

    /// Returns the text of a `!Sub`, with the placeholders' names in their place.
    static String plain(JsonNode sub) {
        return PLACEHOLDER.matcher(sub.path("Fn::Sub").asString()).replaceAll((MatchResult found) -> found.group(1));
    }

    private static JsonNode json(Node node) {
        JsonNode value = switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence -> array(sequence);
            case ScalarNode scalar -> JSON.stringNode(scalar.getValue());
            default -> throw new IllegalStateException("CloudFormation does not read this: " + node);
        };
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return value;
        }
        String function = tag.substring(1);
        return JSON.objectNode().set(WITHOUT_PREFIX.contains(function) ? function : "Fn::" + function, value);
    }

    private static ObjectNode object(MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        mapping.getValue().forEach(
                pair -> object.set(((ScalarNode) pair.getKeyNode()).getValue(), json(pair.getValueNode())));
        return object;
    }

    private static ArrayNode array(SequenceNode sequence) {
        ArrayNode array = JSON.arrayNode();
        sequence.getValue().forEach(item -> array.add(json(item)));
        return array;
    }
}
