package io.reward4j.wire.http;

import java.util.List;

/// Takes what the model wrote out of the text that a trainer sends.
final class Completions {

    /// The tokens that end a turn or a text in the templates of common models.
    private static final List<String> END_TOKENS = List.of(
            "<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|eom_id|>", "<|end_of_text|>", "</s>", "<eos>",
            "<end_of_turn>", "<|end|>", "<|return|>", "<|end_of_turn|>", "<｜end▁of▁sentence｜>");

    private Completions() {}

    /// Returns the text without the tokens at its end that end a turn.
    static String withoutEndTokens(String text) {
        int end = text.length();
        for (int shorter = shorter(text, end); shorter < end; shorter = shorter(text, end)) {
            end = shorter;
        }
        return text.substring(0, end);
    }

    private static int shorter(String text, int end) {
        for (String token : END_TOKENS) {
            if (text.startsWith(token, end - token.length())) {
                return end - token.length();
            }
        }
        return end;
    }
}
