package io.reward4j.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.extract.JsonFaults;
import io.reward4j.wire.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads what Jackson reads of a text that the strict decoder of the JDK has decoded, and refuses what one of the two
/// refuses.
class Utf8JsonParserTest {

    private static final List<byte[]> FIXTURES = Fixtures.in("events").stream().map(Fixtures::read).toList();
    private static final byte[] OTHERS = "aé日🙂\0\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff𐀀\udbff\udfff\"\\/:,[]{}-+.eE0 \t\r\nutfnNI"
            .getBytes(UTF_8);
    private static final String END = "end";
    private static final String FAULT = "fault";

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void readsAndRefusesWhatJacksonDoes(@ForAll long seed) {
        Random random = new Random(seed);
        WildJson wild = new WildJson(random);
        for (int i = 0; i < 100; i++) {
            byte[] json = random.nextInt(4) == 0
                    ? FIXTURES.get(random.nextInt(FIXTURES.size()))
                    : spaced(wild.value(4), random).getBytes(UTF_8);
            for (int change = random.nextInt(3); change > 0; change--) {
                json = mutated(json, random);
            }

            String shown = new String(json, UTF_8);
            List<String> read = trace(Json.parser(json.clone()));

            assertThat(trace(Json.parser(new byte[0], inPieces(json, random)))).as(shown).isEqualTo(read);
            decoded(json).ifPresentOrElse(
                    text -> assertThat(isSame(read, trace(Json.parser(text)))).as(shown).isTrue(),
                    () -> assertThat(read.getLast()).as(shown).isEqualTo(FAULT));
        }
    }

