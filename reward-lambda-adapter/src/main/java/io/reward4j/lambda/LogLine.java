package io.reward4j.lambda;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes one JSON object in one line.
final class LogLine {

    private static final JsonFactory JSON = new JsonFactory();

    private LogLine() {}

    /// Returns the object whose members `members` writes, in UTF-8 with a line feed at its end. Half a surrogate pair
    /// is written as `?`.
    static byte[] of(Consumer<JsonGenerator> members) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            members.accept(out);
            out.writeEndObject();
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Returns what is left of a text once it is written: names that differ may read alike there.
    static String written(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /// Returns the beginning of a text.
    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
