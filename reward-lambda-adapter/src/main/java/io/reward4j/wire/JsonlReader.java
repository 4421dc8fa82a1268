package io.reward4j.wire;

import io.reward4j.extract.JsonFaults;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/// Reads lines of JSON: samples, and results of an earlier run.
final class JsonlReader {

    private JsonlReader() {}

    /// What an earlier run said of a sample that has a reward.
    record Earlier(WireId id, double value) {}

    /// Returns the sample in a line, or why there is none.
    ///
    /// @param index the index of the line, from 0
    static Entry sample(LineReader.Line line, long index, SampleFields fields) {
        if (line.tooLong()) {
            return refused(index, "a line of more than " + JsonlRunner.LONGEST_LINE + " bytes");
        }
        try (JsonParser parser = Json.parser(line.bytes())) {
            if (parser.nextToken() == null) {
                return refused(index, "an empty line");
            }
            Entry entry = new SampleReader(parser, 1, fields).read(index);
            return parser.nextToken() == null ? entry : refused(index, "something follows the end of the JSON");
        } catch (JacksonException e) {
            return refused(index, JsonFaults.describe(e));
        }
    }

    private static Entry refused(long index, String reason) {
        return new Entry.Refused(WireId.ofIndex(index), "sample " + index + ": " + reason);
    }

    /// Returns what an earlier result says, unless it is of a failure or no result at all.
    static Optional<Earlier> result(LineReader.Line line) {
        try (JsonParser parser = Json.parser(line.bytes())) {
            return parser.nextToken() == null ? Optional.empty() : result(parser);
        } catch (JacksonException | Refusal e) {
            return Optional.empty();
        }
    }

    private static Optional<Earlier> result(JsonParser parser) {
        NodeReader values = new NodeReader(1);
        WireId id = null;
        double value = Double.NaN;
        boolean scored = false;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "id" -> id = WireId.read(parser, values);
                case "aggregate_reward_score" -> value = values.node(parser).asDouble(Double.NaN);
                case "metrics_list" -> scored = isScored(values.node(parser));
                default -> parser.skipChildren();
            }
        }
        return id == null || !scored || !Double.isFinite(value)
                ? Optional.empty()
                : Optional.of(new Earlier(id, value));
    }

    private static boolean isScored(JsonNode metrics) {
        for (JsonNode metric : metrics) {
            if (metric.path("name").asString("").equals(ReplyWriter.FAILED)) {
                return metric.path("value").asDouble(1) == 0;
            }
        }
        return false;
    }
}