    /// In the words, and at the places, that messages have always had.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [                  | line 1, column 2: it ends too soon
            {"a                | line 1, column 4: it ends inside of a name
            ["日本             | line 1, column 5: it ends inside of a text
            ["\\u00            | line 1, column 7: it ends inside of a text
            [1,]               | line 1, column 4: a value is missing
            [,1]               | line 1, column 2: a value is missing
            {"a":}             | line 1, column 6: a value is missing
            {"a" 1}            | line 1, column 6: a colon is missing after a name
            {a:1}              | line 1, column 2: a name in double quotes is missing
            {"a":1,}           | line 1, column 8: a name in double quotes is missing
            [1 2]              | line 1, column 4: a comma is missing
            ["日本" "🙂"]      | line 1, column 7: a comma is missing
            ["🙂" 1]           | line 1, column 7: a comma is missing
            [1}                | line 1, column 3: a closing bracket that does not match
            [nul]              | line 1, column 2: a word that is neither true, false nor null
            [truex]            | line 1, column 2: a word that is neither true, false nor null
            [Hello]            | line 1, column 2: a word that is neither true, false nor null
            [日]               | line 1, column 2: a value is missing
            [01]               | line 1, column 3: a malformed number
            [1.]               | line 1, column 4: a malformed number
            [1e]               | line 1, column 4: a malformed number
            [-]                | line 1, column 3: a malformed number
            [+1]               | line 1, column 2: a malformed number
            ["a\\x"]           | line 1, column 5: a backslash before a character that cannot be escaped
            ["\\u12g4"]        | line 1, column 7: an escape without four hexadecimal digits
            {"\\ud800":1}      | line 1, column 9: half a surrogate pair in a name
            {"\\udc00":1}      | line 1, column 9: half a surrogate pair in a name
            [1] // no          | line 1, column 5: a comment
            1a                 | line 1, column 2: something follows the value
            """)
    void saysWhatIsWrongAndWhere(String json, String fault) {
        assertThat(fault(json.getBytes(UTF_8))).isEqualTo("not JSON at " + fault);
    }

    @Test
    void countsLinesHoweverTheyEnd() {
        assertThat(fault("[\n1,\r\n2,\r3,\n日]".getBytes(UTF_8))).isEqualTo(
                "not JSON at line 5, column 1: a value is missing");
        assertThat(fault("[\"a\nb\"]".getBytes(UTF_8))).isEqualTo(
                "not JSON at line 1, column 4: a line break inside of a text");
        assertThat(fault("[\"a\tb\"]".getBytes(UTF_8)))
                .isEqualTo("not JSON at line 1, column 4: a tab inside of a text");
        assertThat(fault("[1\0]".getBytes(UTF_8))).isEqualTo(
                "not JSON at line 1, column 3: a control character between values");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xBF, 0xC0, 0xC1, 0xF5, 0xFE, 0xFF})
    void refusesBytesThatBeginNoCharacter(int unit) {
        assertThat(fault(new byte[]{'[', '"', (byte) unit, '"', ']'})).isEqualTo("not UTF-8 at byte 2");
        assertThat(fault(new byte[]{'[', (byte) unit, ']'})).isEqualTo("not UTF-8 at byte 1");
        assertThat(fault(new byte[]{'{', '"', (byte) unit, '"', ':', '1', '}'})).isEqualTo("not UTF-8 at byte 2");
    }

    @Test
    void findsAFaultBehindALongText() {
        byte[] json = ("[\"" + "日本語".repeat(10_000) + "\u0000\"]").getBytes(UTF_8);

        assertThat(fault(json)).isEqualTo("not JSON at line 1, column 30003: a control character inside of a text");
        json[90_002] = (byte) 0xC0;
        assertThat(fault(json)).isEqualTo("not UTF-8 at byte 90002");
    }

    @Test
    void keepsTextsOfAnyLength() {
        String text = ("0123456789abcde\"\\\n" + "日🙂é").repeat(5_000);
        byte[] json = JsonNodeFactory.instance.arrayNode().add(text).add("1".repeat(10)).toString().getBytes(UTF_8);

        assertThat(trace(Json.parser(json))).containsExactlyElementsOf(
                trace(Json.parser(new String(json, UTF_8)))).anyMatch(token -> token.contains(text));
        assertThat(trace(Json.parser("1".repeat(20_000).getBytes(UTF_8)))).anyMatch(
                token -> token.contains("1".repeat(20_000)));
    }

    @Test
    void namesAreTheirOwnHoweverManyShareAPlaceInTheTable() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 5_000; i++) {
            json.append("\"name").append(i).append("\":\"value").append(i).append("\",\"name").append(i)
                    .append("\":0,");
        }
        json.append("\"end\":1}");

        assertThat(trace(Json.parser(json.toString().getBytes(UTF_8)))).isEqualTo(
                trace(Json.parser(json.toString())));
    }

    @Test
    void readsNumbersAsTheirTypes() {
        try (JsonParser parser = Json.parser("[-12, 12345678901, 1.5e1, -Infinity]".getBytes(UTF_8))) {
            parser.nextToken();
            parser.nextToken();
            assertThat(parser.getIntValue()).isEqualTo(-12);
            parser.nextToken();
            assertThat(parser.getLongValue()).isEqualTo(12_345_678_901L);
            parser.nextToken();
            assertThat(parser.getDecimalValue()).isEqualByComparingTo("15");
            assertThat(parser.isNaN()).isFalse();
            parser.nextToken();
            assertThat(parser.isNaN()).isTrue();
        }
    }

    @Test
    void passesOnWhatTheStreamThrows() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("reset");
            }
        };

        assertThatThrownBy(() -> Json.parser(new byte[0], broken).nextToken()).isInstanceOf(JacksonException.class)
                .hasRootCauseMessage("reset");
    }

    /// Jackson looks one character further before it tells of a word that a strange one follows.
    private static boolean isSame(List<String> read, List<String> expected) {
        if (read.getLast().equals(FAULT) && expected.getLast().equals(FAULT)) {
            int common = Math.min(read.size(), expected.size()) - 1;
            return read.subList(0, common).equals(expected.subList(0, common))
                    && Math.max(read.size(), expected.size()) - common <= 2;
        }
        return read.equals(expected);
    }

    private static String fault(byte[] json) {
        try (JsonParser parser = Json.parser(json)) {
            while (parser.nextToken() != null) {
                parser.getString();
            }
            return END;
        } catch (JacksonException e) {
            return JsonFaults.describe(e);
        }
    }

    private static String spaced(String json, Random random) {
        return random.nextBoolean() ? json : json.replace(",", ", ").replace(":", " :\n").replace("]", "\r\n\t]\r");
    }

    private static byte[] mutated(byte[] json, Random random) {
        int at = random.nextInt(json.length + 1);
        byte[] more = new byte[random.nextInt(3)];
        for (int i = 0; i < more.length; i++) {
            more[i] = random.nextInt(20) == 0 ? (byte) random.nextInt() : OTHERS[random.nextInt(OTHERS.length)];
        }
        int from = random.nextBoolean() ? at : Math.min(json.length, at + random.nextInt(3));
        ByteBuffer changed = ByteBuffer.allocate(at + more.length + json.length - from);
        changed.put(json, 0, at).put(more).put(json, from, json.length - from);
        int length = random.nextInt(8) == 0 ? random.nextInt(changed.capacity() + 1) : changed.capacity();
        return Arrays.copyOf(changed.array(), length);
    }

    private static InputStream inPieces(byte[] json, Random random) {
        return new ByteArrayInputStream(json) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(4)));
            }
        };
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// What a parser reads, up to the end or the first fault. A name stands with its value, since Jackson looks at both
    /// at once.
    private static List<String> trace(JsonParser parser) {
        List<String> trace = new ArrayList<>();
        String name = "";
        try (parser) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String read = name + token + " " + parser.getString() + " " + parser.getStringLength() + " "
                        + parser.isNaN() + " " + parser.currentName() + " "
                        + parser.streamReadContext().getNestingDepth() + " "
                        + parser.streamReadContext().getCurrentIndex() + " ";
                name = token == JsonToken.PROPERTY_NAME ? read : "";
                if (name.isEmpty()) {
                    trace.add(read);
                }
            }
            trace.add(END);
        } catch (JacksonException e) {
            trace.add(FAULT);
        }
        return trace;
    }
}
