package io.reward4j.judge;

import java.io.IOException;
import java.io.UncheckedIOException;

/// A model around another one, such as one that retries, caches or records.
public interface JudgeModelLayer extends JudgeModel, AutoCloseable {

    /// The model inside.
    JudgeModel inner();

    /// Returns the model itself if it tells the [io.reward4j.RewardListener] of its calls, or else one around it that
    /// does. Judges ask every model through this, so that each call is told once.
    static JudgeModel telling(JudgeModel model) {
        if (model instanceof JudgeModelLayer layer && layer.reportsCalls()) {
            return model;
        }
        return new ReportingJudgeModel(model);
    }

    /// Tells whether the listener of the batch hears of the calls from here or from inside. The default is what the
    /// model inside does.
    default boolean reportsCalls() {
        return inner() instanceof JudgeModelLayer layer && layer.reportsCalls();
    }

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
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException("the model " + name() + " could not be closed", e);
            }
        }
    }
}
