package io.reward4j.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class Utf8ReaderTest {

    private static final byte[] TEXT = "aé日🙂\u0000\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff𐀀\udbff\udfff"
            .getBytes(UTF_8);

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void decodesWhatTheStrictDecoderOfTheJdkDecodesAndRefusesWhatItRefuses(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            byte[] bytes = bytes(random);

            byte[] given = bytes.clone();

            assertThat(decoded(new Utf8Reader(given), random)).isEqualTo(expected(bytes));
            assertThat(decoded(new Utf8Reader(new ByteArrayInputStream(given)), random)).isEqualTo(expected(bytes));
            assertThat(given).isEqualTo(bytes);
        }
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = TEXT[i % TEXT.length];
        }
        for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return Arrays.copyOfRange(bytes, 0, random.nextInt(bytes.length + 1));
    }

    private static Optional<String> decoded(Utf8Reader reader, Random random) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[2 + random.nextInt(10)];
        try {
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                text.append(buffer, 0, read);
            }
            return Optional.of(text.toString());
        } catch (CharConversionException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> expected(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
