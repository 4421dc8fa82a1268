package io.reward4j.rlvr.safety;

import io.reward4j.Content;
import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.BlankAnswers;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.ReasoningBlocks;

/// A gate for answers that say something, or do something that another part of the reward reads.
record SaysSomething() implements RewardFunction {

    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        Message answer = sample.answer();
        if (answer.holds(Content.TOOL_CALLS) || answer.holds(Content.ATTACHMENTS)) {
            return Reward.pass();
        }
        return switch (ReasoningBlocks.stripped().extract(answer.content())) {
            case Extraction.Missing<String>(String reason) -> Reward.fail(reason);
            case Extraction.Found<String>(String text) ->
                BlankAnswers.reason(text).map(Reward::fail).orElse(Reward.pass());
        };
    }
}
