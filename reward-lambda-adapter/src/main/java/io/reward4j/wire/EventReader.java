package io.reward4j.wire;

import io.reward4j.extract.JsonFaults;
import io.reward4j.wire.json.Allowance;
import io.reward4j.wire.json.Json;
import io.reward4j.wire.json.Limits;
import io.reward4j.wire.json.SampleReadException;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads an event: a list of samples, one sample, or either of them in a wrapper.
///
/// A wrapper is an object with the field `body`, `batch`, `input` or `trajectories`, whose value is
/// what it wraps, or that as JSON in a text; or an object that is no sample and has exactly one field with a list of
/// samples, whatever it is called. A list of lists is the samples of all of them. Nothing is built of what is
/// wrapped: the text is walked once to see what there is, and once to read it.
final class EventReader {

    private static final List<String> SAMPLE = List.of("messages", "prompt", "model_response", "completion");
    private static final List<String> WRAPPERS = List.of("body", "batch", "input", "trajectories");
    private static final List<String> LONE_SAMPLE = List.of("id", "query", "response");

    /// What schedulers and warmers send to keep a function ready.
    private static final List<String> WARM_UPS = List.of("warmup", "warm-up", "warmer", "ping");
    private static final String SCHEDULED = "Scheduled Event";
    private static final String WARMER_PLUGIN = "serverless-plugin-warmup";
    private static final int MOST_WRAPPERS = 4;
    private static final int HEAD = 64;

    /// What AWS's evaluation with custom metrics says of an event, and where its samples are.
    private static final String PROCESS = "process_type";
    private static final String DATA = "data";
    private static final SampleFields EVALUATED = SampleFields.standard().answer("/inference_output")
            .reference("/gold");

    private final Source source;
    private final List<String> path;
    private final int wrappers;
    private final boolean outermost;
    private final Target target;

    /// @param path where the value stands in the source
    /// @param wrappers how many are around it
    /// @param outermost whether it is the event itself
    private EventReader(Source source, List<String> path, int wrappers, boolean outermost, Target target) {
        this.source = source;
        this.path = path;
        this.wrappers = wrappers;
        this.outermost = outermost;
        this.target = target;
    }

    /// What is read, as often as it is needed.
    ///
    /// @param object reads it as an object, with what was written
    private record Source(Supplier<JsonParser> parser, Supplier<WireObject> object) {

        static Source of(byte[] json) {
            return new Source(() -> Json.parser(json), () -> WireObject.read(json, Set.of()));
        }

        static Source of(String json) {
            return new Source(() -> Json.parser(json), () -> WireObject.read(json, Set.of()));
        }

        /// @param head how it begins
        /// @param list the rest of JSON that is a list, which is read but once
        static Source of(byte[] head, InputStream list) {
            return new Source(() -> Json.parser(head, list), () -> {
                throw new IllegalStateException("a list is no object");
            });
        }
    }

    /// What is done with the samples that are read.
    ///
    /// @param chunk how many are handed over at once
    private record Target(SampleFields fields, int chunk, Consumer<List<Entry>> samples) {}

    /// What an event asks for.
    sealed interface Request {

        /// To score the samples that were handed over.
        record Score() implements Request {}

        /// Nothing, but to be ready.
        record WarmUp() implements Request {}

        /// What is said in a request over HTTP.
        record Proxied(ProxyEvent event) implements Request {}

        /// To measure samples for an evaluation, which were not handed over.
        record Evaluate(List<Entry> samples) implements Request {}

        /// To prepare a row of an evaluation for the model.
        ///
        /// @param data the row, as it was written
        record Prepare(String data) implements Request {}
    }

