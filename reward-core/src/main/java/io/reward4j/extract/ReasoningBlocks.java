package io.reward4j.extract;

import org.jspecify.annotations.Nullable;

/// A model's reasoning inside its completion, and what stands outside of it.
///
/// A block is `<think>…</think>`, `<thinking>…</thinking>` or `<|begin_of_thought|>…<|end_of_thought|>`,
/// in upper or lower case. Blocks do not nest: a tag that opens inside a block is part of the reasoning, and the
/// next tag that closes ends it, whichever of the three it is. `<reasoning>` is no block, as prompts ask for it
/// as a part of the answer.
public final class ReasoningBlocks {

    private ReasoningBlocks() {}

    /// Returns an extractor that reads the text outside of reasoning blocks, without the white space around it.
    ///
    /// A tag that closes with none open means that all before it was reasoning, since chat templates put the opening
    /// tag into the prompt. A block that is never closed is [Extraction.Missing]: the model was cut off before it
    /// answered. The text may be empty. Time and memory are linear in the text.
    public static Extractor<String> stripped() {
        return ReasoningBlocks::strip;
    }

    private static Extraction<String> strip(String text) {
        StringBuilder outside = null;
        boolean reasoning = false;
        int from = 0;
        for (ReasoningTag tag = ReasoningTag.next(text, 0); tag != null; tag = ReasoningTag.next(text, from)) {
            if (!reasoning) {
                outside = tag.opens() ? joined(outside, text, from, tag.start()) : null;
            }
            reasoning = tag.opens();
            from = tag.end();
        }
        if (reasoning) {
            return Extraction.missing("the reasoning never ends");
        }
        String rest = text.substring(from);
        return Extraction.found((outside == null ? rest : outside.append(rest).toString()).strip());
    }

    private static @Nullable StringBuilder joined(@Nullable StringBuilder before, String text, int from, int to) {
        if (from == to) {
            return before;
        }
        return (before == null ? new StringBuilder() : before).append(text, from, to);
    }
}
