package io.reward4j.rlvr.api;

import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.rlvr.json.JsonSchemaReward;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A value of a path, a query or a header that an operation names.
///
/// Its text is read as its schema wants it: as a number or a truth value where that is its type, as a list where it is
/// an array, whose items are separated by commas, spaces or bars, or given one by one. Objects are not read, but have
/// to be there.
final class ApiParameter {

    private final String name;
    private final String place;
    private final boolean required;
    private final List<String> types;
    private final List<String> itemTypes;
    private final String separator;
    private final JsonSchemaReward schema;

    private ApiParameter(String name, String place, boolean required, JsonNode schema, String style,
            ObjectNode written) {
        this.name = name;
        this.place = place;
        this.required = required;
        this.types = types(schema);
        this.itemTypes = types(schema.path("items"));
        this.separator = switch (style) {
            case "spaceDelimited" -> " ";
            case "pipeDelimited" -> "|";
            default -> ",";
        };
        this.schema = JsonSchemaReward.gate(written.toString());
    }

    /// Reads a parameter of a request, or a header of either.
    ///
    /// @param written its schema as JSON Schema
    /// @param resolved its schema with the first reference followed
    static ApiParameter of(String name, String place, JsonNode parameter, ObjectNode written, JsonNode resolved) {
        boolean required = parameter.path("required").asBoolean(false);
        return new ApiParameter(name, place, required, resolved, parameter.path("style").asString(""), written);
    }

    String name() {
        return name;
    }

    boolean isIn(String place) {
        return this.place.equals(place);
    }

    /// Says what is wrong with the values that a message has, if anything is.
    Optional<String> fault(List<String> values) {
        if (values.isEmpty()) {
            return required ? Optional.of("no '" + name + "'") : Optional.empty();
        }
        if (types.contains("object")) {
            return Optional.empty();
        }
        Reward reward = schema.score(Sample.of("", value(values).toString()));
        if (reward.value() == 1) {
            return Optional.empty();
        }
        return Optional.of("'" + name + "' " + reward.rationale());
    }

    private JsonNode value(List<String> values) {
        if (!types.contains("array")) {
            return scalar(values.getLast(), types);
        }
        List<String> items = new ArrayList<>(values);
        if (items.size() == 1) {
            items = List.of(items.getFirst().split(Pattern.quote(separator), -1));
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> array.add(scalar(item.strip(), itemTypes)));
        return array;
    }

    /// Reads a number or a truth value where a text is not what is wanted.
    private static JsonNode scalar(String text, List<String> types) {
        boolean mayBeText = types.isEmpty() || types.contains("string");
        if (!mayBeText && JsonExtractors.strict().extract(text) instanceof Found<JsonNode>(JsonNode value)
                && (value.isNumber() || value.isBoolean() || value.isNull())) {
            return value;
        }
        return JsonNodeFactory.instance.stringNode(text);
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        List<String> types = new ArrayList<>();
        (type.isArray() ? type.values() : List.of(type)).forEach(each -> types.add(each.asString("")));
        types.removeIf(String::isEmpty);
        return List.copyOf(types);
    }
}
