package io.reward4j.wire;

import io.reward4j.extract.JsonFaults;
import io.reward4j.wire.json.Json;
import io.reward4j.wire.json.Limits;
import io.reward4j.wire.json.NodeReader;
import io.reward4j.wire.json.SampleReadException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A JSON object that came in, for readers of wire formats that [RewardEndpoint] does not know.
///
/// Each field, and each item of the lists that are named, is held to the limits of samples by itself: one
/// that has a field twice, a text of more than 16 Mi characters, a number of more than 1,000, `NaN`, or data
/// nested deeper than 100 is refused and leaves the others as they are.
///
/// Immutable and safe for use by several threads.
public final class WireObject {

    /// @param start where its name begins
    /// @param valueStart where its value begins
    private record Field(WireValue value, Optional<List<WireValue>> items, int start, int valueStart, int end) {}

    /// Where `NaN` or `Infinity` stands, which is no JSON.
    private record NotNumber(int start, int end) {}

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;
    private final Map<String, Field> fields;
    private final List<NotNumber> notNumbers;

    private WireObject(String text, Map<String, Field> fields, List<NotNumber> notNumbers) {
        this.text = text;
        this.fields = Collections.unmodifiableMap(fields);
        this.notNumbers = List.copyOf(notNumbers);
    }

    /// Reads an object.
    ///
    /// @param utf8 JSON in UTF-8
    /// @param lists the names of fields that are read as lists
    /// @throws UnreadableEventException if it is not JSON in UTF-8, no object, nested deeper than 500,000,
    ///     has a field twice, or a list of more than 100,000 items
    public static WireObject read(byte[] utf8, Set<String> lists) {
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CharBuffer text = CharBuffer.allocate(utf8.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError()) {
            throw unreadable("not UTF-8 at byte " + bytes.position());
        }
        String json = text.flip().toString();
        return read(json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json, lists);
    }

    static WireObject read(String text, Set<String> lists) {
        List<NotNumber> notNumbers = new ArrayList<>();
        try (JsonParser parser = Json.parser(text)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw unreadable(
                        "expected an object, found " + (first == null ? "nothing" : SampleReadException.kind(first)));
            }
            Map<String, Field> fields = new LinkedHashMap<>();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (fields.put(name, field(parser, lists.contains(name), notNumbers)) != null) {
                    throw unreadable("a field is there twice");
                }
            }
            if (parser.nextToken() != null) {
                throw unreadable("something follows the end of the JSON");
            }
            return new WireObject(text, fields, notNumbers);
        } catch (JacksonException e) {
            throw unreadable(JsonFaults.describe(e));
        }
    }

    private static Field field(JsonParser parser, boolean list, List<NotNumber> notNumbers) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        JsonToken token = parser.nextToken();
        int valueStart = (int) parser.currentTokenLocation().getCharOffset();
        if (list && token == JsonToken.START_ARRAY) {
            List<WireValue> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (items.size() == Limits.SAMPLES) {
                    throw unreadable("more than " + Limits.SAMPLES + " samples");
                }
                items.add(value(parser, notNumbers));
            }
            return new Field(WireValue.MISSING, Optional.of(items), start, valueStart, end(parser));
        }
        WireValue value = value(parser, notNumbers);
        return new Field(value, Optional.empty(), start, valueStart, end(parser));
    }

    /// Reads the value that the parser stands at, and leaves the parser at its last token.
    private static WireValue value(JsonParser parser, List<NotNumber> notNumbers) {
        int around = parser.streamReadContext().getNestingDepth();
        if (parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.START_ARRAY) {
            around--;
        }
        try {
            return WireValue.of(new NodeReader(1).node(parser));
        } catch (SampleReadException refusal) {
            note(parser, notNumbers);
            while (parser.streamReadContext().getNestingDepth() > around) {
                parser.nextToken();
                note(parser, notNumbers);
            }
            return WireValue.refused(String.valueOf(refusal.getMessage()));
        }
    }

    private static void note(JsonParser parser, List<NotNumber> notNumbers) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && parser.isNaN()) {
            notNumbers.add(new NotNumber((int) parser.currentTokenLocation().getCharOffset(), end(parser)));
        }
    }

    private static int end(JsonParser parser) {
        parser.finishToken();
        return (int) parser.currentLocation().getCharOffset();
    }

    /// Returns a field's value; a missing one if there is no such field, or if it was read as a list.
    public WireValue value(String name) {
        Field field = fields.get(name);
        return field == null ? WireValue.MISSING : field.value();
    }

    /// Returns the items of a field that was read as a list; nothing if there is no such list.
    public Optional<List<WireValue>> list(String name) {
        Field field = fields.get(name);
        return field == null ? Optional.empty() : field.items().map(Collections::unmodifiableList);
    }

    /// The names of the fields, in order.
    public Set<String> names() {
        return fields.keySet();
    }

    /// Why the first field that may not be read may not, if there is one; lists aside.
    public Optional<String> refusal() {
        return fields.values().stream().flatMap(field -> field.value().refusal().stream()).findFirst();
    }

    /// Returns a field's value as it was written; empty if there is no such field.
    String writtenValue(String name) {
        Field field = fields.get(name);
        return field == null ? "" : text.substring(field.valueStart(), field.end());
    }

    /// Returns the fields of some names as they were written, commas between them. `NaN` and `Infinity`, which are no
    /// JSON, become `null`.
    public String written(Predicate<String> names) {
        StringBuilder written = new StringBuilder(text.length());
        int next = 0;
        for (Map.Entry<String, Field> entry : fields.entrySet()) {
            Field field = entry.getValue();
            int first = next;
            while (next < notNumbers.size() && notNumbers.get(next).end() <= field.end()) {
                next++;
            }
            if (names.test(entry.getKey())) {
                written.append(written.isEmpty() ? "" : ",");
                append(written, field, notNumbers.subList(first, next));
            }
        }
        return written.toString();
    }

    private void append(StringBuilder written, Field field, List<NotNumber> notNumbersInIt) {
        int done = field.start();
        for (NotNumber notNumber : notNumbersInIt) {
            written.append(text, done, notNumber.start()).append("null");
            done = notNumber.end();
        }
        written.append(text, done, field.end());
    }

    private static UnreadableEventException unreadable(String what) {
        return new UnreadableEventException("cannot read the request: " + what);
    }
}
