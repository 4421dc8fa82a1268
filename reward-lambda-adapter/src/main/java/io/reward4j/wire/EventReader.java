package io.reward4j.wire;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads an event: a list of samples, one sample, or either of them in a wrapper.
///
/// A wrapper is an object with the field `body`, `batch`, `input` or `trajectories`, whose value is
/// what it wraps, or that as JSON in a text. Nothing is built of what is wrapped: the text is walked
/// once to see what there is, and once to read it.
final class EventReader {

    private static final List<String> SAMPLE = List.of("messages", "prompt", "model_response", "completion");
    private static final List<String> WRAPPERS = List.of("body", "batch", "input", "trajectories");
    private static final List<String> LONE_SAMPLE = List.of("id", "query", "response");
    private static final int MOST_WRAPPERS = 4;
    private static final int HEAD = 64;

    private final Supplier<JsonParser> source;
    private final List<String> path;
    private final int wrappers;
    private final int chunk;
    private final Consumer<List<Entry>> samples;

    private EventReader(
            Supplier<JsonParser> source, List<String> path, int wrappers, int chunk, Consumer<List<Entry>> samples) {
        this.chunk = chunk;
        this.samples = samples;
        this.source = source;
        this.path = path;
        this.wrappers = wrappers;
    }

    /// What an event asks for.
    enum Request {
        /// To score samples.
        SCORE,
        /// To say that a browser may call, which is what the `OPTIONS` request of a function's URL is.
        PREFLIGHT
    }

