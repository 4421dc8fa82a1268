package io.reward4j.rlvr.math.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.extract.Extraction;
import io.reward4j.rlvr.extract.Extractors;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxedAnswerTest {

    @ParameterizedTest
    @ValueSource(strings = {"\\boxed5", "\\boxed 5", "\\boxed{5}", "\\fbox{5}", "\\boxed{\\boxed{5}}",
            "\\boxed{4} \\boxedx 5",
            "\\boxed{4} {\\boxed\n{5}}"})
    void whatIsABoxIsTheSameForTheExtractorAndTheReward(String text) {
        BoxedAnswer last = BoxedAnswer.last(text);
        List<String> boxed = last == null ? List.of() : last.contents();

        assertThat(Extraction.found(boxed.getLast())).isEqualTo(Extractors.boxed().extract(text));
    }

    @Property
    void theLastOfJoinedBoxesIsTheExtractorsBox(@ForAll("contents") List<String> contents) {
        String text = "So \\boxed{" + String.join("} and \\boxed{", contents) + "}";

        assertThat(Objects.requireNonNull(BoxedAnswer.last(text)).contents())
                .isEqualTo(contents.stream().distinct().toList());
        assertThat(Extractors.boxed().extract(text)).isEqualTo(Extraction.found(contents.getLast()));
    }

    @Test
    void emptyAndRejectedBoxesLeaveNone() {
        assertThat(BoxedAnswer.last("in \\boxed{ }")).isNull();
        assertThat(BoxedAnswer.last("not \\boxed{5}")).isNull();
        assertThat(BoxedAnswer.isIn("in a box")).isFalse();
        assertThat(BoxedAnswer.isIn("not \\boxed{5}")).isTrue();
    }

    @Provide
    Arbitrary<List<String>> contents() {
        return Arbitraries.of("1", "x+1", "\\frac{1}{2}", "\\{a\\}", "あ", "(B)").list().ofMinSize(1).ofMaxSize(5);
    }
}
