package io.reward4j.judge.layer;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgeModelLayer;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A model whose connections can be dropped: the next call opens it anew.
///
/// ```java
/// ReopeningJudgeModel bedrock = ReopeningJudgeModel.of(() -> BedrockJudgeModel.of(id));
/// JudgeModel model = CachingJudgeModel.of(ResilientJudgeModel.of(bedrock));
/// bedrock.disconnect();
/// ```
///
/// For hosts that freeze a process and go on from the copy, as Lambda's SnapStart does: a connection does not outlive
/// that. Put it around the model that holds the connections, and the other layers around it, so that they keep what
/// they know.
///
/// One model is open at a time, or none; a call that was under way when it was dropped keeps the old one until its
/// end. Safe for use by several threads.
public final class ReopeningJudgeModel implements JudgeModelLayer {

    private final Supplier<? extends JudgeModel> supplier;
    private final String name;
    private final boolean reportsCalls;
    private final ReentrantLock lock = new ReentrantLock();

    /// None after it was dropped. Guarded by the lock, as is `closed`.
    private @Nullable Opened open;
    private boolean closed;

    private ReopeningJudgeModel(Supplier<? extends JudgeModel> supplier) {
        this.supplier = Objects.requireNonNull(supplier, "supplier");
        Opened first = open();
        name = first.name();
        reportsCalls = first.reportsCalls();
        open = first;
    }

    /// Returns a model that asks the one that `supplier` makes. It makes one now, and later a new one of the same name
    /// for the first call after each [#disconnect()], one at a time.
    ///
    /// @throws NullPointerException if it makes none; whatever else it throws comes through
    public static ReopeningJudgeModel of(Supplier<? extends JudgeModel> supplier) {
        return new ReopeningJudgeModel(supplier);
    }

    /// The name of the first model.
    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean reportsCalls() {
        return reportsCalls;
    }

    /// The model that is open; where none is, one is opened.
    ///
    /// @throws JudgeModelException if that cannot be, or after [#close()]
    @Override
    public JudgeModel inner() {
        lock.lock();
        try {
            return opened().model;
        } finally {
            lock.unlock();
        }
    }

    /// Returns the model's reply.
    ///
    /// @throws JudgeModelException if the model threw it; or a permanent one if the model could not be opened, or after
    ///     [#close()]
    @Override
    public JudgeReply reply(JudgePrompt prompt) {
        Opened taken = take();
        try {
            return taken.reply(prompt);
        } finally {
            giveBack(taken);
        }
    }

    @Override
    public void forget(JudgePrompt prompt) {
        lock.lock();
        try {
            if (open != null) {
                open.forget(prompt);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Closes the model that is open, if one is and it can be closed: now, or as soon as the last call that is under
    /// way in it has ended. It waits for no call, and no call fails for it.
    public void disconnect() {
        drop(false);
    }

    /// Disconnects for good: later calls fail.
    @Override
    public void close() {
        drop(true);
    }

    private void drop(boolean forGood) {
        Opened dropped;
        lock.lock();
        try {
            closed |= forGood;
            dropped = open;
            open = null;
            if (dropped == null || dropped.calls > 0) {
                return;
            }
        } finally {
            lock.unlock();
        }
        dropped.close();
    }

    private Opened take() {
        lock.lock();
        try {
            Opened taken = opened();
            taken.calls++;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Opened taken) {
        lock.lock();
        try {
            taken.calls--;
            if (taken.calls > 0 || taken == open) {
                return;
            }
        } finally {
            lock.unlock();
        }
        try {
            taken.close();
        } catch (RuntimeException e) {
            // the call has its reply or its failure, which say more
        }
    }

    private Opened opened() {
        if (closed) {
            throw JudgeModelException.permanent(name + " was closed", null);
        }
        if (open == null) {
            try {
                open = open();
            } catch (JudgeModelException e) {
                throw e;
            } catch (RuntimeException e) {
                throw JudgeModelException.permanent(name + " could not be opened again: " + e, e);
            }
        }
        return open;
    }

    private Opened open() {
        return new Opened(Objects.requireNonNull(supplier.get(), "the supplier made no model"));
    }

    /// One model that the supplier made.
    private static final class Opened implements JudgeModelLayer {

        private final JudgeModel model;

        /// How many are under way.
        private int calls;

        Opened(JudgeModel model) {
            this.model = model;
        }

        @Override
        public JudgeModel inner() {
            return model;
        }

        @Override
        public JudgeReply reply(JudgePrompt prompt) {
            return model.reply(prompt);
        }
    }
}
