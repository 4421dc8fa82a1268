package io.reward4j.readme;

import io.reward4j.CompositeReward;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.Rubric;
import io.reward4j.judge.RubricJudge;
import io.reward4j.judge.ScriptedJudgeModel;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.code.CodeRunner;
import io.reward4j.rlvr.code.HttpCodeRunner;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.sql.SqlDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the blocks of code in the READMEs take for given: each block is compiled into a subclass.
@SuppressWarnings("unused") // by code that is compiled when tests run
public abstract class Given {

    protected static final String SCHEMA = """
            {"type": "object", "required": ["reply"]}""";
    protected static final CodeRunner PYTHON = HttpCodeRunner.sandboxFusion(URI.create("http://sandbox:8080"));

    protected final String prompt = "Which polarity?";
    protected final String completion = "\\boxed{positive}";
    protected final String label = "positive";
    protected final Sample reply = Sample.of("My parcel is late.", "It arrives today.");
    protected final List<Sample> replies = List.of(reply);
    protected final List<Sample> samples = List.of(
            Sample.of(prompt, completion).withId("s1").withReference(label),
            Sample.of(prompt, "\\boxed{negative}").withId("s2").withReference(label));

    protected final RewardFunction reward = ChabsaSentiment.reward();
    protected final RewardFunction polarity = reward;
    protected final RewardFunction math = reward;
    protected final RewardFunction sentiment = reward;

    protected final String id = "us.amazon.nova-pro-v1:0";
    protected final String key = "a key";
    protected final JudgeModel model = ScriptedJudgeModel.grading(Map.of("polite", "yes"));
    protected final JudgeModel bedrock = model;
    protected final Rubric rubric = Rubric.of("Grade the reply.").ask("polite", 1, "Is it polite?");
    protected final RewardFunction light = RubricJudge.of(model, rubric);
    protected final RewardFunction heavy = light;
    protected final Extractor<List<String>> items = text -> Extraction.found(text.lines().toList());

    protected final String tools = """
            [{"type": "function", "function": {"name": "refund", "parameters": {"type": "object"}}}]""";
    protected final String script = "CREATE TABLE item (id INTEGER, name TEXT); INSERT INTO item VALUES (1, 'tea')";
    protected final Map<String, SqlDatabase> databases = Map.of("shop", SqlDatabase.sqlite(script));
    protected final String document = """
            {"openapi": "3.0.3", "info": {"title": "orders", "version": "1"}, "paths": {"/orders": {"post": {
              "operationId": "addOrder", "responses": {"201": {"description": "added"}}}}}}""";

    /// The example that the READMEs speak of.
    public static final class ChabsaSentiment {

        private ChabsaSentiment() {}

        public static RewardFunction reward() {
            return CompositeReward.builder()
                    .gate("answered", sample -> Reward.of(sample.completion().isBlank() ? 0 : 1))
                    .term("polarity", 1, VerifiableReward.of(Extractors.boxedText(), Similarity.exact()))
                    .build();
        }
    }

    protected static RewardFunction reward(JudgeModel model) {
        return RubricJudge.of(model, Rubric.of("Grade the reply.").ask("polite", 1, "Is it polite?"));
    }

    protected static RewardFunction reward(String polite) {
        return reward(ScriptedJudgeModel.grading(Map.of("polite", polite)));
    }

    protected static Path sheet(Path folder) {
        return folder.resolve("labels.csv");
    }

    protected static boolean isRight(Sample sample) {
        return sample.completion().equals("4");
    }

    protected static double askServer(Sample sample) {
        return sample.completion().length() > 3 ? 1 : 0;
    }

    protected static void train(URI server) {}

    protected static void log(String id, double value) {}

    protected static void retryLater(Sample sample, RewardException cause) {}

    protected static void show(int index, Outcome outcome, Duration duration) {}
}
