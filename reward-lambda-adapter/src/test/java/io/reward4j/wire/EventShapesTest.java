package io.reward4j.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reward4j.Content;
import io.reward4j.Deadline;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventShapesTest {

    private static final String SAMPLE = Events.sample("\"s\"", "aa");
    private static final RewardEndpoint ENDPOINT = RewardEndpoint.of(Events.SHARE_OF_A);

    @ParameterizedTest
    @ValueSource(strings = {
            "%s", "[%s]", "{\"batch\":[%s]}", "{\"batch\":%s}", "{\"input\":[%s]}", "{\"trajectories\":[%s]}",
            "{\"body\":[%s]}", "{\"body\":%s}", "{\"body\":{\"batch\":[%s]}}",
            "{\"body\":{\"input\":{\"batch\":[%s]}}}",
            "{\"id\":\"event\",\"version\":\"2.0\",\"headers\":{\"batch\":[]},\"body\":[%s],\"isBase64Encoded\":false}",
            " \n[%s]\t", "\uFEFF[%s]"})
    void everyShapeIsRead(String shape) {
        assertThat(Events.results(ENDPOINT, shape.formatted(SAMPLE))).singleElement()
                .satisfies(result -> assertThat(result.id().asString()).isEqualTo("s"))
                .satisfies(result -> assertThat(result.score()).isEqualTo(0.2));
    }

    @Test
    void bodyMayBeTextAndEncoded() {
        String list = "[" + SAMPLE + "]";
        String quoted = "\"" + list.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        String encoded = Base64.getEncoder().encodeToString(list.getBytes(UTF_8));

        assertThat(Events.results(ENDPOINT, "{\"body\":" + quoted + "}")).hasSize(1);
        assertThat(Events.results(ENDPOINT, "{\"body\":\"" + encoded + "\",\"isBase64Encoded\":true}")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                        | the event is empty
            ` `                       | the event is empty
            7                         | expected a list of samples, found a number
            "text"                    | expected a list of samples, found text
            null                      | expected a list of samples, found null
            {}                        | neither a list of samples, nor a sample, nor a wrapper such as
            {"results":[]}            | neither a list of samples, nor a sample, nor a wrapper such as
            {"body":null}             | neither a list of samples, nor a sample, nor a wrapper such as
            {"body":7}                | body: expected a list of samples, found a number
            {"body":"oh"}             | not JSON
            {"body":""}               | the event is empty
            {"body":"%%","isBase64Encoded":true} | body is not in Base64
            {"batch":[],"batch":[]}   | the field 'batch' is there twice
            {"body":{"body":{"body":{"body":{"body":[]}}}}} | more than 4 wrappers
            [                         | not JSON
            [{}]]                     | not JSON
            [] []                     | something follows the end of the JSON
            [{"id":1},]               | not JSON
            [{'id':1}]                | not JSON
            [{"\\ud800":1}]           | not JSON at line 1, column 10: half a surrogate pair in a name
            """)
    void eventThatCannotBeReadIsOneError(String event, String reason) {
        RewardReply reply = Events.reply(ENDPOINT, event);

        assertThat(reply.error().orElseThrow()).isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(reason);
        assertThat(reply.toString()).startsWith("{\"errorType\":\"UnreadableEventException\",\"errorMessage\":\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"[]\" []", "\"[]\"\n}\n", "\"[]\" 1", "\"[]\" x"})
    void whatFollowsAnEventInATextIsAnError(String event) {
        RewardReply reply = Events.reply(ENDPOINT, event);

        assertThat(reply.error().orElseThrow()).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void invalidUtf8IsOneErrorAndNeverReadAsSomethingElse() {
        for (byte[] bad : List.of(
                new byte[]{(byte) 0x80}, new byte[]{(byte) 0xC0, (byte) 0x80},
                new byte[]{(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[]{(byte) 0xE3, (byte) 0x81}, new byte[]{(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
                new byte[]{(byte) 0xFF},
                new byte[]{(byte) 0xE0, (byte) 0x80, (byte) 0x80},
                new byte[]{(byte) 0xF0, (byte) 0x80, (byte) 0x80, (byte) 0x80})) {
            byte[] event = Events.list(Events.sample("\"s\"", new String(bad, StandardCharsets.ISO_8859_1)))
                    .getBytes(StandardCharsets.ISO_8859_1);

            assertThat(Events.reply(ENDPOINT, event).error().orElseThrow())
                    .hasMessageContaining("not UTF-8 at byte 84");
        }
    }

    @Test
    void streamThatCannotBeReadIsNoEvent() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("unplugged");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("unplugged");
            }
        };
        for (String head : List.of("", "[".repeat(100), "{".repeat(100))) {
            InputStream event = new SequenceInputStream(new ByteArrayInputStream(head.getBytes(UTF_8)), broken);

            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> ENDPOINT.reply(event, Deadline.none()))
                    .withMessageContaining("unplugged");
        }
    }

    @Test
    void streamMayComeByteByByte() {
        byte[] event = Events.list(Events.sample("\"é日🙂\"", "aaé日🙂")).getBytes(UTF_8);
        InputStream drip = new ByteArrayInputStream(event) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(1, length));
            }
        };

        assertThat(ENDPOINT.reply(drip, Deadline.none()).toString())
                .startsWith("[{\"id\":\"é日🙂\",\"aggregate_reward_score\":0.2");
    }

    @Test
    void everyCharacterSurvivesAcrossTheReadersBuffers() {
        String all = "aé日🙂".repeat(5000);
        List<String> seen = new ArrayList<>();
        RewardEndpoint endpoint = RewardEndpoint.of(sample -> {
            seen.add(sample.completion());
            return Reward.pass();
        });
        for (int shift = 0; shift < 12; shift++) {
            Events.reply(endpoint, " ".repeat(shift) + Events.list(Events.sample("1", all)));
        }

        assertThat(seen).hasSize(12).allMatch(all::equals);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a1"},{"role":"user","content":"q2"},{"role":"bot","content":"a2"}]} | user:q assistant:a1 user:q2 assistant:a2
            {"messages":[{"role":"developer","content":"d"},{"role":"nova_assistant","content":[{"text":"a"},"b",null,{"type":"image","text":"no"},{"toolUse":{"text":"no"}},{"type":"text","text":"c"}]}]} | system:d assistant:abc
            {"messages":[{"role":"tool","content":{"text":"t"}},{"role":"assistant","content":null}]} | tool:t assistant:
            {"messages":[{"role":"assistant","tool_calls":[{"id":"1"}]}]} | assistant:
            {"prompt":"q","completion":"a"} | user:q assistant:a
            {"prompt":[{"role":"user","content":"q"},{"role":"assistant","content":"gold"}],"response":"a"} | user:q assistant:gold assistant:a
            {"prompt":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}],"response":"a"} | user:q assistant:a
            {"prompt":[{"role":"assistant","content":"a"},{"role":"user","content":"q"}],"response":"a"} | assistant:a user:q assistant:a
            {"prompt":"q","completion":[{"role":"assistant","content":[{"type":"text","text":"a"}]}]} | user:q assistant:a
            {"prompt":"q","chosen":"c","rejected":"r","completion":"a"} | user:q assistant:a
            {"query":"q","model_response":"a","response":"gold","system":"s"} | system:s user:q assistant:a
            {"messages":[{"role":"user","content":"q"}],"completion":"a"} | user:q assistant:a
            {"messages":[{"role":"assistant","content":"a"}],"response":"other"} | assistant:a
            """)
    void conversationIsPutTogetherFromWhereItStands(String sample, String conversation) {
        assertThat(read(sample).messages().stream().map(message -> message.role() + ":" + message.content())
                .collect(Collectors.joining(" "))).isEqualTo(conversation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "metadata":{"reference_answer":"m"},"reference_answer":"t"                 | "m"
            "metadata":{"reference_answer":null},"reference_answer":"t"                | "t"
            "metadata":{"ground_truth":"m"},"reference_answer":{"text":"t"}            | {"text":"t"}
            "reference_answer":{"text":""},"ground_truth":"g"                          | "g"
            "reward_model":{"ground_truth":"r"},"extra_info":{"answer":"e"}            | "r"
            "extra_info":{"answer":"e","reference_answer":{"text":"x"}}                | {"text":"x"}
            "extra_info":{"answer":"e","reference_answer":{"text":""}}                 | "e"
            "ground_truth":42                                                          | 42
            "chosen":"c","rejected":"r"                                                | "c"
            "query":"q","model_response":"a","response":"gold"                         | "gold"
            "reference_answer":1.50                                                    | 1.50
            "reference_answer":12345678901234567890                                    | 12345678901234567890
            "reference_answer":""                                                      | ``
            "extra_info":"e","reward_model":[]                                         | ``
            """)
    void referenceIsFoundWhereItStands(String fields, String reference) {
        Sample sample = read("{\"prompt\":\"p\",\"completion\":\"a\"," + fields + "}");

        assertThat(sample.reference().isMissingNode() ? "" : sample.reference().toString()).isEqualTo(reference);
    }

    @Test
    void metadataHoldsWhatHasNoOtherPlaceAndWinsOverTheTopLevel() {
        Sample sample = read(
                "{\"prompt\":\"q\",\"completion\":\"a\",\"reference_answer\":1,\"lang\":\"top\",\"task\":{\"n\":1.0},"
                        + "\"metadata\":{\"lang\":\"inner\"}}");

        assertThat(sample.metadata()).hasToString("{\"lang\":\"inner\",\"task\":{\"n\":1.0}}");
    }

    private static Sample read(String json) {
        List<Sample> seen = new ArrayList<>();
        RewardFunction reward = sample -> {
            seen.add(sample);
            return Reward.pass();
        };
        Events.reply(RewardEndpoint.of(reward.reading(Content.TRAJECTORY)), "[" + json + "]");
        assertThat(seen).hasSize(1);
        return seen.getFirst();
    }
}
