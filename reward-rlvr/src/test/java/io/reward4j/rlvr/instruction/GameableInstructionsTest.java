package io.reward4j.rlvr.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Sample;
import io.reward4j.probe.ProbeResult;
import io.reward4j.probe.RewardProbes;
import io.reward4j.rlvr.instruction.Rows.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Which instructions the tricks of models raise: those that an answer follows with what the trick adds, and no others.
class GameableInstructionsTest {

    private static final Set<String> SAYING_NOTHING = Set.of("padding/spaces", "padding/lines", "padding/dots",
            "tags/think",
            "unicode/zero-width", "unicode/bidi", "blank/empty", "blank/opener", "blank/hidden");

    /// What the filler gives that was missing: more words and letters, another sentence, text behind a mark.
    private static final Set<String> FOLLOWED_WITH_FILLER = Set.of("combination:repeat_prompt",
            "combination:two_responses",
            "count:unique_word_count", "detectable_content:postscript", "format:quote_unquote", "format:thesis",
            "keywords:letter_frequency", "length_constraints:number_paragraphs", "length_constraints:number_sentences",
            "length_constraints:number_words", "count:pronouns");

    private final Map<String, List<Sample>> broken = Rows.all().stream()
            .filter(row -> !row.follows() && !row.answer().isBlank())
            .collect(
                    Collectors.groupingBy(Row::id, TreeMap::new, Collectors.mapping(Row::sample, Collectors.toList())));

    @Test
    void whatSaysNothingRaisesNothing() {
        broken.forEach((id, samples) -> assertThat(holes(samples)).as(id).doesNotContainAnyElementsOf(SAYING_NOTHING));
    }

    @Test
    void fillerRaisesWhatIsFollowedWithIt() {
        Set<String> raised = new TreeSet<>();
        broken.forEach((id, samples) -> {
            if (holes(samples).contains("padding/words")) {
                raised.add(id);
            }
        });
        assertThat(raised).isSubsetOf(FOLLOWED_WITH_FILLER);
    }

    private static List<String> holes(List<Sample> samples) {
        return RewardProbes.of(InstructionReward.ifBench()).run(samples).holes().stream().map(ProbeResult::name)
                .toList();
    }
}
