package io.reward4j.firsthour;

import static io.reward4j.firsthour.Mistake.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Aggregation;
import io.reward4j.BatchScorer;
import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.judge.Criterion;
import io.reward4j.judge.JudgePanel;
import io.reward4j.judge.JudgeReply;
import io.reward4j.judge.PairwiseJudge;
import io.reward4j.judge.Rubric;
import io.reward4j.judge.RubricJudge;
import io.reward4j.judge.ScriptedJudgeModel;
import io.reward4j.judge.bedrock.BedrockJudgeModel;
import io.reward4j.judge.openai.OpenAiJudgeModel;
import io.reward4j.probe.RewardProbes;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.json.JsonMatch;
import io.reward4j.rlvr.json.JsonSchemaReward;
import io.reward4j.rlvr.safety.ForbiddenContent;
import io.reward4j.rlvr.shape.KimiLength;
import io.reward4j.rlvr.shape.LengthReward;
import io.reward4j.rlvr.shape.LengthUnit;
import io.reward4j.rlvr.shape.Overlong;
import io.reward4j.rlvr.text.LanguageReward;
import io.reward4j.rlvr.text.TextSimilarity;
import io.reward4j.wire.JsonlRunner;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.http.RewardServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each mistake is told in one message that names the place, what was found and the fix, or works where that is right.
@SuppressWarnings("NullAway") // nulls are among the mistakes
class TypicalMistakesTest {

    private static final RewardFunction HALF = sample -> Reward.of(0.5);
    private static final RewardFunction EXACT = VerifiableReward.of(Extractors.boxed(), Similarity.exact());
    private static final Sample SAMPLE = Sample.of("What is 2 + 2?", "It is \\boxed{4}.").withId("s7")
            .withReference("4");
    private static final Rubric RIGHT = Rubric.of("Grade the answer.").ask("right", 1, "Is it right?");

    private static CompositeReward.Builder composite() {
        return CompositeReward.builder();
    }

    @ParameterizedTest
    @MethodSource({"composites", "samples", "json", "shapes", "judges", "edges"})
    void isToldWithItsFix(Mistake mistake) {
        assertThat(mistake.answer()).as(mistake.toString()).contains(mistake.told().toArray(String[]::new));
    }

    static Stream<Mistake> composites() {
        return Stream.of(
                Mistake.of(1, "blank name", () -> composite().term(" ", 1, HALF), "must not be blank", "' '"),
                Mistake.of(2, "slash in name", () -> composite().term("a/b", 1, HALF), "'/'", "'a/b'"),
                Mistake.of(3, "duplicate name", () -> composite().term("a", 1, HALF).gate("a", HALF),
                        "'a' was already added", "another name"),
                Mistake.of(4, "null function", () -> composite().term("a", 1, null),
                        "the function of part 'a' is null"),
                Mistake.of(5, "null name", () -> composite().term(null, 1, HALF), "the name of a part is null"),
                Mistake.of(6, "weight 0", () -> composite().term("a", 1, HALF).term("b", 0, HALF).build().score(SAMPLE),
                        "b (metric)", "0.500"),
                Mistake.of(7, "weight -1", () -> composite().term("a", -1, HALF), "'a'", "at least 0", "-1.0"),
                Mistake.of(8, "empty composite", () -> composite().build(), "needs a part that decides its value"),
                Mistake.of(9, "only gates", () -> composite().gate("a", EXACT).build().score(SAMPLE), "reward 1.000"),
                Mistake.of(10, "gate minimum 2", () -> composite().gate("a", 2, HALF), "'a' can never open", "2.0",
                        "[0.0, 1.0]", "gate(name, minimum, function)"),
                Mistake.of(11, "gate minimum 0", () -> composite().gate("a", 0, HALF), "'a' can never close"),
                Mistake.of(12, "gate on a similarity", () -> composite()
                        .gate("close", VerifiableReward.of(Extractors.boxed(), TextSimilarity.rougeL()))
                        .term("a", 1, HALF)
                        .build().score(Sample.of("q", "\\boxed{a b c}").withReference("a b d")),
                        "gate 'close' closed at 0.6", "below its minimum 1.0", "gate(name, minimum, function)"),
                Mistake.of(13, "builder used again", () -> {
                    CompositeReward.Builder builder = composite().term("a", 1, HALF);
                    RewardFunction before = builder.build();
                    builder.term("b", 1, sample -> Reward.of(1)).build();
                    return before.score(SAMPLE);
                }, "reward 0.500"),
                Mistake.of(14, "NaN",
                        () -> composite().term("a", 1, sample -> Reward.of(Double.NaN)).build().score(SAMPLE),
                        "'a' failed", "a reward must be finite: NaN"),
                Mistake.of(15, "5 of [0, 1]",
                        () -> composite().term("a", 1, sample -> Reward.of(5)).build().score(SAMPLE),
                        "'a' failed", "returned 5.0", "[0.0, 1.0]", "withRange(min, max)"),
                Mistake.of(16, "returns null", () -> composite().term("a", 1, sample -> null).build().score(SAMPLE),
                        "'a' failed", "returned null"),
                Mistake.of(17, "5 by score() of a function in range",
                        () -> RewardFunction.inRange(0, 1, sample -> Reward.of(5)).score(SAMPLE), "returned 5.0",
                        "[0.0, 1.0]", "withRange(min, max)"),
                Mistake.of(76, "a range with NaN", () -> HALF.withRange(0, Double.NaN), "finite ends in order", "NaN"),
                Mistake.of(77, "no items", () -> HALF
                        .forEach(text -> new Extraction.Found<>(List.of()), Aggregation.mean()).score(SAMPLE),
                        "0.000", "no items"),
                Mistake.of(58, "'[' in the name of a gate", () -> composite().gate("a[0]", HALF), "'['", "'a[0]'"),
                Mistake.of(70, "concurrency 0", () -> BatchScorer.of(HALF).withConcurrency(0), "must be positive: 0"),
                Mistake.of(78, "null sample", () -> BatchScorer.of(HALF).scoreAll(
                        java.util.Arrays.asList(SAMPLE, null)), "sample 1 of 2 is null"));
    }

