package io.reward4j.examples.contract;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The metrics that a handler writes to standard output, in CloudWatch's embedded metric format.
///
/// @param namespace what they are in
/// @param dimensions what they are counted by
/// @param names what they are called
record WrittenMetrics(String namespace, Set<String> dimensions, Set<String> names) {

    /// Returns the metrics of one event.
    static WrittenMetrics of(RequestStreamHandler handler, JsonNode event) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            new Handler(handler).answer(event);
        } finally {
            System.setOut(before);
        }
        JsonNode directive = log.toString(StandardCharsets.UTF_8).lines()
                .map(line -> JsonMapper.shared().readTree(line).at("/_aws/CloudWatchMetrics/0"))
                .filter(JsonNode::isObject)
                .findFirst().orElseThrow();
        Set<String> dimensions = new TreeSet<>();
        directive.at("/Dimensions/0").forEach(name -> dimensions.add(name.asString()));
        Set<String> names = new TreeSet<>();
        directive.path("Metrics").forEach(metric -> names.add(metric.path("Name").asString()));
        return new WrittenMetrics(directive.path("Namespace").asString(), dimensions, names);
    }
}
