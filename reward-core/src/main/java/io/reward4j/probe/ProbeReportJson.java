package io.reward4j.probe;

import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a report as JSON.
final class ProbeReportJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ProbeReportJson() {}

    static JsonNode of(ProbeReport report) {
        ObjectNode json = NODES.objectNode()
                .put("samples", report.samples())
                .put("scored", report.scored())
                .put("scorings", report.scorings())
                .put("inconclusive", report.inconclusive().orElse(null));
        report.notes().forEach(json.putArray("notes")::add);
        var probes = json.putArray("probes");
        report.probes().forEach(probe -> probes.add(probe(probe)));
        return json;
    }

    private static ObjectNode probe(ProbeResult probe) {
        OptionalDouble mean = probe.meanChange();
        ObjectNode json = NODES.objectNode()
                .put("name", probe.name())
                .put("description", probe.description())
                .put("applied", probe.applied())
                .put("failed", probe.failed())
                .put("mean_change", mean.isPresent() ? (Double) mean.getAsDouble() : null)
                .put("raised", probe.raised())
                .put("hole", probe.isHole());
        json.set("largest", probe.largest().<JsonNode>map(ProbeReportJson::raise).orElse(NODES.nullNode()));
        return json;
    }

    private static ObjectNode raise(RewardGain raise) {
        return NODES.objectNode()
                .put("sample", raise.sample())
                .put("before", raise.before())
                .put("after", raise.after())
                .put("text_before", raise.textBefore())
                .put("text_after", raise.textAfter());
    }
}
