package io.reward4j.judge.client;

import io.reward4j.Deadline;
import io.reward4j.judge.JudgeModelException;
import java.time.Duration;

/// Lets calls through while a client is open and there is time. Safe for use by several threads.
public final class CallGuard {

    private final String model;
    private volatile boolean closed;

    /// Guards the calls of a client that is open.
    ///
    /// @param model the model's name
    public CallGuard(String model) {
        this.model = model;
    }

    /// Lets no more calls through.
    public void close() {
        closed = true;
    }

    /// Tells whether the client was closed.
    public boolean isClosed() {
        return closed;
    }

    /// The failure of a call to a client that was closed.
    public JudgeModelException closedFailure() {
        return JudgeModelException.permanent(model + " was closed", null);
    }

    /// Returns how long a call may take.
    ///
    /// @throws JudgeModelException if the client was closed, or no time is left
    public Duration enter() {
        if (closed) {
            throw closedFailure();
        }
        Duration left = Deadline.current().remaining();
        if (left.toMillis() == 0) {
            throw JudgeModelException.late("no time was left to ask " + model, null);
        }
        return left;
    }
}
