package io.reward4j.judge.layer;

import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;

/// How many tokens a call takes, before it is made: learnt from the calls that were, as a moving mean of tokens, read
/// and written, for each character of the prompt.
final class TokensPerCall {

    private static final double WEIGHT = 0.1;
    private static final double FIRST = 0.5;

    private double tokensPerCharacter = FIRST;

    synchronized int of(JudgePrompt prompt) {
        return (int) Math.clamp(Math.ceil(length(prompt) * tokensPerCharacter), 1, Integer.MAX_VALUE);
    }

    /// Learns from a reply whose tokens are known.
    synchronized void learn(JudgePrompt prompt, JudgeReply reply) {
        long tokens = reply.inputTokens() + reply.outputTokens();
        if (tokens > 0) {
            tokensPerCharacter += WEIGHT * ((double) tokens / length(prompt) - tokensPerCharacter);
        }
    }

    private static double length(JudgePrompt prompt) {
        return Math.max(1.0, (double) prompt.system().length() + prompt.user().length());
    }
}
