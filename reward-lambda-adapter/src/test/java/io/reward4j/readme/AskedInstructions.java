package io.reward4j.readme;

import static io.reward4j.rlvr.instruction.Bound.atLeast;
import static io.reward4j.rlvr.instruction.Bound.between;
import static io.reward4j.rlvr.instruction.Bound.exactly;

import io.reward4j.CompositeReward;
import io.reward4j.RewardFunction;
import io.reward4j.rlvr.instruction.InstructionReward;
import io.reward4j.rlvr.instruction.Instructions;

final class AskedInstructions {

    private AskedInstructions() {}

    static RewardFunction asked() {
        RewardFunction asked = CompositeReward.builder()
                .gate("bullets", Instructions.bullets(atLeast(3)))
                .term("keyword", 1, Instructions.keyword("refund", exactly(2)))
                .term("length", 1, Instructions.wordCount(between(50, 120)))
                .build();
        return asked;
    }

    static RewardFunction published() {
        RewardFunction benchmark = InstructionReward.ifBench().share(); // reads instruction_id_list and kwargs of the sample
        return benchmark;
    }
}
