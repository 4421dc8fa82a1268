package io.reward4j.wire;

import io.reward4j.extract.JsonFaults;
import io.reward4j.wire.file.LineReader;
import io.reward4j.wire.json.Json;
import io.reward4j.wire.json.NodeReader;
import io.reward4j.wire.json.SampleReadException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// Reads lines of JSON: samples, and results of an earlier run.
final class JsonlReader {

    private static final String TOO_LONG = "a line that is longer than JsonlRunner.withLongestLine allows";

    private JsonlReader() {}

    /// Returns the id of an earlier result, of a failure as well; nothing if the line is no result.
    static Optional<WireId> resultId(LineReader.Line line) {
        try (JsonParser parser = Json.parser(line.bytes())) {
            WireId id = null;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                if (name.equals("id")) {
                    id = WireId.read(parser, new NodeReader(1));
                } else {
                    parser.skipChildren();
                }
            }
            return parser.nextToken() == null ? Optional.ofNullable(id) : Optional.empty();
        } catch (JacksonException | SampleReadException e) {
            return Optional.empty();
        }
    }

    /// What an earlier run said of a sample that has a reward.
    record Earlier(WireId id, double value) {}

    /// Returns the sample in a line, or why there is none.
    ///
    /// @param index the index of the line, from 0
    static Entry sample(LineReader.Line line, long index, SampleFields fields) {
        try (JsonParser parser = Json.parser(line.bytes())) {
            if (parser.nextToken() == null) {
                return refused(WireId.ofIndex(index), index, "an empty line");
            }
            SampleReader reader = new SampleReader(parser, 1, fields);
            return sample(line, index, parser, reader);
        } catch (JacksonException e) {
            return refused(WireId.ofIndex(index), index, describe(line, index, e));
        }
    }

    /// The id of a line that is refused is kept if it stands before the fault.
    private static Entry sample(LineReader.Line line, long index, JsonParser parser, SampleReader reader) {
        try {
            Entry entry = reader.read(index);
            if (line.tooLong()) {
                return refused(entry.id(), index, TOO_LONG);
            }
            return parser.nextToken() == null
                    ? entry
                    : refused(entry.id(), index, "something follows the end of the JSON");
        } catch (JacksonException e) {
            return refused(reader.idSoFar(index), index, describe(line, index, e));
        }
    }

    private static String describe(LineReader.Line line, long index, JacksonException e) {
        return line.tooLong() ? TOO_LONG : JsonFaults.describeLine(e, index + 1);
    }

    private static Entry refused(WireId id, long index, String reason) {
        return new Entry.Refused(id, "sample " + index + ": " + reason);
    }

    /// Returns what an earlier result says, unless it is of a failure or no result at all.
    static Optional<Earlier> result(LineReader.Line line) {
        try (JsonParser parser = Json.parser(line.bytes())) {
            return parser.nextToken() == null ? Optional.empty() : result(parser);
        } catch (JacksonException | SampleReadException e) {
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
