package io.reward4j;

import java.util.Locale;

/// The parts that a message can have. A [RewardFunction] announces which of them it reads.
///
/// **The rule.** If an answer has parts, but none that the reward reads, it gets no reward: it is refused with
/// [RewardException.Kind#REFUSED_INPUT]. There are two exceptions, which the reward scores: an answer without any part,
/// and an answer of reasoning alone. The latter is no answer; if it were a failure, a model that is cut off while it
/// thinks would get the value of a failure. If an answer has parts that are read and parts that are not, it is scored.
/// The unread parts are reported by the metric `unread/<content>`, such as `unread/tool_calls`, with the value `1`.
///
/// A conversation that does not end with a turn of the model has no answer and is refused too, unless the reward reads
/// the [#TRAJECTORY], which is the whole conversation.
///
/// The outermost function applies the rule. In a batch and behind every wire format that always happens. In a direct
/// call of [RewardFunction#score] all functions of this library do it. Parts of a composite see what the whole reads.
public enum Content {
    /// The text of the answer. Functions read it by default. Blank text counts as no text.
    TEXT,
    /// The calls of tools in the answer.
    TOOL_CALLS,
    /// The model's reasoning before the answer, if it is separate from the text.
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
