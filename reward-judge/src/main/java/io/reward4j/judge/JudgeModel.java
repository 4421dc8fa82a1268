package io.reward4j.judge;

/// A language model that a judge asks. The one thing to implement to bring a model of one's own:
///
/// ```java
/// JudgeModel model = prompt -> JudgeReply.of(client.chat(prompt.system(), prompt.user()));
/// ```
///
/// Implementations must be safe for use by several threads at once. They make one call and neither
/// retry nor cache: a [JudgeModelLayer] does, for any model. They keep to
/// [io.reward4j.Deadline#current()] where they can. One that holds connections is [AutoCloseable].
@FunctionalInterface
public interface JudgeModel {

    /// Returns the model's reply.
    ///
    /// @throws JudgeModelException if the model gave none; it says whether another try may help
    JudgeReply reply(JudgePrompt prompt);

    /// Names the model in metrics, in the keys of caches and in recordings, such as by a model id. The
    /// default is `judge`.
    default String name() {
        return "judge";
    }
}
