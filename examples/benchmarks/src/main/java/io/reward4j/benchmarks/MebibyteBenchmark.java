package io.reward4j.benchmarks;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.rlvr.Normalization;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.json.JsonMatch;
import io.reward4j.rlvr.json.JsonSchemaReward;
import io.reward4j.rlvr.json.ListOrder;
import io.reward4j.rlvr.json.ToolCallReward;
import io.reward4j.rlvr.math.MathReward;
import io.reward4j.rlvr.shape.FormatReward;
import io.reward4j.rlvr.shape.LengthReward;
import io.reward4j.rlvr.shape.LengthUnit;
import io.reward4j.rlvr.shape.Overlong;
import io.reward4j.rlvr.shape.ReasoningSteps;
import io.reward4j.rlvr.shape.RepetitionPenalty;
import io.reward4j.rlvr.shape.TagCount;
import io.reward4j.rlvr.text.ListSimilarity;
import io.reward4j.rlvr.text.QuantitySimilarity;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long a scorer takes for a completion of 1 MiB that it has to read from end to end: those that [TextBenchmark]
/// leaves out.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class MebibyteBenchmark {

    private static final int MEBIBYTE = 1 << 20;
    private static final String SCHEMA = """
            {"type": "array", "items": {
              "type": "object",
              "required": ["issue", "excerpt", "line"],
              "properties": {
                "issue": {"type": "string", "minLength": 3},
                "excerpt": {"type": "string", "pattern": "[a-z]"},
                "line": {"type": "integer", "minimum": 0}}}}
            """;

    /// A scorer, and the text that it has to read.
    public enum Scorer {
        /// Every leaf of an array of 8,000 objects.
        SCHEMA_GATE(Text.JSON, JsonSchemaReward.gate(SCHEMA)),
        /// The same, for the share of leaves.
        SCHEMA_PARTIAL_CREDIT(Text.JSON, JsonSchemaReward.partialCredit(SCHEMA)),
        /// Equal arrays, in order.
        JSON_MATCH(Text.JSON, JsonMatch.exact()),
        /// Equal arrays, in any order.
        JSON_MATCH_OF_BAGS(Text.JSON, JsonMatch.exact().list("", ListOrder.BAG)),
        /// One call with 1 MiB of arguments.
        TOOL_CALL(Text.CALL, ToolCallReward.standard()),
        /// The last JSON value of prose.
        JSON_IN_PROSE(Text.PROSE_THEN_JSON, JsonMatch.exact().from(JsonExtractors.lenient())),
        /// A solution with many formulas, and its last box.
        MATH_REWARD(Text.PROSE, MathReward.standard()),
        /// The chain over all ways to state an answer.
        FINAL_ANSWER(Text.PROSE, VerifiableReward.of(Extractors.finalAnswer(), Similarity.exact())),
        /// Words of a set, wherever they stand.
        KEYWORD(Text.PROSE, VerifiableReward.of(Extractors.keyword("zebra", "42"), Similarity.exact())),
        /// A pattern of RE2.
        REGEX(Text.PROSE, VerifiableReward.of(Extractors.regex("answer:? +([0-9]+)"), Similarity.exact())),
        /// The whole text, normalised.
        EXACT_NORMALIZED(Text.WHOLE, whole(Similarity.exact(Normalization.standard()))),
        /// The whole text, word by word.
        TOKEN_F1(Text.WHOLE, whole(Similarity.tokenF1())),
        /// The whole text, by insertions and deletions.
        EDIT_DISTANCE(Text.WHOLE, whole(Similarity.editDistance())),
        /// The whole text, as a quantity.
        QUANTITY(Text.WHOLE, whole(QuantitySimilarity.withinRelative(0.01))),
        /// The whole text, as a list.
        LIST(Text.WHOLE, VerifiableReward.of(ListSimilarity.items(), ListSimilarity.ordered())),
        /// Tags in their order.
        THINK_FORMAT(Text.PROSE, FormatReward.trlThink()),
        /// Tags in their order, on lines of their own.
        OPEN_R1_FORMAT(Text.PROSE, FormatReward.openR1()),
        /// Tags that are there.
        TAG_COUNT(Text.PROSE, TagCount.openR1()),
        /// Numbered steps.
        REASONING_STEPS(Text.PROSE, ReasoningSteps.openR1()),
        /// The number of words.
        LENGTH_IN_WORDS(Text.PROSE, LengthReward.upTo(1_000).in(LengthUnit.words())),
        /// The number of characters, for a penalty.
        OVERLONG(Text.PROSE, Overlong.dapo(LengthUnit.characters(), 4_000, 1_000)),
        /// Repeated 3-grams of words.
        REPETITION_OF_WORDS(Text.PROSE, RepetitionPenalty.words(3, -1)),
        /// Repeated 8-grams of characters.
        REPETITION_OF_CHARACTERS(Text.PROSE, RepetitionPenalty.characters(8, -1)),
        /// Repeated lines.
        REPETITION_OF_LINES(Text.PROSE, RepetitionPenalty.lines(-1)),
        /// Runs of one character.
        RUNS(Text.PROSE, RepetitionPenalty.runs(20, -1));

        private final Text text;
        @SuppressWarnings("ImmutableEnumChecker") // which cannot know that scorers are
        private final RewardFunction function;

        Scorer(Text text, RewardFunction function) {
            this.text = text;
            this.function = function;
        }

        private static RewardFunction whole(Similarity<? super String> similarity) {
            return VerifiableReward.of(Extraction::found, similarity);
        }
    }

    private enum Text { JSON, CALL, PROSE, PROSE_THEN_JSON, WHOLE }

    @Param
    private Scorer scorer = Scorer.SCHEMA_GATE;

    private Sample sample = Sample.of("", "");

    /// Makes the text; the same in every run.
    @Setup
    public void makeText() {
        Random random = new Random(7);
        sample = switch (scorer.text) {
            case JSON -> Sample.of("", json(random, MEBIBYTE)).withReference(json(new Random(7), MEBIBYTE));
            case CALL -> Sample.of("", call(random)).withReference(call(new Random(7)));
            case PROSE_THEN_JSON -> Sample.of("", prose(random, MEBIBYTE) + " [1, 2]").withReference("[1, 2]");
            case PROSE -> Sample.of("", solution(random)).withReference("42");
            case WHOLE -> Sample.of("", prose(random, MEBIBYTE)).withReference(prose(random, MEBIBYTE));
        };
    }

    /// Scores the text.
    @Benchmark
    public Reward score() {
        return scorer.function.score(sample);
    }

    private static String solution(Random random) {
        return "<think>\n" + prose(random, MEBIBYTE) + "\n</think>\n<answer>\n\\boxed{42}\n</answer>";
    }

    private static String call(Random random) {
        return "{\"name\": \"review\", \"arguments\": {\"comments\": " + json(random, MEBIBYTE) + "}}";
    }

    private static String json(Random random, int length) {
        StringBuilder json = new StringBuilder("[");
        while (json.length() < length) {
            json.append(json.length() == 1 ? "" : ",").append(String.format(Locale.ROOT,
                    "{\"issue\": \"%s\", \"excerpt\": \"%s\", \"line\": %d}",
                    prose(random, 20), prose(random, 60), random.nextInt(9_000)));
        }
        return json.append("]").toString();
    }

    private static String prose(Random random, int length) {
        StringBuilder prose = new StringBuilder(length + 20);
        while (prose.length() < length) {
            int letters = 2 + random.nextInt(8);
            for (int i = 0; i < letters; i++) {
                prose.append((char) ('a' + random.nextInt(26)));
            }
            prose.append(random.nextInt(12) == 0 ? ". " : " ");
        }
        return prose.substring(0, length).strip();
    }
}
