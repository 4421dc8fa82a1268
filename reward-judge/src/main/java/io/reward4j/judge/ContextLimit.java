package io.reward4j.judge;

import java.util.concurrent.atomic.AtomicLong;

/// How long a prompt a model takes, as far as its refusals told. Safe for use by several threads.
///
/// How many tokens a text has is not known here, so only prompts are refused without a call that are too long whatever
/// they hold: above ten characters for each token that the server named, or 24 times as long as one that was refused,
/// and longer than any that was taken. What was learnt holds for as long as the model lives.
public final class ContextLimit {

    private static final int MOST_CHARACTERS_PER_TOKEN = 10;
    private static final int TIMES_AS_LONG = 24;
    private static final int SMALLEST_CONTEXT = 1024;

    private final AtomicLong longestTaken = new AtomicLong();
    private final AtomicLong limit = new AtomicLong(Long.MAX_VALUE);

    /// Makes a limit of which nothing is known.
    public ContextLimit() {}

    /// Throws where the prompt is too long for the model, whatever it holds.
    ///
    /// @param model the model's name
    /// @throws JudgeModelException if it is, of the kind `UNJUDGEABLE_ANSWER`
    public void check(String model, JudgePrompt prompt) {
        long known = limit.get();
        if (known == Long.MAX_VALUE) {
            return;
        }
        long length = length(prompt);
        if (length > known && length > longestTaken.get()) {
            throw JudgeModelException.unjudgeable("the prompt for " + model + " is longer than its context: " + length
                    + " characters, of " + known + " at the most by what it refused before");
        }
    }

    /// Learns from a prompt that the model took.
    public void taken(JudgePrompt prompt) {
        longestTaken.accumulateAndGet(length(prompt), Math::max);
    }

    /// Learns from a prompt that the model refused for its length.
    public void refused(JudgePrompt prompt, ServerError said) {
        limit.accumulateAndGet(TIMES_AS_LONG * length(prompt), Math::min);
        said.contextTokens()
                .filter(tokens -> tokens >= SMALLEST_CONTEXT)
                .ifPresent(tokens -> limit.accumulateAndGet(MOST_CHARACTERS_PER_TOKEN * tokens, Math::min));
    }

    private static long length(JudgePrompt prompt) {
        return (long) prompt.system().length() + prompt.user().length();
    }
}
