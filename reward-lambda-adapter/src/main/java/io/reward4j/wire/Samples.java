package io.reward4j.wire;

import io.reward4j.SampleGroup;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Reads samples out of lines of JSON, as [JsonlRunner] and the events of a [RewardEndpoint] are read.
public final class Samples {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Samples() {}

    /// Reads a line with the standard fields; see [#read(byte[], long, SampleFields)].
    public static Entry read(byte[] line, long index) {
        return read(line, index, SampleFields.standard());
    }

    /// Reads a line. It never throws: what is no sample is an entry that says why.
    ///
    /// @param line JSON in UTF-8, without the end of the line
    /// @param index its place, by which messages and made-up ids name it
    public static Entry read(byte[] line, long index, SampleFields fields) {
        return JsonlReader.sample(new LineReader.Line(line, false, true), index, fields);
    }

    /// Returns what a line asks, whether it holds an answer or not: the group that its answers are in. For filtering a
    /// data set by what a run over it showed; see [io.reward4j.report.TaskProfile#keep].
    ///
    /// @param line JSON with a list of `messages`; read with the standard fields
    /// @return nothing where the line cannot be read
    public static Optional<SampleGroup> task(String line) {
        if (read(line.getBytes(StandardCharsets.UTF_8), 0) instanceof Entry.Ready(var id, var sample)
                && sample.isAnswered()) {
            return Optional.of(SampleGroup.of(sample));
        }
        return answered(line)
                .map(whole -> read(whole.getBytes(StandardCharsets.UTF_8), 0))
                .filter(Entry.Ready.class::isInstance)
                .map(entry -> SampleGroup.of(((Entry.Ready) entry).sample()));
    }

    private static Optional<String> answered(String line) {
        try {
            JsonNode row = JSON.readTree(line);
            if (!(row.path("messages") instanceof ArrayNode messages)) {
                return Optional.empty();
            }
            messages.addObject().put("role", "assistant").put("content", "-");
            return Optional.of(row.toString());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