    static Stream<Mistake> samples() {
        return Stream.of(
                Mistake.of(18, "null completion", () -> Sample.of("q", null), "the text of a message is null", "\"\""),
                Mistake.of(19, "null reference", () -> SAMPLE.withReference((String) null), "the reference is null"),
                Mistake.of(20, "no reference", () -> scored(EXACT, Sample.of("q", "\\boxed{4}").withId("s7")),
                        "missing_reference", "sample 's7'", "withReference"),
                Mistake.of(21, "reference without a field that is known",
                        () -> scored(EXACT, SAMPLE.withReference(Map.of("label", "4"))), "sample 's7'", "[label]",
                        "[text, answer, final_answer, ground_truth, solution]"),
                Mistake.of(22, "list as reference", () -> scored(EXACT, SAMPLE.withReference(List.of("3", "4"))),
                        "1.000"),
                Mistake.of(69, "metadata that is no object", () -> SAMPLE.withMetadata(
                        tools.jackson.databind.node.StringNode.valueOf("x")), "the metadata of sample 's7'", "object",
                        "string"));
    }

    static Stream<Mistake> json() {
        return Stream.of(
                Mistake.of(23, "misspelt keyword", () -> JsonSchemaReward.gate("{\"requred\": [\"a\"]}"), "requred",
                        "required"),
                Mistake.of(24, "misspelt keyword", () -> JsonSchemaReward.gate("{\"propertys\": {}}"), "propertys",
                        "properties"),
                Mistake.of(25, "unknown type", () -> JsonSchemaReward.gate("{\"type\": \"strng\"}"), "strng", "string"),
                Mistake.of(26, "no JSON", () -> JsonSchemaReward.gate("{type: object}"), "schema", "JSON"),
                Mistake.of(27, "remote reference",
                        () -> JsonSchemaReward.gate("{\"$ref\": \"https://example.com/a.json\"}"), "example.com"),
                Mistake.of(28, "requires what it does not have", () -> JsonSchemaReward
                        .partialCredit(
                                "{\"properties\": {\"a\": {}}, \"required\": [\"b\"], \"additionalProperties\": false}"),
                        "/required", "'b'", "[a]"),
                Mistake.of(29, "lookahead", () -> Extractors.regex("(?=a)b"), "(?=a)b"),
                Mistake.of(30, "pointer that is none", () -> JsonExtractors.at("note"), "'note'", "\"/note\""),
                Mistake.of(31, "name for a pointer", () -> JsonExtractors.text("note"), "'note'", "\"/note\""),
                Mistake.of(32, "JSON path for a pointer", () -> JsonExtractors.at("$.note"), "'$.note'", "\"/note\""),
                Mistake.of(33, "JSON path with a name", () -> JsonExtractors.text("$.note"), "'$.note'", "\"/note\""),
                Mistake.of(34, "dots for a pointer", () -> JsonMatch.exact().weight("order.total", 2), "order.total",
                        "/order/total"),
                Mistake.of(71, "text reward on whole JSON",
                        () -> scored(EXACT.on(JsonExtractors.text("/note")),
                                Sample.of("q", "{\"note\": \"\\\\boxed{4}\"}")
                                        .withReference("4")),
                        "1.000"),
                Mistake.of(72, "pointer into nothing", () -> scored(
                        EXACT.on(JsonExtractors.text("/x")), Sample.of("q", "{\"note\": 1}").withReference("4")),
                        "/x"));
    }

