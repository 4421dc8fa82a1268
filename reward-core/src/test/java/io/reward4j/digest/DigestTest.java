package io.reward4j.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DigestTest {

    @Test
    void theDigestOfATextIsThatOfTheStandard() {
        // FIPS 180-4, example of one block
        assertThat(Sha256.hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void whereATextEndsCounts() {
        assertThat(new Digest().add("ab").add("c").hex()).isNotEqualTo(new Digest().add("a").add("bc").hex());
        assertThat(new Digest().add("abc", 1, 2).hex()).isEqualTo(new Digest().add("b").hex());
    }

    @Test
    void loneSurrogatesStayApart() {
        assertThat(new Digest().add("\ud800").hex()).isNotEqualTo(new Digest().add("\ud801").hex());
    }

    @Test
    void numbersCount() {
        assertThat(new Digest().add(1).add("a").hex()).isNotEqualTo(new Digest().add(2).add("a").hex());
    }

    @Test
    void bytesAndDigitsAreOneDigestAndEachStartsAnew() {
        Digest digest = new Digest().add("a");
        assertThat(HexFormat.of().formatHex(digest.bytes())).isEqualTo(digest.add("a").hex());
    }
}
