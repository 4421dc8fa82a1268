package io.reward4j.wire;

import io.reward4j.Sample;
import io.reward4j.SampleGroup;
import io.reward4j.wire.file.LineReader;
import io.reward4j.wire.json.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Reads samples out of lines of JSON and out of events, as [JsonlRunner] and [RewardEndpoint] read them: so that
/// probes, explanations and tests run on the rollouts that a trainer wrote.
///
/// ```java
/// List<Sample> samples = Samples.readJsonl(Path.of("rollouts.jsonl"), 100);
/// RewardProbes.assertNotGameable(reward, samples);
/// ```
public final class Samples {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Samples() {}

    /// Reads the first lines of a file with the standard fields; see [#readJsonl(Path, int, SampleFields)].
    public static List<Sample> readJsonl(Path file, int limit) {
        return readJsonl(file, limit, SampleFields.standard());
    }

    /// Reads the first lines of a file, one sample each, in UTF-8, of at most 16 MiB each; a file that is compressed
    /// with gzip is read as well.
    ///
    /// @param limit how many lines at the most
    /// @throws IllegalArgumentException if the limit is not positive, or a line is no sample with an answer; the
    ///     message names the file, the line (from 1) and what is wrong
    /// @throws UncheckedIOException if the file cannot be read
    public static List<Sample> readJsonl(Path file, int limit, SampleFields fields) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit of lines must be positive: " + limit);
        }
        List<Sample> samples = new ArrayList<>();
        try (LineReader reader = LineReader.open(file, JsonlRunner.DEFAULT_LONGEST_LINE)) {
            for (LineReader.Line line = reader.next(); line != null && samples.size() < limit; line = reader.next()) {
                Entry entry = JsonlReader.sample(line, samples.size(), fields);
                samples.add(sample(entry, "line " + (samples.size() + 1) + " of " + file + ": "));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(samples);
    }

    /// Reads the samples of an event with the standard fields; see [#read(InputStream, SampleFields)].
    public static List<Sample> read(String event) {
        return read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), SampleFields.standard());
    }

    /// Reads the samples of an event with the standard fields; see [#read(InputStream, SampleFields)].
    public static List<Sample> read(InputStream event) {
        return read(event, SampleFields.standard());
    }

    /// Reads the samples of an event in any of the shapes that [RewardEndpoint] answers, those that come over HTTP
    /// through a proxy included.
    ///
    /// @throws IllegalArgumentException if the event cannot be read, holds no samples but another request, or one of
    ///     its samples has no answer or cannot be read
    /// @throws UncheckedIOException if the stream cannot be read
    public static List<Sample> read(InputStream event, SampleFields fields) {
        try {
            return entries(event, true, fields).stream().map(entry -> sample(entry, "")).toList();
        } catch (UnreadableEventException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Entry> entries(InputStream event, boolean outermost, SampleFields fields) throws IOException {
        List<Entry> entries = new ArrayList<>();
        return switch (EventReader.read(event, outermost, fields, Limits.SAMPLES, entries::addAll)) {
            case EventReader.Request.Score score -> entries;
            case EventReader.Request.Evaluate(List<Entry> samples) -> samples;
            case EventReader.Request.Proxied(ProxyEvent request) ->
                entries(new ByteArrayInputStream(request.body()), false, fields);
            case EventReader.Request.WarmUp ping -> List.of();
            case EventReader.Request.Prepare(String data) ->
                throw new IllegalArgumentException("the event asks to prepare a row and holds no sample");
        };
    }

    private static Sample sample(Entry entry, String place) {
        return switch (entry) {
            case Entry.Ready(WireId id, Sample sample) -> sample;
            case Entry.Known(WireId id, Sample sample, double value) -> sample;
            case Entry.Refused(WireId id, String reason) -> throw new IllegalArgumentException(place + reason);
            case Entry.Unanswered(WireId id, String reason) -> throw new IllegalArgumentException(place + reason);
        };
    }

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
