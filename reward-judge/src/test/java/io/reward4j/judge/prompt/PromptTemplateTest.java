package io.reward4j.judge.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PromptTemplateTest {

    @Test
    void fillsEveryPlace() {
        PromptTemplate template = PromptTemplate.of("a {{one}} b {{two}}{{one}}");
        assertThat(template.names()).containsExactly("one", "two");
        assertThat(template.render(Map.of("one", "1", "two", "2"))).isEqualTo("a 1 b 21");
    }

    @Test
    void saysWhichPlacesAndValuesDoNotMatch() {
        assertThatIllegalArgumentException().isThrownBy(() -> PromptTemplate.of("{{a}}").render(Map.of("b", "")))
                .withMessage("the places are [a], and the values [b]");
    }

    @Test
    void refusesWhatIsNoPlace() {
        assertThatIllegalArgumentException().isThrownBy(() -> PromptTemplate.of("a {{ b }}"))
                .withMessage("no place opens at character 2 of the template");
        assertThatIllegalArgumentException().isThrownBy(() -> PromptTemplate.of("a {{b"));
    }

    @Test
    void namesAResourceThatIsMissing() {
        assertThatIllegalArgumentException().isThrownBy(() -> PromptTemplate.resource(getClass(), "none.md"))
                .withMessageContaining("'none.md'");
    }

    @Property
    void neverLooksAgainAtWhatWasFilledIn(@ForAll String a, @ForAll String b) {
        assertThat(PromptTemplate.of("<{{a}}|{{b}}>").render(Map.of("a", "{{b}}" + a, "b", "{{a}}" + b)))
                .isEqualTo("<{{b}}" + a + "|{{a}}" + b + ">");
    }
}
