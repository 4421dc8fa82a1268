package com.example.reward;

import io.reward4j.CompositeReward;
import io.reward4j.RewardFunction;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.json.JsonSchemaReward;
import io.reward4j.rlvr.shape.LengthReward;

/// Rewards short answers in JSON that name the right outlook.
public final class OutlookReward {

    private static final String SCHEMA = """
            {"type": "object", "required": ["reason"]}""";

    private OutlookReward() {}

    public static RewardFunction reward() {
        return CompositeReward.builder()
                .gate("schema", JsonSchemaReward.gate(SCHEMA))
                .term("outlook", 4, VerifiableReward.of(Extractors.boxedText(), Similarity.exact()))
                .term("concise", 1, LengthReward.upTo(500))
                .build();
    }
}
