package io.reward4j.judge;

import io.reward4j.Deadline;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.judge.verdict.Reading;
import io.reward4j.judge.verdict.Reading.Read;
import io.reward4j.judge.verdict.Reading.Refused;
import io.reward4j.judge.verdict.VerdictForm;
import io.reward4j.judge.verdict.Verdicts;
import java.util.List;
import java.util.function.Function;

/// Asks a model until its reply holds a complete verdict.
///
/// @param reasks how often a model is asked again at the most after a reply that could not be used
record VerdictRequest(JudgeModel model, int reasks) {

    private static final int MOST_REASKS = 10;

    /// What a model says of its failure is not repeated to it, since that may hold text of the reply.
    private static final String CUT_OFF = "it was cut off, refused or empty; keep it short";

    VerdictRequest {
        if (reasks < 0 || reasks > MOST_REASKS) {
            throw new IllegalArgumentException(
                    "a judge can be asked again 0 to " + MOST_REASKS + " times, not " + reasks);
        }
        model = JudgeModelLayer.telling(model);
    }

    /// The most calls that one verdict can cost, retries left aside.
    int calls() {
        return 1 + reasks;
    }

    /// Returns the verdict of a reply which answers to the prompt's nonce.
    ///
    /// @throws RewardException if the model gave no reply, or none with a complete verdict
    <T> T verdict(PromptWriter writer, List<Material> material, VerdictForm<T> form) {
        JudgePrompt prompt = writer.write(material);
        return ask(writer, prompt, reply -> Verdicts.read(reply.text(), reply.structured(), prompt.nonce(), form));
    }

    /// Returns what `reader` finds in a reply.
    ///
    /// @throws RewardException if the model gave no reply, or none that can be read
    <T> T ask(PromptWriter writer, List<Material> material, Function<JudgeReply, Reading<T>> reader) {
        return ask(writer, writer.write(material), reader);
    }

    private <T> T ask(PromptWriter writer, JudgePrompt prompt, Function<JudgeReply, Reading<T>> reader) {
        JudgePrompt asked = prompt;
        for (int left = reasks;; left--) {
            if (Deadline.current().isExpired() || Thread.currentThread().isInterrupted()) {
                throw new RewardException(Kind.DEADLINE, "the time was up before " + model.name() + " was asked");
            }
            String detail = "";
            Reading<T> verdict;
            try {
                verdict = reader.apply(model.reply(asked));
            } catch (JudgeModelException e) {
                if (e.kind() != Kind.UNREADABLE_VERDICT) {
                    throw new RewardException(e.kind(), e.getMessage(), e);
                }
                detail = " (" + e.getMessage() + ")";
                verdict = Reading.refused(CUT_OFF);
            }
            switch (verdict) {
                case Read<T>(T found) -> {
                    return found;
                }
                case Refused<T> refused -> {
                    if (model instanceof JudgeModelLayer layer) {
                        layer.forget(asked);
                    }
                    if (left == 0) {
                        throw new RewardException(
                                Kind.UNREADABLE_VERDICT,
                                "no complete verdict of " + model.name() + " in " + calls() + " replies: "
                                        + refused.forPeople() + detail);
                    }
                    asked = writer.again(prompt, refused.reason());
                }
            }
        }
    }

    /// Asks once, and tells whether the model can read the prompt, whatever it replies.
    ///
    /// @throws RewardException if the model gave no reply for another reason
    boolean isReadable(JudgePrompt prompt) {
        try {
            model.reply(prompt);
            return true;
        } catch (JudgeModelException e) {
            return switch (e.kind()) {
                case UNJUDGEABLE_ANSWER -> false;
                case UNREADABLE_VERDICT -> true;
                default -> throw new RewardException(e.kind(), e.getMessage(), e);
            };
        }
    }
}
