package io.reward4j.examples.contract;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.bedrock.BedrockJudgeModel;
import io.reward4j.judge.layer.CachingJudgeModel;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.lambda.RewardLambda;
import java.util.Map;

/// The handler to deploy: `io.reward4j.examples.contract.ContractReviewLambda`.
///
/// The environment variable `JUDGE_MODEL` names the judge on Amazon Bedrock.
public final class ContractReviewLambda extends RewardLambda {

    static final String JUDGE_MODEL = "JUDGE_MODEL";

    /// @throws IllegalStateException if `JUDGE_MODEL` is not set
    public ContractReviewLambda() {
        super(ContractReview.reward(judge(System.getenv())));
    }

    static JudgeModel judge(Map<String, String> environment) {
        String model = environment.getOrDefault(JUDGE_MODEL, "");
        if (model.isBlank()) {
            throw new IllegalStateException("set the environment variable " + JUDGE_MODEL
                    + " to the id of a model or inference profile on Amazon Bedrock");
        }
        return CachingJudgeModel.of(ResilientJudgeModel.of(BedrockJudgeModel.of(model.strip())));
    }
}
