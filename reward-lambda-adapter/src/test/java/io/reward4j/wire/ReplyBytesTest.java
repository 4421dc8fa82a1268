package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.wire.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReplyBytesTest {

    @Property(tries = 100)
    void whatIsCollectedComesBackHoweverItWasWritten(
            @ForAll long seed, @ForAll @IntRange(max = 300_000) int length) throws IOException {
        Random random = new Random(seed);
        byte[] all = new byte[length];
        random.nextBytes(all);
        ReplyBytes.Collector collector = new ReplyBytes.Collector();
        int done = 0;
        while (done < length) {
            if (random.nextInt(4) == 0) {
                collector.write(all[done++]);
            } else {
                int count = Math.min(length - done, random.nextInt(1 << 17));
                collector.write(all, done, count);
                done += count;
            }
        }
        ReplyBytes bytes = collector.bytes();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        bytes.writeTo(written);
        assertThat(bytes.length()).isEqualTo(length);
        assertThat(bytes.toByteArray()).isEqualTo(all);
        assertThat(written.toByteArray()).isEqualTo(all);
    }

    @Property
    void textsAndNumbersAreWrittenAsByTheGenerator(
            @ForAll List<@From("texts") String> texts,
            @ForAll List<Double> numbers,
            @ForAll @IntRange(max = 5_000) int before) {
        ReplyBytes.Collector collector = new ReplyBytes.Collector();
        collector.write(" ".repeat(before).getBytes(StandardCharsets.US_ASCII));
        collector.write('[');
        for (String text : texts) {
            collector.text(text);
            collector.write(',');
        }
        for (double number : numbers) {
            collector.number(number);
            collector.write(',');
        }
        collector.write("0]".getBytes(StandardCharsets.US_ASCII));
        ReplyBytes expected = ReplyBytes.written(out -> {
            out.writeStartArray();
            texts.forEach(text -> Json.writeText(out, text));
            numbers.forEach(number -> out.writeNumber(number));
            out.writeNumber(0);
            out.writeEndArray();
        });
        assertThat(collector.bytes().toString().strip()).isEqualTo(expected.toString());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(40);
        Arbitrary<String> plain = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(40);
        Arbitrary<String> odd = Arbitraries.strings()
                .withChars('"', '\\', '/', '\u007f', '\u0080', 'é', '文', '\ud83d', '\ude00', '\n', '\u0001', 'a')
                .ofMaxLength(40);
        return Arbitraries.oneOf(any, plain, odd, odd.map(text -> text.repeat(300)));
    }

    @Test
    void aTextIsHeldAsUtf8() {
        ReplyBytes bytes = ReplyBytes.of("{\"é\":\"😀\"}");
        assertThat(bytes.toString()).isEqualTo("{\"é\":\"😀\"}");
        assertThat(bytes.length()).isEqualTo("{\"é\":\"😀\"}".getBytes(StandardCharsets.UTF_8).length);
    }
}
