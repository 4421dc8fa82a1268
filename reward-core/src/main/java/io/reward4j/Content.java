package io.reward4j;

import java.util.Locale;

/// What a message can hold, and what a [RewardFunction] announces that it reads of an answer.
///
/// **The rule.** An answer that holds nothing of what the reward reads, but something else, has no reward: it is
/// refused with [RewardException.Kind#REFUSED_INPUT] and never becomes a number. Two things are left to the reward:
/// an answer that holds nothing at all, and one that holds reasoning alone, which is no answer (a model that is cut
/// off while it thinks would otherwise earn whatever a failure is worth). An answer that holds both is scored, and
/// what was not read is reported: the reward has the metric `unread/<content>`, such as `unread/tool_calls`, with the
/// value `1`.
///
/// A conversation that ends with somebody else's turn has no answer and is refused too, unless the reward reads the
/// [#TRAJECTORY], which is the whole conversation: such a reward leaves nothing unread.
///
/// The rule is applied by the outermost function: in a batch and behind every wire format always, and in a plain call
/// of [RewardFunction#score] by all functions of this library. Parts of a composite see what the whole reads.
public enum Content {
    /// The text of the answer. What a function reads unless it says otherwise. Blank text counts as none.
    TEXT,
    /// The calls of tools in the answer.
    TOOL_CALLS,
    /// What the model thought before it answered, where it stands apart from the text.
    REASONING,
    /// Images, recordings and documents in the answer.
    ATTACHMENTS,
    /// All turns of the conversation, with everything in them.
    TRAJECTORY;

    /// The name in metrics and messages, such as `tool_calls`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
