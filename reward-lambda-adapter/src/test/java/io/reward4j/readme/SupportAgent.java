package io.reward4j.readme;

import io.reward4j.CompositeReward;
import io.reward4j.RewardFunction;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.Rubric;
import io.reward4j.judge.RubricJudge;
import io.reward4j.judge.bedrock.BedrockJudgeModel;
import io.reward4j.judge.layer.CachingJudgeModel;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.rlvr.json.JsonSchemaReward;

final class SupportAgent {

    private static final String SCHEMA = """
            {"type": "object", "required": ["reply"]}""";

    private SupportAgent() {}

    static RewardFunction reward() {
        JudgeModel model = CachingJudgeModel
                .of(ResilientJudgeModel.of(BedrockJudgeModel.of("us.amazon.nova-pro-v1:0")));
        RewardFunction reward = CompositeReward.builder()
                .gate("schema", JsonSchemaReward.gate(SCHEMA))
                .term("rubric", 4, RubricJudge.of(model, Rubric.of("Grade the reply of a support agent.")
                        .ask("answers", 3, "Does the reply answer the question that was asked?")
                        .ask("polite", 1, "Is the reply polite?")))
                .build();
        return reward;
    }
}
