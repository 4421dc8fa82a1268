package io.reward4j.judge;

import io.reward4j.JudgeCall;
import io.reward4j.JudgeCall.Result;
import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import java.time.Duration;

/// A model whose calls are told to the listener of the batch, each once, and which throws nothing but
/// [JudgeModelException] and [RewardException].
record ReportingJudgeModel(JudgeModel inner) implements JudgeModelLayer {

    @Override
    public boolean reportsCalls() {
        return true;
    }

    @Override
    public JudgeReply reply(JudgePrompt prompt) {
        long start = System.nanoTime();
        try {
            JudgeReply reply = ask(prompt);
            tell(prompt, Result.REPLIED, start, reply.inputTokens(), reply.outputTokens());
            return reply;
        } catch (JudgeModelException e) {
            tell(prompt, Result.FAILED, start, e.inputTokens(), e.outputTokens());
            throw e;
        } catch (RuntimeException e) {
            tell(prompt, Result.FAILED, start, 0, 0);
            throw e;
        }
    }

    private JudgeReply ask(JudgePrompt prompt) {
        JudgeReply reply;
        try {
            reply = inner.reply(prompt);
        } catch (JudgeModelException | RewardException e) {
            throw e;
        } catch (Exception e) {
            throw JudgeModelException.thrownBy(name(), prompt, e);
        }
        if (reply == null) {
            throw JudgeModelException.permanent(name() + " returned null", null);
        }
        return reply;
    }

    private void tell(JudgePrompt prompt, Result result, long start, long inputTokens, long outputTokens) {
        RewardListener.current().judgeCalled(new JudgeCall(
                name(),
                prompt.version(),
                result,
                Duration.ofNanos(System.nanoTime() - start),
                inputTokens,
                outputTokens));
    }
}
