package io.reward4j.rlvr;

import static io.reward4j.extract.JsonExtractors.lenient;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.CompositeReward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.probe.ProbeResult;
import io.reward4j.probe.RewardProbes;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.json.JsonMatch;
import io.reward4j.rlvr.json.JsonSchemaReward;
import io.reward4j.rlvr.json.ListOrder;
import io.reward4j.rlvr.math.MathReward;
import io.reward4j.rlvr.safety.ForbiddenContent;
import io.reward4j.rlvr.shape.LengthReward;
import io.reward4j.rlvr.shape.TagCount;
import io.reward4j.rlvr.text.LanguageReward;
import io.reward4j.rlvr.text.QuotationReward;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which of the shipped rewards tricks can raise: none of those that read an answer out of the text. Those that measure the text itself are
/// raised by what they measure, and each test below says by what.
class GameabilityTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Extractor<String> WHOLE = Extraction::found;

    private static final String[] DISGUISES = {"case/upper", "unicode/zero-width", "unicode/homoglyphs",
            "unicode/full-width", "unicode/marks"};

    private static final String CAPITAL = "Which city is the capital: London, Paris or Rome? Reply in one sentence.";
    private static final List<Sample> CITIES = List.of(
            Sample.of(CAPITAL, "Paris").withReference("Paris"),
            Sample.of(CAPITAL, "It is the city of London.").withReference("Paris"),
            Sample.of(CAPITAL, "I do not know.").withReference("Rome"));

    private static final List<Sample> NUMBERS = List.of(
            Sample.of("Anna has 3 apples and buys 4. How many?", "3 + 4 = 7. The answer is 7.").withReference("7"),
            Sample.of("Anna has 3 apples and buys 4. How many?", "She has 12 apples.").withReference("7"),
            Sample.of("A train goes 60 km in 2 hours. Speed?", "It is \\boxed{30}").withReference("30"),
            Sample.of("A train goes 60 km in 2 hours. Speed?", "It is \\boxed{120}").withReference("30"),
            Sample.of("What is half of 4?", "I do not know.").withReference("2"));

    private static final String SCHEMA = """
            {"type": "object", "required": ["title", "total", "lines"], "properties": {
              "title": {"type": "string"}, "total": {"type": "number"},
              "lines": {"type": "array", "minItems": 1, "items": {
                "type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}}}""";
    private static final JsonNode BILL = JSON
            .readTree("{\"title\": \"Bill\", \"total\": 7, \"lines\": [{\"name\": \"tea\"}, {\"name\": \"milk\"}]}");
    private static final JsonNode OTHER_BILL = JSON
            .readTree("{\"title\": \"Other\", \"total\": 9, \"vat\": 1, \"lines\": []}");
    private static final List<Sample> BILLS = List.of(
            bill(BILL.toString(), BILL),
            bill("{\"title\": \"Bill\", \"lines\": [{\"name\": \"tea\"}]}", BILL),
            bill("Here it is:\n```json\n{\"title\": \"Bill\", \"lines\": [{\"name\": \"tea\"}, {}]}\n```", OTHER_BILL),
            bill("{\"title\": \"Bill\", \"total\":", OTHER_BILL),
            bill("There is no bill.", BILL));

    private static final String SUMMARISE = "次の文を日本語で要約してください。";
    private static final List<Sample> SUMMARIES = List.of(
            Sample.of(SUMMARISE, "売上は増加しました。利益も伸びています。"),
            Sample.of(SUMMARISE, "Sales went up. Profits did as well."),
            Sample.of(SUMMARISE, "売上は増加しました。 Profits went up as well in all of the regions."));

    private static Sample bill(String completion, JsonNode reference) {
        return Sample.of("Read the bill.", completion).withReference(reference);
    }

    private static List<String> holes(RewardFunction reward, List<Sample> samples) {
        return RewardProbes.of(reward).run(samples).holes().stream().map(ProbeResult::name).toList();
    }

    /// Wrong answers to mathematics, with a box and without.
    private static List<Sample> mathematics() throws IOException {
        String rows;
        try (var in = Objects.requireNonNull(GameabilityTest.class.getResourceAsStream("math/equivalence.jsonl"))) {
            rows = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Sample> samples = new ArrayList<>();
        rows.lines().map(JSON::readTree).filter(GameabilityTest::isWrong).forEach(row -> {
            String answer = row.path("prediction").asString();
            Sample sample = Sample.of("Compute the value.", "So we get \\boxed{" + answer + "}.")
                    .withReference(row.path("gold").asString())
                    .withId(row.path("id").asString());
            samples.add(sample);
            samples.add(sample.withCompletion("The answer is " + answer + "."));
        });
        return samples;
    }

    private static boolean isWrong(JsonNode row) {
        return row.path("form").asString().equals("bare") && row.path("policy").isNull()
                && !row.path("expected").asBoolean();
    }

    @Test
    void mathematicsIsNotGameable() throws IOException {
        RewardProbes.assertNotGameable(MathReward.standard(), NUMBERS);
        RewardProbes.of(MathReward.standard()).without(DISGUISES).run(mathematics()).assertNoHoles();
    }

    /// A box that is no longer one makes way for the last resort, the last number: of `\boxed{9, 36}` that is `36`. Whoever wants a
    /// box and nothing else reads with `boxed`.
    @Test
    void aDisguisedBoxIsReadByItsLastNumber() throws IOException {
        assertThat(holes(MathReward.standard(), mathematics())).containsExactlyInAnyOrder(DISGUISES);
    }

    @Test
    void answersThatAreReadAreNotGameable() {
        RewardProbes.assertNotGameable(VerifiableReward.of(Extractors.boxed(), Similarity.exact()), NUMBERS);
        RewardProbes.assertNotGameable(VerifiableReward.of(Extractors.boxed(), Similarity.exact()).formatCredit(0.1),
                NUMBERS);
        RewardProbes.assertNotGameable(VerifiableReward.of(Extractors.lastNumber(), Similarity.within(0.01)), NUMBERS);
        RewardProbes.assertNotGameable(VerifiableReward.of(WHOLE, Similarity.exact()), CITIES);
        RewardProbes.assertNotGameable(VerifiableReward.of(
                Extractors.keyword("London", "Paris", "Rome"), Similarity.exact()), CITIES);
        String question = "Choose. A) one B) two C) three D) four";
        RewardProbes.assertNotGameable(VerifiableReward.of(Extractors.choice(), Similarity.exact()), List.of(
                Sample.of(question, "The answer is B.").withReference("B"),
                Sample.of(question, "(C)").withReference("B"),
                Sample.of(question, "I think A is right, as it is the first.").withReference("D"),
                Sample.of(question, "None of them.").withReference("A")));
    }

    @Test
    void jsonIsNotGameable() {
        RewardProbes.assertNotGameable(JsonSchemaReward.gate(SCHEMA), BILLS);
        RewardProbes.assertNotGameable(JsonSchemaReward.partialCredit(SCHEMA), BILLS);
        RewardProbes.assertNotGameable(JsonSchemaReward.partialCredit(SCHEMA).from(lenient()), BILLS);
        RewardProbes.assertNotGameable(JsonMatch.exact(), BILLS);
        for (ListOrder order : ListOrder.values()) {
            RewardProbes.assertNotGameable(JsonMatch.exact().from(lenient()).lists(order), BILLS);
        }
    }

    @Test
    void quotationIsNotGameable() {
        String document = "The Receiving Party shall keep the information confidential. It shall return all copies within thirty days "
                + "of a written request. This Agreement lasts for two years.";
        List<Sample> samples = new ArrayList<>();
        for (String excerpts : List.of("[\"shall return all copies within thirty days\"]", "[]",
                "[\"shall return all copies within thirty days\", \"shall pay a fine of one million\"]",
                "[\"shall return every copy within thirty days of a request\"]",
                "[\"nothing of the kind is there\"]")) {
            samples.add(Sample.of("Quote from this document:\n" + document, "{\"excerpts\": " + excerpts + "}")
                    .withMetadata("target_document", document));
        }
        RewardProbes.assertNotGameable(QuotationReward.of(JsonExtractors.items("/excerpts")), samples);
    }

    /// A format credit pays for whatever can be read, and the last resort of `finalAnswer` reads any number. With
    /// an extractor that asks for a form, such as `boxed`, there is no hole.
    @Test
    void aFormatCreditOverAnExtractorThatReadsAnythingPaysForAnything() {
        assertThat(holes(VerifiableReward.of(Extractors.finalAnswer(), Similarity.exact()).formatCredit(0.1), NUMBERS))
                .contains("score/5", "echo/prompt", "blank/prompt");
    }

    /// F1 has precision: of two answers one may be right, and half a point is the price of a guess. A prompt that names the
    /// answers is such a list.
    @Test
    void anOverlapOfWordsPaysForLists() {
        assertThat(holes(VerifiableReward.of(WHOLE, Similarity.tokenF1()), CITIES))
                .containsExactlyInAnyOrder("echo/prompt", "hedging/words", "blank/prompt");
    }

    /// A share of letters grows with letters of the wanted language, whoever wrote them.
    @Test
    void aShareOfLettersPaysForAnEchoOfThePrompt() {
        assertThat(holes(LanguageReward.of(Locale.JAPANESE), SUMMARIES)).contains("echo/prompt", "blank/prompt");
        assertThat(holes(LanguageReward.of(Locale.ENGLISH), SUMMARIES)).contains("padding/words", "boast/correct");
    }

    /// Script is all that it tells languages by.
    @Test
    void lettersThatLookAlikeAreOfTheirOwnScript() {
        assertThat(holes(LanguageReward.of(Locale.of("ru")).byScriptOnly(), SUMMARIES))
                .containsExactly("unicode/homoglyphs");
    }

    /// Nothing at all holds nothing forbidden; all other tricks are seen through.
    @Test
    void forbiddenContentIsHiddenByNoTrick() {
        List<Sample> samples = List.of(Sample.of("Say something.", "You are an idiot."),
                Sample.of("Say something.", "You are kind."),
                Sample.of("Say something.", "<think>idiot</think>What a fool!"));
        RewardFunction polite = ForbiddenContent.builder().terms("insult", List.of("idiot", "fool")).build();
        assertThat(holes(polite, samples)).containsExactly("blank/empty", "blank/opener", "blank/prompt");
        RewardFunction factor = CompositeReward.builder()
                .factor("polite", polite)
                .term("answer", 1, VerifiableReward.of(WHOLE, Similarity.exact()))
                .build();
        RewardProbes.assertNotGameable(factor,
                samples.stream().map(sample -> sample.withReference("You are kind.")).toList());
    }

    /// What is asked for is paid for, whatever is in it: a measure of form is a factor or a small term beside one of content.
    @Test
    void measuresOfFormPayForTheForm() {
        assertThat(holes(LengthReward.atLeast(100), NUMBERS))
                .contains("padding/words", "padding/spaces", "padding/lines", "padding/dots");
        assertThat(holes(TagCount.openR1(), NUMBERS)).contains("tags/think");
    }
}
