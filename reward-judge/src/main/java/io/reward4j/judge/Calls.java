package io.reward4j.judge;

import io.reward4j.JudgeCall;
import io.reward4j.JudgeCall.Result;
import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import java.time.Duration;

/// Calls of models, told to the listener of the batch once each.
final class Calls {

    private Calls() {}

    /// Calls a model, and tells the listener unless the model does so itself.
    ///
    /// @throws JudgeModelException if the model gave no reply; whatever else it threw is the cause
    static JudgeReply reply(JudgeModel model, JudgePrompt prompt) {
        if (model instanceof JudgeModelLayer) {
            return model.reply(prompt);
        }
        long start = System.nanoTime();
        try {
            JudgeReply reply = plainReply(model, prompt);
            tell(model, prompt, Result.REPLIED, start, reply.inputTokens(), reply.outputTokens());
            return reply;
        } catch (RuntimeException e) {
            tell(model, prompt, Result.FAILED, start, 0, 0);
            throw e;
        }
    }

    private static JudgeReply plainReply(JudgeModel model, JudgePrompt prompt) {
        JudgeReply reply;
        try {
            reply = model.reply(prompt);
        } catch (JudgeModelException | RewardException e) {
            throw e;
        } catch (RuntimeException e) {
            throw JudgeModelException.permanent(model.name() + " threw " + e.getClass().getSimpleName(), e);
        }
        if (reply == null) {
            throw JudgeModelException.permanent(model.name() + " returned null", null);
        }
        return reply;
    }

    private static void tell(
            JudgeModel model, JudgePrompt prompt, Result result, long start, long inputTokens, long outputTokens) {
        RewardListener.current().judgeCalled(new JudgeCall(
                model.name(),
                prompt.version(),
                result,
                Duration.ofNanos(System.nanoTime() - start),
                inputTokens,
                outputTokens));
    }
}
