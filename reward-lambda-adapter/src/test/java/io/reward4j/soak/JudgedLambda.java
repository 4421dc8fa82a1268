package io.reward4j.soak;

import io.reward4j.CompositeReward;
import io.reward4j.RewardFunction;
import io.reward4j.judge.Criterion;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.Rubric;
import io.reward4j.judge.RubricJudge;
import io.reward4j.judge.bedrock.BedrockJudgeModel;
import io.reward4j.judge.layer.CachingJudgeModel;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.judge.openai.OpenAiJudgeModel;
import io.reward4j.lambda.RewardLambda;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.json.JsonSchemaReward;
import io.reward4j.rlvr.shape.LengthReward;
import io.reward4j.wire.RewardEndpoint;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// A function as users write them: code, then two judges, one by each of the real clients.
final class JudgedLambda extends RewardLambda implements AutoCloseable {

    private static final Duration CALL = Duration.ofMillis(100);
    private static final String SCHEMA = """
            {"type": "object", "required": ["note", "answer"]}""";

    static {
        System.setProperty("aws.accessKeyId", "not-a-real-id");
        System.setProperty("aws.secretAccessKey", "not-a-real-secret");
    }

    private final List<CachingJudgeModel> models;

    private JudgedLambda(RewardEndpoint endpoint, List<CachingJudgeModel> models) {
        super(endpoint);
        this.models = models;
    }

    /// Returns a function that asks the models at this address, keeps so many replies of each, and tells of each call.
    static JudgedLambda asking(URI endpoint, int cached, JudgeCalls calls) {
        CachingJudgeModel tone = steady(
                OpenAiJudgeModel.builder(endpoint.resolve("/v1"), "tone").timeout(CALL).build(), cached);
        CachingJudgeModel depth = steady(
                BedrockJudgeModel.builder("us.amazon.nova-pro-v1:0").region("us-east-1").endpoint(endpoint)
                        .timeout(CALL).build(),
                cached);
        RewardFunction reward = CompositeReward.builder()
                .gate("schema", JsonSchemaReward.gate(SCHEMA))
                .term("polarity", 2, VerifiableReward.of(Extractors.boxedText(), Similarity.exact()))
                .term("length", 1, LengthReward.upTo(500))
                .term("tone", 2, judge(tone, "Grade the tone."))
                .term("depth", 2, judge(depth, "Grade the depth."))
                .build();
        return new JudgedLambda(RewardEndpoint.builder(reward).listener(calls).build(), List.of(tone, depth));
    }

    private static CachingJudgeModel steady(JudgeModel model, int cached) {
        return CachingJudgeModel.of(
                ResilientJudgeModel.builder(model).retries(2).backoff(Duration.ofMillis(1), Duration.ofMillis(5))
                        .circuitBreaker(90, 50, Duration.ofSeconds(30), Duration.ofMillis(200)).build(),
                cached);
    }

    private static RewardFunction judge(JudgeModel model, String task) {
        return RubricJudge.of(model,
                Rubric.of(task).ask(Criterion.scale("level", 1, "Which level is it?", "a", "b", "c", "d", "e")));
    }

    @Override
    public void close() {
        models.forEach(CachingJudgeModel::close);
    }
}
