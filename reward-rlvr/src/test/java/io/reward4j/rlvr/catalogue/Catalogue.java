package io.reward4j.rlvr.catalogue;

import io.reward4j.Aggregation;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.api.ApiResponseReward;
import io.reward4j.rlvr.api.OpenApi;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.instruction.InstructionReward;
import io.reward4j.rlvr.json.JsonMatch;
import io.reward4j.rlvr.json.JsonSchemaReward;
import io.reward4j.rlvr.json.ToolCallReward;
import io.reward4j.rlvr.json.ToolSchemaReward;
import io.reward4j.rlvr.math.MathReward;
import io.reward4j.rlvr.safety.AntiGaming;
import io.reward4j.rlvr.safety.ForbiddenContent;
import io.reward4j.rlvr.shape.CosineLength;
import io.reward4j.rlvr.shape.FormatReward;
import io.reward4j.rlvr.shape.LengthReward;
import io.reward4j.rlvr.shape.LengthUnit;
import io.reward4j.rlvr.shape.Overlong;
import io.reward4j.rlvr.shape.ReasoningSteps;
import io.reward4j.rlvr.shape.RepetitionPenalty;
import io.reward4j.rlvr.shape.StopProperly;
import io.reward4j.rlvr.shape.TagCount;
import io.reward4j.rlvr.sql.SqlDatabase;
import io.reward4j.rlvr.sql.SqlReward;
import io.reward4j.rlvr.text.LanguageReward;
import io.reward4j.rlvr.text.QuotationReward;
import io.reward4j.rlvr.text.TextSimilarity;
import io.reward4j.rlvr.trajectory.Trajectory;
import io.reward4j.rlvr.trajectory.Turn;
import io.reward4j.rlvr.trajectory.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The scorers of the catalogue, by the call that its lines begin with.
final class Catalogue {

    private static final String SCHEMA = """
            {"type": "object", "required": ["answer"], "properties": {"answer": {"type": "integer"}}}""";
    private static final String TOOLS = """
            [{"name": "book", "parameters": {"type": "object", "properties": {"day": {"type": "string"}}}}]""";

    private static final String API = """
            openapi: 3.0.3
            info: {title: Ping, version: "1"}
            paths: {/ping: {get: {operationId: ping, responses: {"204": {description: it is there}}}}}
            """;

    private Catalogue() {}

    static Map<String, RewardFunction> scorers() {
        RewardFunction right = VerifiableReward.of(Extractors.boxed(), Similarity.exact());
        Map<String, RewardFunction> scorers = new LinkedHashMap<>();
        scorers.put("MathReward.standard()", MathReward.standard());
        scorers.put("VerifiableReward.of(answer, similarity)", right);
        scorers.put("JsonSchemaReward.gate(schema)", JsonSchemaReward.gate(SCHEMA));
        scorers.put("JsonSchemaReward.partialCredit(schema)", JsonSchemaReward.partialCredit(SCHEMA));
        scorers.put("JsonMatch.exact()", JsonMatch.exact());
        scorers.put("ToolCallReward.standard()", ToolCallReward.standard());
        scorers.put("ToolCallReward.withAlternatives()", ToolCallReward.withAlternatives());
        scorers.put("ToolCallReward.overTrajectory()", ToolCallReward.overTrajectory());
        scorers.put("ToolSchemaReward.of(tools)", ToolSchemaReward.of(TOOLS));
        scorers.put("SqlReward.executionMatch(database)",
                SqlReward.executionMatch(SqlDatabase.sqlite("CREATE TABLE item (id INTEGER PRIMARY KEY)")));
        scorers.put("ApiResponseReward.request(api, operation)", ApiResponseReward.request(OpenApi.parse(API), "ping"));
        scorers.put("ApiResponseReward.response(api, operation)",
                ApiResponseReward.response(OpenApi.parse(API), "ping"));
        scorers.put("InstructionReward.ifBench()", InstructionReward.ifBench());
        scorers.put("Trajectory.outputs(pointer)", Trajectory.outputs("/outputs"));
        scorers.put("Trajectory.before(tools, turn)", Trajectory.before("book", Turn.userSays(Wording.yes())));
        scorers.put("Trajectory.forEachTurn(function, mean)", Trajectory.forEachTurn(right, Aggregation.mean()));
        scorers.put("LanguageReward.of(locale)", LanguageReward.of(Locale.ENGLISH));
        scorers.put("QuotationReward.of(quotations)", QuotationReward.of(Extractors.allTags("quote")));
        scorers.put("VerifiableReward.of(answer, TextSimilarity.rougeL())",
                VerifiableReward.of(Extractors.boxed(), TextSimilarity.rougeL()));
        scorers.put("FormatReward.has(extractor)", FormatReward.has(Extractors.boxed()));
        scorers.put("FormatReward.onlyTags(names)", FormatReward.onlyTags("think", "answer"));
        scorers.put("FormatReward.thinkThenAnswer()", FormatReward.thinkThenAnswer());
        scorers.put("FormatReward.trlThink()", FormatReward.trlThink());
        scorers.put("FormatReward.openR1()", FormatReward.openR1());
        scorers.put("FormatReward.openR1Code(language)", FormatReward.openR1Code("python"));
        scorers.put("FormatReward.nemoRl()", FormatReward.nemoRl());
        scorers.put("TagCount.of(names)", TagCount.of("think", "answer"));
        scorers.put("TagCount.openR1()", TagCount.openR1());
        scorers.put("ReasoningSteps.lines(enough)", ReasoningSteps.lines(3));
        scorers.put("ReasoningSteps.openR1()", ReasoningSteps.openR1());
        scorers.put("LengthReward.upTo(max)", LengthReward.upTo(2_000));
        scorers.put("Overlong.dapo(unit, max, buffer)", Overlong.dapo(LengthUnit.words(), 100, 20));
        scorers.put("Overlong.capped(unit, max, buffer, factor)", Overlong.capped(LengthUnit.words(), 100, 20, 0.5));
        scorers.put("RepetitionPenalty.words(n, lowest)", RepetitionPenalty.words(3, -1));
        scorers.put("RepetitionPenalty.characters(n, lowest)", RepetitionPenalty.characters(8, -1));
        scorers.put("CosineLength.clamped(right, unit, max)", CosineLength.clamped(right, LengthUnit.words(), 100));
        scorers.put("StopProperly.scaling(reward, share)", StopProperly.scaling(sample -> Reward.of(1), 0.5));
        scorers.put("ForbiddenContent.builder()", ForbiddenContent.builder().terms("name", List.of("Heron")).build());
        scorers.put("AntiGaming.saysSomething()", AntiGaming.saysSomething());
        scorers.put("AntiGaming.promptEcho()", AntiGaming.promptEcho());
        scorers.put("AntiGaming.padding()", AntiGaming.padding());
        scorers.put("AntiGaming.answerStuffing()", AntiGaming.answerStuffing());
        return scorers;
    }
}
