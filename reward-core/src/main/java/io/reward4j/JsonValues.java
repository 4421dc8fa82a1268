package io.reward4j;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns plain Java values into JSON.
final class JsonValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 100;

    private JsonValues() {}

    /// Returns the JSON of text, a number, a truth value, a map, a collection, `null`, or JSON.
    ///
    /// @param place how messages name the value
    /// @throws IllegalArgumentException if it is something else, or nested deeper than 100
    static JsonNode of(@Nullable Object value, String place) {
        return of(value, place, 0);
    }

    private static JsonNode of(@Nullable Object value, String place, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(place + " is nested deeper than " + DEEPEST);
        }
        return switch (value) {
            case null -> NODES.nullNode();
            case JsonNode node -> node;
            case CharSequence text -> NODES.stringNode(text.toString());
            case Boolean truth -> NODES.booleanNode(truth);
            case Number number -> number(number, place);
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((name, member) -> object.set(String.valueOf(name),
                        of(member, place + "/" + name, depth + 1)));
                yield object;
            }
            case Collection<?> collection -> {
                ArrayNode array = NODES.arrayNode();
                collection.forEach(item -> array.add(of(item, place + "/" + array.size(), depth + 1)));
                yield array;
            }
            default -> throw new IllegalArgumentException(place + " holds a " + value.getClass().getName()
                    + "; it takes text, numbers, truth values, maps and lists of them, or a JsonNode");
        };
    }

    private static JsonNode number(Number number, String place) {
        return switch (number) {
            case Integer whole -> NODES.numberNode(whole);
            case Long whole -> NODES.numberNode(whole);
            case Short whole -> NODES.numberNode(whole);
            case Byte whole -> NODES.numberNode(whole);
            case BigInteger whole -> NODES.numberNode(whole);
            case BigDecimal decimal -> NODES.numberNode(decimal);
            default -> {
                double value = number.doubleValue();
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(place + " is " + value + ", which JSON does not have");
                }
                yield NODES.numberNode(value);
            }
        };
    }
}
