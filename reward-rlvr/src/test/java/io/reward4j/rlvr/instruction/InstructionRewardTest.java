package io.reward4j.rlvr.instruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstructionRewardTest implements RewardFunctionContract {

    private static final String IDS = """
            ["punctuation:no_comma", "length_constraints:number_words", "keywords:existence", "keywords:existence"]""";
    private static final String KWARGS = """
            [{"keyword": null}, {"num_words": 3.0, "relation": "at least"}, {"keywords": ["tea"]}, {"keywords": ["milk"]}]""";

    private final InstructionReward reward = InstructionReward.ifEval();

    @Override
    public RewardFunction function() {
        return InstructionReward.ifBench().share();
    }

    @Override
    public List<Sample> samples() {
        return List.of(Rows.several("I like tea.", IDS, KWARGS), Rows.several("", IDS, KWARGS),
                Rows.several("Tea, and milk.", IDS, KWARGS), Rows.several("お茶を飲みます。", IDS, KWARGS));
    }

    @Test
    void allHaveToBeFollowedUnlessTheShareIsAskedFor() {
        Sample some = Rows.several("I like tea.", IDS, KWARGS);
        assertThat(reward.score(some).value()).isZero();
        assertThat(reward.share().score(some).value()).isEqualTo(0.75);
        Sample all = Rows.several("I like tea and milk.", IDS, KWARGS);
        assertThat(reward.score(all).value()).isEqualTo(1);
        assertThat(reward.share().score(all).value()).isEqualTo(1);
    }

    @Test
    void eachInstructionIsAComponentThatSaysWhatWasCounted() {
        Reward scored = reward.share().score(Rows.several("I like tea.", IDS, KWARGS));
        assertThat(scored.rationale()).isEqualTo("3 of 4 instructions followed");
        assertThat(scored.components()).extracting(Component::name).containsExactly("punctuation:no_comma",
                "length_constraints:number_words", "keywords:existence", "keywords:existence (2)");
        assertThat(scored.components()).extracting(each -> ((Component.Scored) each).reward().rationale())
                .containsExactly("0 commas", "3 words, wanted at least 3", "1 of 1 keywords",
                        "0 of 1 keywords, missing: [milk]");
    }

    @Test
    void instructionsMayStandInTheReferenceToo() {
        Sample sample = Sample.of("Go on.", "No commas").withReference(
                "{\"instruction_id_list\": [\"punctuation:no_comma\"], \"kwargs\": [{}]}");
        assertThat(reward.score(sample).value()).isEqualTo(1);
        assertThat(reward.score(sample.withCompletion("One, two")).value()).isZero();
    }

    @Test
    void argumentsMayBeLeftOutWhereThereAreNone() {
        Sample sample = Sample.of("", "No commas").withMetadata("instruction_id_list",
                Rows.JSON.readTree("[\"punctuation:no_comma\"]"));
        assertThat(reward.score(sample).value()).isEqualTo(1);
    }

    @Test
    void looseLeavesOutTheFirstAndTheLastLineAndAsterisks() {
        String id = "detectable_format:json_format";
        for (String answer : List.of("Here it is:\n{\"a\": 1}", "{\"a\": 1}\nI hope this helps.",
                "Here it is:\n{\"a\": 1}\nI hope this helps.", "**{\"a\": 1}**")) {
            Sample sample = Rows.sample(id, "{}", answer);
            assertThat(reward.score(sample).value()).as(answer).isZero();
            assertThat(reward.loose().score(sample).value()).as(answer).isEqualTo(1);
            assertThat(reward.asPublished().loose().score(sample).value()).as(answer).isEqualTo(1);
        }
        assertThat(reward.loose().score(Rows.sample(id, "{}", "Here\nit is:\n{\"a\": 1}")).value()).isZero();
    }

    @Test
    void unknownInstructionsAreNamedAndNeverPassed() {
        Sample sample = Rows.several("I like tea.", "[\"punctuation:no_comma\", \"made:up\", \"other:thing\"]",
                "[{}, {}, {}]");
        assertThatThrownBy(() -> reward.score(sample)).isInstanceOfSatisfying(RewardException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.MISSING_REFERENCE);
            assertThat(e).hasMessageContaining("[made:up, other:thing]");
        });
        assertThatThrownBy(() -> reward.score(Rows.sample("count:numbers", "{\"N\": 1}", "1")))
                .hasMessageContaining("count:numbers");
    }

    @Test
    void anInstructionThatNeedsAModelIsRefusedUnlessACheckIsGiven() {
        Sample sample = Rows.sample("words:start_verb", "{}", "Go home.");
        InstructionReward bench = InstructionReward.ifBench();
        assertThatThrownBy(() -> bench.score(sample)).isInstanceOf(RewardException.class)
                .hasMessageContaining("words:start_verb");
        InstructionReward more = bench.with("words:start_verb",
                kwargs -> each -> Reward.of(each.completion().startsWith("Go") ? 1 : 0, "the first word"));
        assertThat(more.score(sample).value()).isEqualTo(1);
        assertThat(more.score(sample.withCompletion("Home")).value()).isZero();
        assertThat(more.ids()).contains("words:start_verb");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "keywords:existence | {} | keywords",
            "keywords:existence | {\"keywords\": []} | keywords",
            "keywords:frequency | {\"keyword\": \"a\", \"frequency\": 2, \"relation\": \"more than\"} | relation",
            "length_constraints:number_words | {\"num_words\": 2.5, \"relation\": \"at least\"} | num_words",
            "length_constraints:number_words | {\"num_words\": null, \"relation\": \"at least\"} | num_words",
            "length_constraints:number_words | {\"num_words\": 0, \"relation\": \"less than\"} | num_words",
            "keywords:letter_frequency | {\"letter\": \"ab\", \"let_frequency\": 1, \"let_relation\": \"at least\"} | letter"})
    void anArgumentThatIsMissingIsNamed(String id, String kwargs, String argument) {
        assertThatThrownBy(() -> reward.score(Rows.sample(id, kwargs, "text"))).isInstanceOfSatisfying(
                RewardException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISSING_REFERENCE))
                .hasMessageContaining(id).hasMessageContaining(argument);
    }

    @Test
    void aSampleWithoutInstructionsOrWithTooFewArgumentsFails() {
        assertThatThrownBy(() -> reward.score(Sample.of("", "text"))).isInstanceOf(RewardException.class)
                .hasMessageContaining("instruction_id_list");
        assertThatThrownBy(() -> reward.score(Rows.several("text", "[]", "[]"))).isInstanceOf(RewardException.class);
        assertThatThrownBy(() -> reward.score(Rows.several("text", IDS, "[{}]"))).isInstanceOf(RewardException.class)
                .hasMessageContaining("kwargs");
    }

    @Test
    void aSpanIsCountedAsThePromptSays() {
        Sample words = Rows.sample("repeat:repeat_span",
                "{\"prompt_to_repeat\": \"one two three four\", \"n_start\": 0, \"n_end\": 2}", "one two three");
        Sample characters = Sample.of("Copy the span, the indices are character indices!", "one")
                .withMetadata(words.metadata());
        assertThat(InstructionReward.ifBench().score(words).value()).isEqualTo(1);
        assertThat(InstructionReward.ifBench().score(characters).value()).isEqualTo(1);
        assertThat(InstructionReward.ifBench().score(characters.withCompletion("one two three")).value()).isZero();
    }

    @Test
    void whatIsThoughtIsNoAnswer() {
        Sample sample = Rows.sample("keywords:existence", "{\"keywords\": [\"tea\"]}", "<think>tea</think>Milk it is.");
        assertThat(reward.score(sample).value()).isZero();
        assertThat(reward.asPublished().score(sample).value()).isEqualTo(1);
        assertThat(reward.score(sample.withCompletion("<think>tea, then")).value()).isZero();
    }
}
