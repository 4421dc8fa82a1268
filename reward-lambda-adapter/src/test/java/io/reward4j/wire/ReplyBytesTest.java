package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

    @Test
    void aTextIsHeldAsUtf8() {
        ReplyBytes bytes = ReplyBytes.of("{\"é\":\"😀\"}");
        assertThat(bytes.toString()).isEqualTo("{\"é\":\"😀\"}");
        assertThat(bytes.length()).isEqualTo("{\"é\":\"😀\"}".getBytes(StandardCharsets.UTF_8).length);
    }
}
