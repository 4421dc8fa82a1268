package io.reward4j.judge;

import io.reward4j.RewardException;

/// A language model that a judge asks. The one thing to implement to bring a model of one's own:
///
/// ```java
/// JudgeModel model = prompt -> JudgeReply.of(client.chat(prompt.system(), prompt.user()));
/// ```
///
/// Implementations must be safe for use by several threads at once. They neither retry nor cache.
/// One that holds connections is [AutoCloseable].
@FunctionalInterface
public interface JudgeModel {

    /// Returns the model's reply.
    ///
    /// @throws RewardException of the kind `JUDGE_UNAVAILABLE` if the model gave none
    JudgeReply reply(JudgePrompt prompt);
}
