package io.reward4j.benchmarks;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// No endpoint: Jackson alone reads an event into a tree and writes a reply of the same form.
final class BareJackson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BareJackson() {}

    static void answer(byte[] event, OutputStream reply, String... metrics) {
        try (JsonGenerator out = JSON.createGenerator(reply)) {
            out.writeStartArray();
            for (JsonNode sample : JSON.readTree(event)) {
                write(sample.path("id").asString(), metrics, out);
            }
            out.writeEndArray();
        }
    }

    private static void write(String id, String[] metrics, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("id", id);
        out.writeNumberProperty("aggregate_reward_score", 1.0);
        out.writeName("metrics_list");
        out.writeStartArray();
        for (String metric : metrics) {
            out.writeStartObject();
            out.writeStringProperty("name", metric);
            out.writeNumberProperty("value", 0.0);
            out.writeStringProperty("type", "Metric");
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
