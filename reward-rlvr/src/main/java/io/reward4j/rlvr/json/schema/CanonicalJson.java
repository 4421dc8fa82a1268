package io.reward4j.rlvr.json.schema;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;

/// Writes JSON so that equal values have equal texts: keys in order, numbers by their value.
public final class CanonicalJson {

    private CanonicalJson() {}

    public static String of(JsonNode value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    /// Tells whether two values are equal as JSON: `1` and `1.0` are, in whatever order their keys.
    public static boolean equal(JsonNode a, JsonNode b) {
        if (isFinite(a) && isFinite(b)) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        if ((a.isContainer() && b.isContainer())) {
            return of(a).equals(of(b));
        }
        return a.equals(b);
    }

    private static boolean isFinite(JsonNode value) {
        return value instanceof NumericNode number && !number.isNaN();
    }

    private static void write(JsonNode value, StringBuilder text) {
        if (value.isObject()) {
            text.append('{');
            Map<String, JsonNode> sorted = new TreeMap<>();
            value.properties().forEach(property -> sorted.put(property.getKey(), property.getValue()));
            sorted.forEach((name, field) -> {
                write(JsonNodeFactory.instance.stringNode(name), text);
                write(field, text.append(':'));
                text.append(',');
            });
            text.append('}');
        } else if (value.isArray()) {
            text.append('[');
            for (JsonNode item : value) {
                write(item, text);
                text.append(',');
            }
            text.append(']');
        } else if (isFinite(value)) {
            BigDecimal number = value.decimalValue().stripTrailingZeros();
            text.append(number.unscaledValue()).append('e').append(-(long) number.scale());
        } else {
            text.append(value);
        }
    }
}
