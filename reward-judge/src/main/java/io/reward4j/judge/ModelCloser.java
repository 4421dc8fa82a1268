package io.reward4j.judge;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Closes the model that a decorator lies around.
final class ModelCloser {

    private ModelCloser() {}

    /// Closes the model if it holds anything to close.
    ///
    /// @throws UncheckedIOException if that fails with an I/O error
    /// @throws IllegalStateException if it fails with another checked exception
    static void close(JudgeModel model) {
        if (model instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while closing " + model.name(), e);
            } catch (Exception e) {
                throw new IllegalStateException(model.name() + " could not be closed: " + e, e);
            }
        }
    }
}
