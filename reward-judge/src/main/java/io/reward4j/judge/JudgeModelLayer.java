package io.reward4j.judge;

/// A model around another one, such as one that retries or caches. It tells the
/// [io.reward4j.RewardListener] of its calls itself, so that none is counted twice.
public interface JudgeModelLayer extends JudgeModel, AutoCloseable {

    /// The model inside.
    JudgeModel inner();

    /// The name of the model inside.
    @Override
    default String name() {
        return inner().name();
    }

    /// Called by judges when the reply to a prompt was no complete verdict: whoever kept the reply drops it.
    default void forget(JudgePrompt prompt) {
        if (inner() instanceof JudgeModelLayer layer) {
            layer.forget(prompt);
        }
    }

    /// Closes the model inside where it can be closed.
    @Override
    default void close() {
        if (inner() instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("the model " + name() + " could not be closed", e);
            }
        }
    }
}
