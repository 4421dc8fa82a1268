package io.reward4j.rlvr.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDataTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "N", "T", "F", "i\1\0\0\0", "l\1\0\0\0\1\0", "l\u00fe\u00ff\u00ff\u00ff\0\0\1\0", "g12345678",
            "y1234567812345678", "s\2\0\0\0ab", "u\0\0\0\0", "(\0\0\0\0", "[\1\0\0\0N", "{0", "{TN0",
            "<\1\0\0\0(\1\0\0\0T", ">\0\0\0\0", "(\2\0\0\0[\0\0\0\0{u\1\0\0\0a[\0\0\0\0" + "0"})
    void exactValuesArePlain(String data) {
        assertThat(PlainData.isPlain(bytes(data))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "X", "c", "r\0\0\0\0", "\u00ce", ".", "S", "NN", "i\1\0\0", "l\0\0\0\0", "l\1\0\0\0\0\0",
            "l\1\0\0\0\u00ff\u00ff", "l\0\0\0\u0080", "l\u00ff\u00ff\u00ff\u007f\1\0", "g1234567", "s\3\0\0\0ab",
            "s\u00ff\u00ff\u00ff\u00ffab", "(\2\0\0\0N", "(\u00ff\u00ff\u00ff\u007fN", "[\1\0\0\0", "{", "{T0", "{N",
            "{[\0\0\0\0N0", "<\1\0\0\0[\0\0\0\0", "<\1\0\0\0{0", ")\1N", "z\1a", "t\1\0\0\0a"})
    void everythingElseIsNot(String data) {
        assertThat(PlainData.isPlain(bytes(data))).isFalse();
    }

    @Property
    void anyBytesAreRead(@ForAll @Size(max = 200) byte[] bytes) {
        assertThat(PlainData.isPlain(bytes)).isIn(true, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 201, 1_000_000})
    void depthIsBounded(int depth) {
        byte[] deep = new byte[5 * depth + 1];
        for (int i = 0; i < depth; i++) {
            deep[5 * i] = '[';
            deep[5 * i + 1] = 1;
        }
        deep[5 * depth] = 'N';

        assertThat(PlainData.isPlain(deep)).isEqualTo(depth < 200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void lengthIsBounded(int more) {
        byte[] text = new byte[PlainData.LONGEST + more];
        Arrays.fill(text, (byte) 'a');
        int length = text.length - 5;
        text[0] = 's';
        for (int i = 0; i < 4; i++) {
            text[1 + i] = (byte) (length >>> (8 * i));
        }

        assertThat(PlainData.isPlain(text)).isEqualTo(more == 0);
    }
}
