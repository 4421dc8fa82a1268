package io.reward4j.rlvr.instruction;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;

/// Tells whether an answer follows one instruction. Total, without state, safe for use by several threads.
@FunctionalInterface
interface Check {

    /// Decides. The answer is never blank.
    Verdict of(Answer answer);

    default RewardFunction asReward() {
        return new CheckedAnswer(this);
    }

    /// `1` for an answer that follows the instruction, `0` for one that does not or is blank.
    record CheckedAnswer(Check check) implements RewardFunction {

        public CheckedAnswer {
            WordSplitter.requireBreaks();
        }

        @Override
        public Reward score(Sample sample) {
            traits().requireReadable(sample);
            return Answer.read(sample.completion()).judge(check).reward();
        }
    }
}
