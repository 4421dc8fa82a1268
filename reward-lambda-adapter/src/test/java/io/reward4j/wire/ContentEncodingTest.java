package io.reward4j.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentEncodingTest {

    private static final byte[] TEXT = "{\"a\":1}".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", " x-gzip "})
    void compressedBodyIsExpanded(String encoding) {
        assertThat(ContentEncoding.decoded(HttpProxy.gzip(TEXT), encoding, TEXT.length)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "gzip"})
    void otherBodyStaysAsItIs(String encoding) {
        assertThat(ContentEncoding.decoded(TEXT, encoding, 1)).isSameAs(TEXT);
    }

    @Test
    void bodyIsNotExpandedBeyondTheLimit() {
        assertThat(refused(HttpProxy.gzip(TEXT), "gzip", TEXT.length - 1).status()).isEqualTo(413);
        assertThat(refused(HttpProxy.bomb(), "gzip", 1_000)).hasMessageContaining("a body of more than 1000 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip"})
    void otherEncodingsAreNotRead(String encoding) {
        assertThat(refused(TEXT, encoding, 1_000).status()).isEqualTo(415);
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void damagedBodyIsReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] body = HttpProxy.gzip(TEXT);
        for (int i = random.nextInt(4); i >= 0; i--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt();
        }
        byte[] cut = Arrays.copyOf(body, random.nextInt(body.length + 1));
        try {
            assertThat(ContentEncoding.decoded(cut, "gzip", 100).length).isLessThanOrEqualTo(100);
        } catch (UnreadableEventException e) {
            assertThat(e.status()).isIn(400, 413);
        }
    }

    private static UnreadableEventException refused(byte[] body, String encoding, int limit) {
        return assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> ContentEncoding.decoded(body, encoding, limit)).actual();
    }
}
