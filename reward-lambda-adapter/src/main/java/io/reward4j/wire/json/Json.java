package io.reward4j.wire.json;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// The way JSON comes in and goes out.
///
/// The parser itself refuses next to nothing: a parser that gives up in the middle of a sample is of
/// no use to the samples after it. The reader holds each sample to its [Limits], and refuses `NaN` and `Infinity` where
/// they stand in one.
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.EVENT_NESTING)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private Json() {}

    public static JsonParser parser(byte[] utf8) {
        return new Utf8JsonParser(utf8);
    }

    /// Returns a parser of a stream of which something was read already.
    ///
    /// @param head what was read from the stream already
    public static JsonParser parser(byte[] head, InputStream utf8) {
        return new Utf8JsonParser(head, utf8);
    }

    public static JsonParser parser(String text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /// Returns the object or list that a text is the JSON of; a missing node if it is none.
    ///
    /// @throws SampleReadException if it is beyond the limits of a sample
    public static JsonNode containerIn(String text) {
        if (!beginsLikeContainer(text)) {
            return MissingNode.getInstance();
        }
        try (JsonParser parser = parser(text)) {
            parser.nextToken();
            JsonNode container = new NodeReader(1).node(parser);
            return parser.nextToken() == null ? container : MissingNode.getInstance();
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    public static boolean beginsLikeContainer(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) <= ' ') {
            start++;
        }
        return start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[');
    }

    /// Writes UTF-8.
    public static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    /// Returns what `writer` writes, in UTF-8.
    public static byte[] bytes(int expected, Consumer<JsonGenerator> writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(expected);
        JsonGenerator generator = generator(out);
        writer.accept(generator);
        // not where writing failed: closing writes what is left, and would hide why
        generator.close();
        return out.toByteArray();
    }

    /// Writes a text that may hold lone surrogates, which UTF-8 cannot say and an escape can.
    public static void writeText(JsonGenerator generator, String text) {
        if (firstLoneSurrogate(text) < 0) {
            generator.writeString(text);
        } else {
            generator.writeRawValue(quoted(text));
        }
    }

    /// Writes a name; half a surrogate pair in it is replaced, which a name cannot escape.
    public static void writeName(JsonGenerator generator, String name) {
        int at = firstLoneSurrogate(name);
        generator.writeName(at < 0 ? name : new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    /// Returns the text as a JSON string, with lone surrogates escaped.
    public static String quoted(String text) {
        return "\"".concat(escaped(text)).concat("\"");
    }

    /// Returns the text as it stands within a JSON string, with lone surrogates escaped.
    public static String escaped(String text) {
        return escapeLoneSurrogates(new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)));
    }

    static int firstLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (isPair(text, i)) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean isPair(String text, int index) {
        return index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
    }

    public static String escapeLoneSurrogates(String json) {
        if (firstLoneSurrogate(json) < 0) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        for (int i = 0; i < json.length(); i++) {
            char unit = json.charAt(i);
            if (!Character.isSurrogate(unit)) {
                escaped.append(unit);
            } else if (isPair(json, i)) {
                escaped.append(unit).append(json.charAt(++i));
            } else {
                escaped.append("\\u").append(Integer.toHexString(unit));
            }
        }
        return escaped.toString();
    }
}
