package io.reward4j.probe;

import io.reward4j.Traits;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes an explanation as JSON.
final class ExplanationJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ExplanationJson() {}

    static JsonNode of(RewardExplanation explanation) {
        ObjectNode json = traits(NODES.objectNode(), explanation.traits());
        var lines = json.putArray("lines");
        explanation.lines().forEach(line -> lines.add(line(line)));
        var findings = json.putArray("findings");
        explanation.findings().forEach(finding -> findings.addObject()
                .put("kind", finding.kind().id())
                .put("part", finding.part())
                .put("sentence", finding.sentence()));
        return json;
    }

    private static ObjectNode line(RewardExplanation.Line line) {
        ObjectNode json = NODES.objectNode()
                .put("path", line.path())
                .put("depth", line.depth())
                .put("step", line.step())
                .put("role", line.role().map(role -> role.name().toLowerCase(Locale.ROOT)).orElse(null))
                .put("weight", line.weight())
                .put("minimum", line.minimum())
                .put("share", line.share().isPresent() ? (Double) line.share().getAsDouble() : null);
        line.wrappers().forEach(json.putArray("wrappers")::add);
        return traits(json, line.traits());
    }

    private static ObjectNode traits(ObjectNode json, Traits traits) {
        traits.reads().forEach(content -> json.withArray("reads").add(content.id()));
        return json.put("blocking", traits.blocking())
                .put("min", traits.min())
                .put("max", traits.max())
                .put("max_calls", traits.maxCalls() == Traits.UNBOUNDED ? null : (Integer) traits.maxCalls());
    }
}
