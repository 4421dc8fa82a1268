package io.reward4j.judge;

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

    private static final Extractor<JsonNode> JSON = JsonExtractors.lenient();

    Asking {
        if (reasks < 0) {
            throw new IllegalArgumentException("a judge cannot be asked again " + reasks + " times");
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
            switch (reply(asked).flatMap(reply -> read(reply, prompt.nonce())).flatMap(reader)) {
                case Found<T>(T verdict) -> {
                    return verdict;
                }
                case Missing<T>(String reason) -> {
                    if (model instanceof JudgeModelLayer layer) {
                        layer.forget(asked);
                    }
                    if (left == 0) {
                        throw new RewardException(
                                Kind.UNREADABLE_VERDICT,
                                "no complete verdict of " + model.name() + " in " + calls() + " replies: " + reason);
                    }
                    asked = PromptWriter.again(prompt, reason);
                }
            }
        }
    }

    /// Asks once. A reply that came and holds no answer, such as one that was cut off, is one more that cannot be used.
    private Extraction<JudgeReply> reply(JudgePrompt prompt) {
        try {
            return Extraction.found(model.reply(prompt));
        } catch (JudgeModelException e) {
            if (e.kind() == Kind.UNREADABLE_VERDICT) {
                return Extraction.missing(e.getMessage());
            }
            throw new RewardException(e.kind(), e.getMessage(), e);
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
