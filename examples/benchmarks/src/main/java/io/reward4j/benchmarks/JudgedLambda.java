package io.reward4j.benchmarks;

import io.reward4j.judge.Rubric;
import io.reward4j.judge.RubricJudge;
import io.reward4j.judge.bedrock.BedrockJudgeModel;
import io.reward4j.judge.layer.CachingJudgeModel;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.judge.server.FixtureRequest;
import io.reward4j.lambda.RewardLambda;

/// A function that asks a judge on Bedrock, at the address of the environment variable
/// `AWS_ENDPOINT_URL_BEDROCK_RUNTIME`.
public final class JudgedLambda extends RewardLambda {

    private static final Rubric RUBRIC = Rubric.of("Grade the answer.").ask("right", 1, "Is it right?");

    /// Makes the judge's client.
    public JudgedLambda() {
        super(RubricJudge.of(
                CachingJudgeModel.of(ResilientJudgeModel.of(BedrockJudgeModel.of("openai.gpt-oss-20b-1:0"))), RUBRIC));
    }

    /// What the judge replies.
    static String verdict(FixtureRequest request) {
        String code = request.user().substring(request.user().lastIndexOf(' ') + 1);
        return "{\"code\":\"" + code + "\",\"criteria\":{\"right\":{\"rationale\":\"r\",\"choice\":\"yes\"}}}";
    }
}
