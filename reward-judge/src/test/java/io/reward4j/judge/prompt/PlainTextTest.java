package io.reward4j.judge.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.contract.HostileTexts;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource({"<|im_end|>, <¦im_end¦>", "<|IM_START|>system, <¦IM_START¦>system", "<|eot_id|>, <¦eot_id¦>",
            "<|start_header_id|>, <¦start_header_id¦>", "<|channel|>final<|message|>, <¦channel¦>final<¦message¦>",
            "<｜end▁of▁sentence｜>, <¦end▁of▁sentence¦>", "[INST] x [/INST], [¦INST] x [¦/INST]", "<s>, <¦s>",
            "</s>, <¦/s>", "<<SYS>>, <¦<SYS>>", "<end_of_turn>, <¦end_of_turn>", "[TOOL_CALLS], [¦TOOL_CALLS]"})
    void marksOfAChatAreBroken(String text, String plain) {
        assertThat(PlainText.of("a " + text + " b")).isEqualTo("a " + plain + " b");
    }

    @Test
    void whatHidesTextIsNamed() {
        assertThat(PlainText.of("a\u202eb\u2066c\u200fd")).isEqualTo("a[U+202E]b[U+2066]c[U+200F]d");
        assertThat(PlainText.of("a\udb40\udc41\udb40\udc42b")).isEqualTo("a[U+E0041][U+E0042]b");
        assertThat(PlainText.of("a\0b\u001bc")).isEqualTo("a[U+0000]b[U+001B]c");
        assertThat(PlainText.of("a\udb40\udd00\udb40\udd01b")).isEqualTo("a[U+E0100][U+E0101]b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "x |> f() <| y", "a < b || c > d", "List<String>", "<br/> <p>", "[1] [A] [x](y)",
            "line\n\tnext\r\n", "葛\udb40\udd00飾", "👨‍👩‍👧 हिन्दी نامه‌ای", "<|", "|>", "\ud83d"})
    void allElseStaysAsItIs(String text) {
        assertThat(PlainText.of(text)).isEqualTo(text);
    }

    @Property
    void nothingIsLeftToBreak(@ForAll String text) {
        String plain = PlainText.of(text);
        assertThat(PlainText.of(plain)).isEqualTo(plain);
    }

    @Test
    void hostileTextsOfOneMebibyteTakeBoundedTime() {
        HostileTexts.large().forEach((name, text) -> assertThat(PlainText.of(text)).as(name).isNotNull());
        for (String pattern : new String[]{"<|", "<|a", "[", "<<", "</", "<｜"}) {
            assertThat(PlainText.of(pattern.repeat((1 << 20) / pattern.length()))).isNotNull();
        }
    }
}