    /// Reads an event and hands its samples over in order.
    ///
    /// @param outermost whether the event may be a request over HTTP; not if it is the body of one
    /// @param chunk how many samples are handed over at once
    /// @throws UnreadableEventException if the event cannot be read
    /// @throws IOException if the stream cannot be read
    static Request read(
            InputStream event, boolean outermost, SampleFields fields, int chunk, Consumer<List<Entry>> samples)
            throws IOException {
        Target target = new Target(fields, chunk, samples);
        byte[] head = event.readNBytes(HEAD);
        Source source = isList(head)
                ? Source.of(head, event)
                : Source.of(
                        new SequenceInputStream(new ByteArrayInputStream(head), event).readAllBytes());
        return new EventReader(source, List.of(), 0, outermost, target).read();
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
        try (JsonParser parser = source.parser().get()) {
            if (!enter(parser, path)) {
                throw new UnreadableEventException("the event is empty");
            }
            return switch (parser.currentToken()) {
                case START_ARRAY -> list(parser);
                case START_OBJECT -> object(parser);
                case VALUE_STRING -> {
                    String json = parser.getString();
                    checkEnd(parser);
                    yield text(json);
                }
                default -> throw unreadable(
                        "expected a list of samples, found " + SampleReadException.kind(parser.currentToken()));
            };
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException cause && !(cause instanceof CharConversionException)) {
                throw cause;
            }
            throw unreadable(JsonFaults.describe(e));
        }
    }

    private Request list(JsonParser parser) {
        boolean nested = parser.nextToken() == JsonToken.START_ARRAY;
        Allowance allowance = Allowance.ofHeap();
        SampleReader reader = new SampleReader(parser, path.size() + 2, target.fields(), allowance);
        SampleReader deeper = new SampleReader(parser, path.size() + 3, target.fields(), allowance);
        Batch batch = new Batch(allowance);
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            if (nested && parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    batch.add(deeper);
                }
            } else {
                batch.add(reader);
            }
            parser.nextToken();
        }
        checkEnd(parser);
        batch.handOver();
        return new Request.Score();
    }

    /// The samples that were read and not handed over yet.
    private final class Batch {

        private final Allowance allowance;
        private List<Entry> entries = new ArrayList<>();
        private int count;

        Batch(Allowance allowance) {
            this.allowance = allowance;
        }

        void add(SampleReader reader) {
            if (count == Limits.SAMPLES) {
                throw unreadable("more than " + Limits.SAMPLES + " samples");
            }
            entries.add(reader.read(count++));
            if (entries.size() == target.chunk()) {
                handOver();
                entries = new ArrayList<>(target.chunk());
            }
        }

        /// Samples that are handed over a few at a time are scored at once, and then forgotten.
        void handOver() {
            target.samples().accept(entries);
            allowance.backTo(0);
        }
    }

    private Request object(JsonParser parser) throws IOException {
        Map<String, JsonToken> fields = fields(parser);
        if (containsAny(fields, SAMPLE)) {
            return sample();
        }
        Optional<ProxyEvent> proxied = proxied(fields);
        if (proxied.isPresent()) {
            return new Request.Proxied(proxied.get());
        }
        JsonToken data = fields.get(DATA);
        if (data != null && path.isEmpty() && fields.get(PROCESS) == JsonToken.VALUE_STRING) {
            String process = textAt(PROCESS);
            if (process.equals("postprocess")) {
                return evaluated(data);
            }
            if (process.equals("preprocess")) {
                return prepared();
            }
        }
        if (isWarmUp(fields)) {
            return new Request.WarmUp();
        }
        for (String wrapper : WRAPPERS) {
            if (fields.containsKey(wrapper) && fields.get(wrapper) != JsonToken.VALUE_NULL) {
                return unwrapped(wrapper, fields);
            }
        }
        Optional<String> list = onlyListOfSamples(fields);
        if (list.isPresent()) {
            return unwrapped(list.get(), fields);
        }
        if (containsAny(fields, LONE_SAMPLE)) {
            return sample();
        }
        throw unreadable("neither a list of samples, nor a sample, nor a wrapper such as " + WRAPPERS
                + "; it has the fields " + SampleReadException.names(fields.keySet()));
    }

    private boolean isWarmUp(Map<String, JsonToken> fields) {
        boolean asked = WARM_UPS.stream().anyMatch(name -> fields.get(name) == JsonToken.VALUE_TRUE);
        boolean said = fields.containsKey("detail-type") && SCHEDULED.equals(textAt("detail-type"));
        return asked || said || (fields.containsKey("source") && WARMER_PLUGIN.equals(textAt("source")));
    }

    /// The name of the only field whose value is a list of samples, which makes the object a wrapper.
    private Optional<String> onlyListOfSamples(Map<String, JsonToken> fields) {
        List<String> lists = fields.entrySet().stream()
                .filter(field -> field.getValue() == JsonToken.START_ARRAY)
                .map(Map.Entry::getKey)
                .filter(this::beginsWithSample)
                .toList();
        return lists.size() == 1 ? Optional.of(lists.getFirst()) : Optional.empty();
    }

    private boolean beginsWithSample(String name) {
        try (JsonParser parser = source.parser().get()) {
            if (!enter(parser, with(name))) {
                return false;
            }
            JsonToken first = parser.nextToken();
            if (first == JsonToken.VALUE_STRING) {
                return parser.getString().stripLeading().startsWith("{");
            }
            return first == JsonToken.START_OBJECT && isSample(parser);
        }
    }

    /// Tells whether the object that the parser stands at has a field of a sample. A lone `id` is in many objects.
    private static boolean isSample(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (SAMPLE.contains(name) || name.equals("query") || name.equals("response")) {
                return true;
            }
            parser.nextToken();
            parser.skipChildren();
        }
        return false;
    }

    private Request sample() {
        try (JsonParser parser = source.parser().get()) {
            enter(parser, path);
            target.samples().accept(List.of(new SampleReader(parser, path.size() + 1, target.fields()).read(0)));
            return new Request.Score();
        }
    }

    private Request unwrapped(String wrapper, Map<String, JsonToken> fields) throws IOException {
        if (wrappers == MOST_WRAPPERS) {
            throw unreadable("more than " + MOST_WRAPPERS + " wrappers around the samples");
        }
        if (fields.get(wrapper) == JsonToken.VALUE_STRING && fields.get("isBase64Encoded") == JsonToken.VALUE_TRUE) {
            return encoded(wrapper);
        }
        return new EventReader(source, with(wrapper), wrappers + 1, false, target).read();
    }

    private Request text(String json) throws IOException {
        if (wrappers == MOST_WRAPPERS) {
            throw unreadable("more than " + MOST_WRAPPERS + " wrappers around the samples");
        }
        if (wrappers == 0 && !Json.beginsLikeContainer(json)) {
            throw unreadable("expected a list of samples, found text");
        }
        return new EventReader(Source.of(json), List.of(), wrappers + 1, outermost, target).read();
    }

    private Request encoded(String wrapper) throws IOException {
        byte[] sent = ProxyEvent.fromBase64(textAt(wrapper), wrapper);
        byte[] json = ContentEncoding.decoded(sent, "gzip", ProxyEvent.BODY_LIMIT);
        return new EventReader(Source.of(json), List.of(), wrappers + 1, false, target).read();
    }

    private Optional<ProxyEvent> proxied(Map<String, JsonToken> fields) {
        boolean signed = fields.entrySet().stream()
                .anyMatch(field -> ProxyEvent.isSign(field.getKey(), field.getValue()));
        return outermost && signed ? ProxyEvent.of(source.object().get()) : Optional.empty();
    }

    private Request evaluated(JsonToken data) throws IOException {
        List<Entry> samples = new ArrayList<>();
        Target measured = new Target(EVALUATED, Limits.SAMPLES, samples::addAll);
        EventReader reader = new EventReader(source, with(DATA), wrappers + 1, false, measured);
        switch (data) {
            case START_OBJECT -> reader.sample();
            case START_ARRAY -> reader.read();
            default -> throw reader.unreadable("expected an object, found " + SampleReadException.kind(data));
        }
        return new Request.Evaluate(samples);
    }

    private Request prepared() {
        WireObject event = source.object().get();
        Optional<String> refusal = event.value(DATA).refusal();
        if (refusal.isPresent()) {
            throw unreadable(refusal.get());
        }
        return new Request.Prepare(event.writtenValue(DATA));
    }

    /// The text at a place of the object; empty if there is none.
    private String textAt(String... where) {
        List<String> place = new ArrayList<>(path);
        place.addAll(List.of(where));
        try (JsonParser parser = source.parser().get()) {
            boolean isText = enter(parser, place) && parser.currentToken() == JsonToken.VALUE_STRING;
            return isText ? parser.getString() : "";
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
        String where = path.isEmpty() ? "" : SampleReadException.path(path) + ": ";
        return new UnreadableEventException("cannot read the event: " + where + what);
    }
}
