package io.reward4j.judge;

import io.reward4j.Deadline;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.JsonExtractors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Asks a model until its reply holds a complete verdict.
///
/// @param reasks how often a model is asked again at the most after a reply that could not be used
record Asking(JudgeModel model, int reasks) {

    private static final int MOST_REASKS = 10;

    /// What a model says of its failure is not repeated to it, since that may hold text of the reply.
    private static final String CUT_OFF = "it was cut off, refused or empty; keep it short";
    private static final Extractor<JsonNode> JSON = JsonExtractors.lenient();

    Asking {
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

    /// Returns the verdict that `reader` finds in the JSON of a reply which answers to the prompt's nonce.
    ///
    /// @param reader says what is wrong without quoting the reply
    /// @throws RewardException if the model gave no reply, or none with a complete verdict
    <T> T verdict(JudgePrompt prompt, Function<JsonNode, Extraction<T>> reader) {
        JudgePrompt asked = prompt;
        for (int left = reasks;; left--) {
            if (Deadline.current().isExpired() || Thread.currentThread().isInterrupted()) {
                throw new RewardException(Kind.DEADLINE, "the time was up before " + model.name() + " was asked");
            }
            String detail = "";
            Extraction<T> verdict;
            try {
                verdict = read(model.reply(asked), prompt.nonce()).flatMap(reader);
            } catch (JudgeModelException e) {
                if (e.kind() != Kind.UNREADABLE_VERDICT) {
                    throw new RewardException(e.kind(), e.getMessage(), e);
                }
                detail = " (" + e.getMessage() + ")";
                verdict = Extraction.missing(CUT_OFF);
            }
            switch (verdict) {
                case Found<T>(T found) -> {
                    return found;
                }
                case Missing<T>(String reason) -> {
                    if (model instanceof JudgeModelLayer layer) {
                        layer.forget(asked);
                    }
                    if (left == 0) {
                        throw new RewardException(
                                Kind.UNREADABLE_VERDICT,
                                "no complete verdict of " + model.name() + " in " + calls() + " replies: " + reason
                                        + detail);
                    }
                    asked = PromptWriter.again(prompt, reason);
                }
            }
        }
    }

    private static Extraction<JsonNode> read(JudgeReply reply, String nonce) {
        Extraction<JsonNode> value = reply.structured().map(Extraction::found)
                .orElseGet(() -> switch (JSON.extract(reply.text())) {
                    case Found<JsonNode> found -> found;
                    case Missing<JsonNode> missing -> Extraction.missing("it holds no JSON that can be read");
                });
        return value.flatMap(node -> {
            if (!node.isObject()) {
                return Extraction.missing("it is no JSON object");
            }
            JsonNode code = node.path("code");
            return code.isString() && code.asString().strip().equals(nonce)
                    ? Extraction.found(node)
                    : Extraction.missing("`code` is not the code of the request");
        });
    }
}