    static Stream<Mistake> shapes() {
        return Stream.of(
                Mistake.of(35, "tag with brackets", () -> Extractors.tag("<answer>"), "<answer>", "tag(\"answer\")"),
                Mistake.of(36, "negative tolerance", () -> Similarity.within(-0.1), "tolerance", "-0.1"),
                Mistake.of(37, "format credit 1", () -> VerifiableReward.of(Extractors.boxed(), Similarity.exact())
                        .formatCredit(1), "[0, 1)", "1.0"),
                Mistake.of(39, "bounds in reverse", () -> LengthReward.between(2000, 100), "2000", "100"),
                Mistake.of(40, "buffer longer than the limit", () -> Overlong.dapo(LengthUnit.words(), 10, 20), "10",
                        "20"),
                Mistake.of(64, "a weight of the length in a group", () -> KimiLength.added(LengthUnit.words(), -0.5),
                        "-0.5"),
                Mistake.of(65, "nothing forbidden", () -> ForbiddenContent.builder().build(), "nothing", "forbid"),
                Mistake.of(66, "no language", () -> LanguageReward.of(Locale.ROOT),
                        "a locale with a language is needed",
                        "Locale.ENGLISH"),
                Mistake.of(67, "tag in Locale.of", () -> LanguageReward.of(Locale.of("en-US")),
                        "'en-us' is no language",
                        "Locale.forLanguageTag"),
                Mistake.of(79, "country for a language", () -> LanguageReward.of(Locale.of("jp")),
                        "'jp' is no language",
                        "'ja'"),
                Mistake.of(68, "no keyword", () -> Extractors.keyword(), "word"));
    }

    static Stream<Mistake> judges() {
        ScriptedJudgeModel model = ScriptedJudgeModel.saying("?");
        return Stream.of(
                Mistake.of(41, "no criteria", () -> RubricJudge.of(model, Rubric.of("Grade.")), "criteri", "ask"),
                Mistake.of(42, "criterion thrown away", () -> {
                    Rubric rubric = Rubric.of("Grade.");
                    Rubric asked = rubric.ask("a", 1, "Is it?");
                    return rubric.criteria().size() + " and " + asked.criteria().size();
                }, "0 and 1"),
                Mistake.of(43, "weight 0", () -> Criterion.yesNo("a", 0, "Is it?"), "'a'", "positive", "0.0"),
                Mistake.of(44, "name twice", () -> RIGHT.ask("right", 1, "Is it?"), "'right' was already asked"),
                Mistake.of(45, "one answer", () -> Criterion.choice("a", 1, "How?", "good"), "'a'", "at least two",
                        "good"),
                Mistake.of(46, "mustReach of an unknown answer",
                        () -> Criterion.choice("a", 1, "How?", "bad", "good").mustReach("fine"), "'a'", "'fine'", "bad",
                        "good"),
                Mistake.of(47, "mustReach on a scale",
                        () -> Criterion.scale("a", 1, "How?", "bad", "fair", "good").mustReach("4"), "'4'", "1", "2",
                        "3"),
                Mistake.of(48, "scale without descriptions", () -> Criterion.scale("a", 1, "How?", "5"), "'a'",
                        "at least two"),
                Mistake.of(49, "must pass, and may not apply",
                        () -> Criterion.yesNo("a", 1, "Is it?").mustPass().orNotApplicable(), "'a' must pass"),
                Mistake.of(50, "placeholder in a task", () -> Rubric.of("Grade {{answer}}."), "{{answer}}",
                        "which nothing fills in", "showReference()"),
                Mistake.of(51, "'[' in the name of a criterion", () -> Criterion.yesNo("a[0]", 1, "Is it?"), "a[0]"),
                Mistake.of(52, "empty panel", () -> JudgePanel.builder().median(), "a panel needs a judge"),
                Mistake.of(53, "quorum above the judges",
                        () -> JudgePanel.builder().judge("a", HALF).quorum(2).mean(), "a quorum of 2",
                        "1 judge", "quorum(1)"),
                Mistake.of(54, "comparison as a reward",
                        () -> RewardFunction.class.isAssignableFrom(PairwiseJudge.class), "false"),
                Mistake.of(55, "address that is none", () -> OpenAiJudgeModel.of(URI.create("localhost:8000"), "m"),
                        "http://localhost:8000/v1"),
                Mistake.of(56, "nothing listens", () -> scored(RubricJudge.of(
                        OpenAiJudgeModel.of(URI.create("http://127.0.0.1:9/v1"), "m"), RIGHT), SAMPLE),
                        "judge_unavailable", "127.0.0.1:9", "nothing listens there"),
                Mistake.of(73, "closed model", () -> {
                    OpenAiJudgeModel closed = OpenAiJudgeModel.of(URI.create("http://127.0.0.1:9/v1"), "m");
                    closed.close();
                    return scored(RubricJudge.of(closed, RIGHT), SAMPLE);
                }, "closed"),
                Mistake.of(74, "no region for Bedrock", TypicalMistakesTest::withoutRegion,
                        "no AWS region is known for m",
                        "region(…)", "AWS_REGION"),
                Mistake.of(75, "blank id on Bedrock", () -> BedrockJudgeModel.of(" "), "id of the model is blank"),
                Mistake.of(80, "criterion left out", () -> verdict("{}"), "unreadable_verdict", "`right` is missing"),
                Mistake.of(81, "answer off the menu", () -> verdict("{\"right\":{\"rationale\":\"\",\"choice\":4.5}}"),
                        "unreadable_verdict", "`right`", "4.5", "yes"));
    }

