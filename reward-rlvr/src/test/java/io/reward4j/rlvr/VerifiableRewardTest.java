package io.reward4j.rlvr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.text.LanguageReward;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class VerifiableRewardTest implements RewardFunctionContract {

    private static final VerifiableReward<String> BOXED = VerifiableReward.of(Extractors.boxed(), Similarity.exact());

    @Override
    public RewardFunction function() {
        return VerifiableReward.of(Extractors.finalAnswer(), Similarity.tokenF1()).formatCredit(0.25);
    }

    @Override
    public List<Sample> samples() {
        return List.of(sample("\\boxed{42}", "42"), sample("The answer is 41", "42"), sample("", "42"));
    }

    @Test
    void theReferenceIsReadAsTheCompletionIsOrTakenAsItStands() {
        assertThat(BOXED.score(sample("so \\boxed{positive}", "positive")))
                .isEqualTo(Reward.of(1, "expected positive, got positive"));
        assertThat(BOXED.score(sample("so \\boxed{positive}", "thus \\boxed{positive}")).value()).isOne();
        assertThat(BOXED.score(sample("so \\boxed{negative}", " positive\n")))
                .isEqualTo(Reward.of(0, "expected positive, got negative"));
        assertThat(BOXED.score(sample("no answer", "positive"))).isEqualTo(Reward.of(0, "no \\boxed{…}"));
    }

    @Test
    void aPlainFormulaAsReferenceIsReadWhole() {
        RewardFunction reward = VerifiableReward.of(Extractors.finalAnswer(), Similarity.exact());
        assertThat(reward.score(sample("\\boxed{\\frac{1}{2}}", "\\frac{1}{2}")).value()).isOne();
        assertThat(reward.score(sample("\\boxed{2}", "\\frac{1}{2}")).value()).isZero();
    }

    @Test
    void theReferenceMayHaveAnExtractorOfItsOwn() {
        RewardFunction reward = BOXED.withReference(Extractors.afterMarker("####"));
        assertThat(reward.score(sample("\\boxed{42}", "6 · 7\n#### 42")).value()).isOne();
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> reward.score(sample("\\boxed{42}", "42")))
                .withMessage("sample 's1' has a reference that cannot be read: no ####")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.MISSING_REFERENCE));
        assertThatExceptionOfType(RewardException.class).isThrownBy(() -> reward.score(sample("no answer", "42")));
    }

    @Test
    void theMostAlikeOfAcceptedAnswersCounts() {
        VerifiableReward<String> reward = VerifiableReward.of(Extractors.boxed(), Similarity.tokenF1());
        Sample sample = sample("\\boxed{forty two}", "x")
                .withReference(json("[\"42\", \"thus \\\\boxed{forty-two or so}\"]"));

        assertThat(reward.score(sample.withCompletion("\\boxed{42}")))
                .isEqualTo(Reward.of(1, "expected 42, got 42"));
        assertThat(reward.score(sample.withCompletion("\\boxed{so}")))
                .isEqualTo(Reward.of(0.5, "expected forty-two or so, got so"));
        assertThat(reward.score(sample.withCompletion("\\boxed{43}")).value()).isZero();
        assertThatExceptionOfType(RewardException.class).isThrownBy(() -> reward.singleReference().score(sample))
                .withMessageStartingWith("sample 's1' has a reference that is no text but a list");
        assertThat(reward.singleReference().score(sample("\\boxed{42}", "42")).value()).isOne();
    }

    @Test
    void acceptedAnswersThatCannotBeReadAreLeftOut() {
        Extractor<Boolean> verdict = Extractors.keyword(Map.of("yes", true, "no", false));
        RewardFunction reward = VerifiableReward.of(verdict, Similarity.exact());
        Sample sample = sample("Yes.", "x").withReference(json("[\"perhaps\", \"yes\"]"));
        assertThat(reward.score(sample).value()).isOne();
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> reward.score(sample.withReference(json("[\"perhaps\", \"maybe\"]"))));
    }

    @Test
    void jsonWithAnAnswerStandsForTheAnswerAndForItself() {
        RewardFunction whole = VerifiableReward.of(Extraction::found, Similarity.exact());
        RewardFunction number = VerifiableReward.of(Extractors.lastNumber(), Similarity.exact());
        RewardFunction places = VerifiableReward.of(JsonExtractors.items("/answer"), Similarity.exact());
        String json = "{\"answer\": \"42\", \"level\": 5}";
        for (Sample sample : List.of(sample("", json), sample("", "x").withReference(json("{\"text\": " + quoted(json)
                + "}")))) {
            assertThat(whole.score(sample.withCompletion("42")).value()).isOne();
            assertThat(whole.score(sample.withCompletion(json)).value()).isOne();
            assertThat(number.score(sample.withCompletion("so 42")).value()).isOne();
            assertThat(number.score(sample.withCompletion("so 5")).value()).isZero();
        }
        Sample list = sample("{\"answer\": [\"a\", \"b\"]}", "{ \"answer\": [\"a\", \"b\"] }");
        assertThat(places.score(list).value()).isOne();
        assertThat(places.score(list.withCompletion("{\"answer\": [\"b\"]}")).value()).isZero();
    }

    @Test
    void jsonThatDoesNotSayWhichAnswerStandsForItself() {
        Sample sample = sample("{\"label\": \"x\"}", "{\"answer\": \"1\", \"text\": \"2\", \"label\": \"x\"}");
        assertThat(VerifiableReward.of(JsonExtractors.text("/label"), Similarity.exact()).score(sample).value())
                .isOne();
    }

    @Test
    void aMissingReferenceIsNeverAScore() {
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> BOXED.score(Sample.of("question", "no answer").withId("s1")))
                .withMessageContaining("s1")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.MISSING_REFERENCE));
    }

    @Test
    void aReferenceThatIsNoTextOfTheAnswersTypeIsNeverAScore() {
        Extractor<Boolean> verdict = Extractors.keyword(Map.of("yes", true, "no", false));
        RewardFunction reward = VerifiableReward.of(verdict, Similarity.exact());
        assertThat(reward.score(sample("Yes.", "yes")).value()).isOne();
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> reward.score(sample("Yes.", "perhaps")))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.MISSING_REFERENCE));
    }

    @Test
    void aReadableAnswerEarnsTheFormatCredit() {
        VerifiableReward<String> reward = VerifiableReward.of(Extractors.boxed(), Similarity.tokenF1())
                .formatCredit(0.2);
        assertThat(reward.score(sample("\\boxed{x}", "y")).value()).isEqualTo(0.2);
        assertThat(reward.score(sample("\\boxed{y}", "y")).value()).isOne();
        assertThat(reward.score(sample("\\boxed{y z z}", "y")).value()).isCloseTo(0.2 + 0.8 * 0.5, within(1e-12));
        assertThat(reward.score(sample("x", "y")).value()).isZero();
        assertThat(reward.score(sample("\\boxed{ }", "y")).value()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void theFormatCreditIsBelowOne(double credit) {
        assertThatIllegalArgumentException().isThrownBy(() -> BOXED.formatCredit(credit));
    }

    @Test
    void similaritiesOfCollectionsServeListsOfValues() {
        Extractor<List<String>> words = text -> Extraction.found(List.of(text.split(" ")));
        RewardFunction reward = VerifiableReward.of(words, Similarity.setF1());
        assertThat(reward.score(sample("a b", "b a")).value()).isOne();
    }

    @Test
    void longTextsAreCutInTheRationale() {
        String rationale = BOXED.score(sample("\\boxed{" + "😀".repeat(500) + "}", "x".repeat(81))).rationale();
        assertThat(rationale).isEqualTo("expected " + "x".repeat(80) + "…, got " + "😀".repeat(40) + "…");
    }

    @Test
    void aSimilarityOutOfRangeIsTheScorersFailure() {
        RewardFunction reward = VerifiableReward.of(Extractors.boxed(), (expected, actual) -> Double.NaN);
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> reward.score(sample("\\boxed{1}", "1")))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.SCORER_FAILED));
    }

    private static JsonNode json(String text) {
        return ((Found<JsonNode>) JsonExtractors.strict().extract(text)).value();
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }

    private static Sample sample(String completion, String reference) {
        return Sample.of("question", completion).withReference(reference).withId("s1");
    }

    @Test
    void aCopyThatIsThrownAwayIsFoundByErrorProneAndIdes() throws NoSuchMethodException {
        assertThat(VerifiableReward.class.getMethod("formatCredit", double.class)
                .isAnnotationPresent(CheckReturnValue.class)).isTrue();
        assertThat(LanguageReward.class.getMethod("byScriptOnly").isAnnotationPresent(CheckReturnValue.class)).isTrue();
    }
}
