package io.reward4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Sample;
import io.reward4j.contract.HostileTexts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ProbeTest {

    private static Probe probe(String name) {
        return Probe.standard().stream().filter(probe -> probe.name().equals(name)).findFirst().orElseThrow();
    }

    private static String applied(String name, String completion) {
        return probe(name).apply(Sample.of("Why?", completion)).map(Sample::completion).orElse("(does not apply)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
            "repetition/last-sentence | One. Two. | One. Two. Two. Two. Two. Two. Two.",
            "unicode/full-width | <think>a 1</think> | <think>ａ １</think>",
            "unicode/homoglyphs | a < c | а < с",
            "tags/answer | 5 | <answer>5</answer>",
            "blank/prompt | 5 | Why?",
            "blank/opener | Solution: | (does not apply)",
            "case/lower | 5 | (does not apply)",
            "stuffing/items | {\"a\":[1,2],\"b\":3} | {\"a\":[1,1,2,2],\"b\":3}",
            "stuffing/items | It is {\"a\":[1]}. | It is {\"a\":[1,1]}.",
            "stuffing/items | {\"a\":[]} | (does not apply)",
            "stuffing/items | {\"a\":[1 | (does not apply)",
            "stuffing/keys | no JSON | (does not apply)"})
    void aProbeDoesWhatItSays(String name, String completion, String changed) {
        assertThat(applied(name, completion)).isEqualTo(changed);
    }

    @Test
    void keysAreThoseOfTheReferencesAndStayValidJson() {
        Sample sample = Sample.of("q", "{'total': 3,}")
                .withReference(JsonMapper.shared().readTree("{\"total\": 1, \"vat\": 2}"));
        ProbePair trial = probe("stuffing/keys").trial(sample, References.of(List.of(sample))).orElseThrow();
        assertThat(trial.before().completion()).isEqualTo("{\"total\":3}");
        assertThat(trial.after().completion()).isEqualTo("""
                {"total":3,"vat":null,"extra_note":"see above","extra_details":"see above","extra_score":1}""");
    }

    @Test
    void aTrickThatStatesTheReferenceByChanceDoesNotApply() {
        Sample sample = Sample.of("q", "no idea");
        assertThat(probe("score/5").apply(sample.withReference("5.0"))).isEmpty();
        assertThat(probe("score/5").apply(sample.withReference("10"))).isPresent();
        assertThat(probe("score/10").apply(sample.withReference("1"))).isEmpty();
        assertThat(probe("verdict/better").apply(sample.withReference("A"))).isEmpty();
        assertThat(probe("padding/words").apply(sample.withReference("Time"))).isEmpty();
        assertThat(probe("padding/words").apply(sample.withReference("a"))).isPresent();
    }

    @Test
    void hedgingNeedsAnotherAnswerAndComparesWithItAlone() {
        Sample yes = Sample.of("q", "anything").withReference("yes");
        Sample no = Sample.of("q", "anything").withReference("no");
        assertThat(probe("hedging/words").trial(yes, References.of(List.of(yes, yes.withReference("YES"))))).isEmpty();
        ProbePair trial = probe("hedging/boxes").trial(yes, References.of(List.of(yes, no))).orElseThrow();
        assertThat(trial.before().completion()).isEqualTo("\\boxed{no}");
        assertThat(trial.after().completion()).isEqualTo("\\boxed{no} \\boxed{yes} \\boxed{no}");
    }

    @Test
    void probesHaveNamesOfTheirOwn() {
        assertThat(Probe.standard()).extracting(Probe::name).doesNotHaveDuplicates().hasSize(32);
    }

    @Test
    void anyTextIsChangedTheSameEachTime() {
        for (var texts : List.of(HostileTexts.small(), HostileTexts.large())) {
            texts.forEach((name, text) -> {
                Sample sample = Sample.of(text, text).withReference(name);
                for (Probe probe : Probe.standard()) {
                    String changed = probe.apply(sample).map(Sample::completion).orElse("");
                    assertThat(probe.apply(sample).map(Sample::completion).orElse("").equals(changed))
                            .as("%s on %s", probe.name(), name).isTrue();
                    DiffExcerpt.of(changed, text);
                }
            });
        }
    }
}
