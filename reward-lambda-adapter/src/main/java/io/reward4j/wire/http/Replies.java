package io.reward4j.wire.http;

import io.reward4j.report.Metric;
import io.reward4j.wire.Result;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// What the replies of all formats have in common.
///
/// Everything beyond ASCII is escaped, so that half a surrogate pair in a name or a message can be said.
final class Replies {

    static final String FAILED = "reward_failed";
    static final String FAILURE = "reward_failure";

    private static final JsonFactory FACTORY = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Replies() {}

    /// Returns the JSON object whose fields `writer` writes.
    static String object(Consumer<JsonGenerator> fields) {
        StringWriter text = new StringWriter();
        JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text);
        out.writeStartObject();
        fields.accept(out);
        out.writeEndObject();
        // not where writing failed: closing writes what is left, and would hide why
        out.close();
        return text.toString();
    }

    static String error(String message) {
        return object(out -> out.writeStringProperty("error", message));
    }

    /// Returns all that there is to say of a result.
    static String detailed(Result result) {
        return object(out -> {
            out.writeNumberProperty("reward", result.value());
            failure(result, out);
            out.writeName("parts");
            out.writeStartObject();
            parts(result).forEach(out::writeNumberProperty);
            out.writeEndObject();
        });
    }

    /// Returns the parts of a reward by name, in declared order.
    static Map<String, Double> parts(Result result) {
        Map<String, Double> parts = new LinkedHashMap<>();
        for (Metric metric : Metric.of(result.components())) {
            parts.put(metric.name(), metric.value());
        }
        return parts;
    }

    /// Writes whether the sample failed, and why.
    static void failure(Result result, JsonGenerator out) {
        out.writeNumberProperty(FAILED, result.failure().isPresent() ? 1 : 0);
        result.failure().ifPresent(cause -> out.writeStringProperty(FAILURE, cause.describe()));
    }
}