    /// Builds a model of Bedrock as on a machine that was not set up for AWS.
    private static Object withoutRegion() {
        String region = System.clearProperty("aws.region");
        System.setProperty("aws.disableEc2Metadata", "true");
        try {
            Assumptions.assumeTrue(System.getenv("AWS_REGION") == null, "AWS_REGION is set here");
            return BedrockJudgeModel.of("m");
        } finally {
            System.clearProperty("aws.disableEc2Metadata");
            if (region != null) {
                System.setProperty("aws.region", region);
            }
        }
    }

    private static String verdict(String criteria) {
        return scored(RubricJudge.of(prompt -> JudgeReply.of(
                "{\"code\":\"" + prompt.nonce() + "\",\"criteria\":" + criteria + "}"), RIGHT), SAMPLE);
    }

    static Stream<Mistake> edges() {
        Path missing = Path.of("no-such-file.jsonl");
        return Stream.of(
                Mistake.of(57, "no endpoint's reward", () -> RewardEndpoint.of(null), "reward", "null"),
                Mistake.of(59, "same file", () -> JsonlRunner.of(HALF).run(Path.of("pom.xml"), Path.of("pom.xml")),
                        "pom.xml", "would replace the samples"),
                Mistake.of(60, "missing file",
                        () -> JsonlRunner.of(HALF).run(missing,
                                Files.createTempDirectory("first-hour").resolve("out.jsonl")),
                        "no-such-file.jsonl"),
                Mistake.of(61, "probes without samples", () -> RewardProbes.of(HALF).run(List.of()), "sample"),
                Mistake.of(62, "probes of a constant", () -> RewardProbes.of(HALF).run(List.of(SAMPLE)), "0 holes",
                        "one sample shows little"),
                Mistake.of(63, "probes without references",
                        () -> RewardProbes.of(EXACT).run(List.of(Sample.of("q", "\\boxed{4}"))), "missing_reference"),
                Mistake.of(82, "range of an endpoint", () -> RewardEndpoint.builder(HALF).range(-1, 1).build(),
                        "[-1.0, 1.0]", "RewardFunction.inRange(-1.0, 1.0, reward)"),
                Mistake.of(83, "port in use", () -> {
                    try (RewardServer first = RewardServer.builder(HALF).start(0)) {
                        return RewardServer.builder(HALF).start(first.port());
                    }
                }, "port ", " of ", "cannot be used", "another port"),
                Mistake.of(84, "traits of code that waits", () -> Traits.calling(-1), "calls cannot be negative: -1"));
    }
}
