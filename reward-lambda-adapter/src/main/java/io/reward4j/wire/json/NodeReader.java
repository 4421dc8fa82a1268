package io.reward4j.wire.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads the values of one sample within the [Limits].
///
/// Whole numbers stay whole numbers, and others keep every digit. Values that take more memory than the [Allowance] are
/// refused.
public final class NodeReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int SAFE_INT_LENGTH = 9;
    private static final int SAFE_LONG_LENGTH = 18;

    private final int depth;
    private final Allowance allowance;

    /// Makes a reader with an allowance of its own.
    ///
    /// @param depth how deep the fields of the sample are nested, for the places in messages
    public NodeReader(int depth) {
        this(depth, Allowance.ofHeap());
    }

    public NodeReader(int depth, Allowance allowance) {
        this.depth = depth;
        this.allowance = allowance;
    }

    public Allowance allowance() {
        return allowance;
    }

    private void take(JsonParser parser, long bytes) {
        if (!allowance.take(bytes)) {
            throw SampleReadException.at(parser, depth, "the values take more memory than there is for an event: "
                    + (allowance.most() >> 20) + " MiB");
        }
    }

    /// Reads the value that the parser stands at, and leaves the parser at its last token.
    public JsonNode node(JsonParser parser) {
        return node(parser, 0);
    }

    private JsonNode node(JsonParser parser, int above) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, above + 1);
            case START_ARRAY -> list(parser, above + 1);
            case VALUE_STRING -> string(parser);
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> {
                take(parser, 3 * Allowance.SCALAR);
                yield NODES.numberNode(decimal(parser));
            }
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("not at a value: " + parser.currentToken());
        };
    }

    private JsonNode string(JsonParser parser) {
        String text = text(parser);
        take(parser, Allowance.TEXT + text.length());
        return NODES.stringNode(text);
    }

    private ObjectNode object(JsonParser parser, int level) {
        checkNesting(parser, level);
        take(parser, Allowance.OBJECT);
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            take(parser, Allowance.FIELD + name.length());
            parser.nextToken();
            if (object.replace(name, node(parser, level)) != null) {
                throw SampleReadException.at(parser, depth, "the field is there twice");
            }
        }
        return object;
    }

    private ArrayNode list(JsonParser parser, int level) {
        checkNesting(parser, level);
        take(parser, Allowance.LIST);
        ArrayNode list = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            take(parser, Allowance.ITEM);
            list.add(node(parser, level));
        }
        return list;
    }

    /// Returns the string that the parser stands at.
    public String text(JsonParser parser) {
        int length = parser.getStringLength();
        if (length > Limits.TEXT) {
            throw SampleReadException.at(parser, depth, "a text of " + length + " characters; at most " + Limits.TEXT);
        }
        return parser.getString();
    }

    /// Returns the number, truth value or string that the parser stands at, as it was written.
    public String scalarText(JsonParser parser) {
        switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> checkNumber(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            default -> {
            }
        }
        return text(parser);
    }

    private void checkNesting(JsonParser parser, int level) {
        if (level > Limits.NESTING) {
            throw SampleReadException.at(parser, depth, "nested deeper than " + Limits.NESTING);
        }
    }

    private JsonNode whole(JsonParser parser) {
        take(parser, Allowance.SCALAR);
        int length = parser.getStringLength();
        if (length <= SAFE_INT_LENGTH) {
            return NODES.numberNode(parser.getIntValue());
        }
        checkNumber(parser);
        if (length <= SAFE_LONG_LENGTH) {
            return whole(parser.getLongValue());
        }
        BigInteger value = new BigInteger(parser.getString());
        return value.bitLength() < Long.SIZE ? whole(value.longValue()) : NODES.numberNode(value);
    }

    private static JsonNode whole(long value) {
        return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }

    private BigDecimal decimal(JsonParser parser) {
        checkNumber(parser);
        if (parser.isNaN()) {
            throw SampleReadException.at(parser, depth, "not a finite number");
        }
        try {
            BigDecimal value = new BigDecimal(parser.getString());
            long before = (long) value.precision() - value.scale();
            if (Math.abs(before) <= Limits.MAGNITUDE && Math.abs(value.scale()) <= 2 * Limits.MAGNITUDE) {
                return value;
            }
        } catch (NumberFormatException e) {
            // an exponent beyond what an int can hold
        }
        throw SampleReadException.at(parser, depth,
                "a number out of range: at most " + Limits.MAGNITUDE + " digits before or after the point");
    }

    private void checkNumber(JsonParser parser) {
        if (parser.getStringLength() > Limits.NUMBER) {
            throw SampleReadException.at(parser, depth,
                    "a number of " + parser.getStringLength() + " characters; at most " + Limits.NUMBER);
        }
    }
}