    /// Reads an event and hands its samples over in order.
    ///
    /// @param chunk how many samples are handed over at once
    /// @throws UnreadableEventException if the event cannot be read
    /// @throws IOException if the stream cannot be read
    static Request read(InputStream event, int chunk, Consumer<List<Entry>> samples) throws IOException {
        byte[] head = event.readNBytes(HEAD);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), event);
        if (isList(head)) {
            return new EventReader(() -> Json.parser(whole), List.of(), 0, chunk, samples).read();
        }
        byte[] bytes = whole.readAllBytes();
        return new EventReader(() -> Json.parser(bytes), List.of(), 0, chunk, samples).read();
    }

    /// Tells whether this is the beginning of a list, which is read but once, and so need not be held.
    private static boolean isList(byte[] head) {
        for (byte unit : head) {
            if (unit > ' ') {
                return unit == '[';
            }
        }
        return false;
    }

    private Request read() throws IOException {
        try (JsonParser parser = source.get()) {
            if (!enter(parser, path)) {
                throw new UnreadableEventException("the event is empty");
            }
            return switch (parser.currentToken()) {
                case START_ARRAY -> list(parser);
                case START_OBJECT -> object(parser);
                case VALUE_STRING -> text(parser.getString());
                default -> throw unreadable("expected a list of samples, found " + Refusal.kind(parser.currentToken()));
            };
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException cause && !(cause instanceof CharConversionException)) {
                throw cause;
            }
            throw unreadable("not JSON: " + Json.describe(e));
        }
    }

    private Request list(JsonParser parser) {
        SampleReader reader = new SampleReader(parser, path.size() + 2);
        List<Entry> entries = new ArrayList<>();
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count == Limits.SAMPLES) {
                throw unreadable("more than " + Limits.SAMPLES + " samples");
            }
            entries.add(reader.read(count++));
            if (entries.size() == chunk) {
                samples.accept(entries);
                entries = new ArrayList<>(chunk);
            }
        }
        checkEnd(parser);
        samples.accept(entries);
        return Request.SCORE;
    }

    private Request object(JsonParser parser) throws IOException {
        Map<String, JsonToken> fields = fields(parser);
        if (containsAny(fields, SAMPLE)) {
            return sample();
        }
        if (isPreflight(fields)) {
            return Request.PREFLIGHT;
        }
        for (String wrapper : WRAPPERS) {
            if (fields.containsKey(wrapper) && fields.get(wrapper) != JsonToken.VALUE_NULL) {
                return unwrapped(wrapper, fields);
            }
        }
        if (containsAny(fields, LONE_SAMPLE)) {
            return sample();
        }
        throw unreadable("neither a list of samples, nor a sample, nor one of the wrappers " + WRAPPERS);
    }

    private Request sample() {
        try (JsonParser parser = source.get()) {
            enter(parser, path);
            samples.accept(List.of(new SampleReader(parser, path.size() + 1).read(0)));
            return Request.SCORE;
        }
    }

    private Request unwrapped(String wrapper, Map<String, JsonToken> fields) throws IOException {
        if (wrappers == MOST_WRAPPERS) {
            throw unreadable("more than " + MOST_WRAPPERS + " wrappers around the samples");
        }
        if (fields.get(wrapper) == JsonToken.VALUE_STRING && fields.get("isBase64Encoded") == JsonToken.VALUE_TRUE) {
            return encoded(wrapper);
        }
        return new EventReader(source, with(wrapper), wrappers + 1, chunk, samples).read();
    }

    private Request text(String json) throws IOException {
        if (wrappers == 0) {
            throw unreadable("expected a list of samples, found text");
        }
        return new EventReader(() -> Json.parser(json), List.of(), wrappers, chunk, samples).read();
    }

    private Request encoded(String wrapper) throws IOException {
        byte[] json;
        try (JsonParser parser = source.get()) {
            enter(parser, with(wrapper));
            json = Base64.getDecoder().decode(parser.getString().getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw unreadable(wrapper + " is not in Base64");
        }
        return new EventReader(() -> Json.parser(json), List.of(), wrappers + 1, chunk, samples).read();
    }

    private boolean isPreflight(Map<String, JsonToken> fields) {
        return (fields.containsKey("requestContext") && isOptions("requestContext", "http", "method"))
                || (fields.containsKey("httpMethod") && isOptions("httpMethod"));
    }

    private boolean isOptions(String... where) {
        List<String> method = new ArrayList<>(path);
        method.addAll(List.of(where));
        try (JsonParser parser = source.get()) {
            return enter(parser, method)
                    && parser.currentToken() == JsonToken.VALUE_STRING
                    && parser.getString().equals("OPTIONS");
        }
    }

    /// Walks over the object that the parser stands at and returns the type of each of its fields.
    private Map<String, JsonToken> fields(JsonParser parser) {
        Map<String, JsonToken> fields = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (fields.put(name, parser.nextToken()) != null && WRAPPERS.contains(name)) {
                throw unreadable("the field '" + name + "' is there twice");
            }
            parser.skipChildren();
        }
        checkEnd(parser);
        return fields;
    }

    private void checkEnd(JsonParser parser) {
        if (path.isEmpty() && parser.nextToken() != null) {
            throw unreadable("something follows the end of the JSON");
        }
    }

    /// Moves to the value at `path`; false if there is none.
    private static boolean enter(JsonParser parser, List<String> path) {
        JsonToken token = parser.nextToken();
        for (String name : path) {
            if (token != JsonToken.START_OBJECT || !find(parser, name)) {
                return false;
            }
            token = parser.nextToken();
        }
        return token != null;
    }

    private static boolean find(JsonParser parser, String name) {
        for (String found = parser.nextName(); found != null; found = parser.nextName()) {
            if (found.equals(name)) {
                return true;
            }
            parser.nextToken();
            parser.skipChildren();
        }
        return false;
    }

    private List<String> with(String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private static boolean containsAny(Map<String, JsonToken> fields, List<String> names) {
        return names.stream().anyMatch(fields::containsKey);
    }

    private UnreadableEventException unreadable(String what) {
        String where = path.isEmpty() ? "" : String.join(".", path) + ": ";
        return new UnreadableEventException("cannot read the event: " + where + what);
    }
}
