package io.reward4j.extract;

import java.math.BigInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ValueNode;

/// Jackson as this package uses it: its limits, its features, and what it refuses as reasons.
final class JsonText {

    /// Longer texts are refused unread.
    static final int MAX_LENGTH = 1 << 24;

    /// RFC 8259 and nothing else.
    static final JsonText STRICT = new JsonText();

    /// With comments, trailing commas, single quotes, unquoted names and raw control characters in strings.
    static final JsonText LENIENT = new JsonText(JsonReadFeature.ALLOW_JAVA_COMMENTS,
            JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_SINGLE_QUOTES,
            JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES, JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS);

    private final JsonMapper mapper;
    private final boolean strict;

    private JsonText(JsonReadFeature... features) {
        JacksonVersion.check();
        strict = features.length == 0;
        StreamReadConstraints limits = StreamReadConstraints.builder().maxNestingDepth(256).maxNumberLength(1000)
                .maxNameLength(50_000).maxStringLength(MAX_LENGTH).build();
        // names that a model made up are not worth keeping in tables that all readers share
        JsonFactory factory = JsonFactory.builder().streamReadConstraints(limits)
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES).build();
        mapper = JsonMapper.builder(factory).enable(features).enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .nodeFactory(new FiniteNumbers())
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS).build();
    }

    /// Reads a text that is one JSON value. Lenient reading is of texts whose spelling was changed before.
    Extraction<JsonNode> read(String json) {
        if (json.length() > MAX_LENGTH) {
            return Extraction.missing("longer than " + MAX_LENGTH + " characters");
        }
        try {
            JsonNode node = mapper.readTree(json);
            if (node.isMissingNode()) {
                return Extraction.missing("no JSON value");
            }
            return Extraction.found(node);
        } catch (JacksonException e) {
            return Extraction.missing(strict ? JsonFaults.describe(e) : JsonFaults.describeChanged(e));
        }
    }

    /// Binds a value to a type.
    <T> Extraction<T> bind(JsonNode node, Class<T> type, String place) {
        try {
            T value = node.isNull() ? null : mapper.treeToValue(node, type);
            if (value == null) {
                return Extraction.missing("no " + type.getSimpleName() + " at " + place + ": null");
            }
            return Extraction.found(value);
        } catch (JacksonException e) {
            return Extraction.missing(
                    "no " + type.getSimpleName() + " at " + JsonFaults.describeBinding(e, node, place));
        }
    }

    /// Refuses what no double can hold, such as `1e999999999`: its digits would be written out by the first who asks
    /// for them.
    private static final class FiniteNumbers extends JsonNodeFactory {

        @Override
        public NumericNode numberNode(double value) {
            if (!Double.isFinite(value)) {
                throw new StreamConstraintsException("number out of range");
            }
            return super.numberNode(value);
        }

        @Override
        public ValueNode numberNode(BigInteger value) {
            if (value.bitLength() > Double.MAX_EXPONENT) {
                throw new StreamConstraintsException("number out of range");
            }
            return super.numberNode(value);
        }
    }
}
