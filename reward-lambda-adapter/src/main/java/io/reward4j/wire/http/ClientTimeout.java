package io.reward4j.wire.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// How long a client may take to send or to receive. A thread that waits for longer is interrupted, which
/// closes its connection.
final class ClientTimeout implements AutoCloseable {

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("reward-http-clock").factory());
    private final Duration limit;

    ClientTimeout(Duration limit) {
        this.limit = limit;
        clock.setRemoveOnCancelPolicy(true);
        // once this is closed nobody is waited for, and nobody is told so
        clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /// What a client is waited for.
    interface Work<T> {

        T run() throws IOException;
    }

    /// Does the work within the limit.
    <T> T with(Work<T> work) throws IOException {
        Wait wait = begin();
        try {
            return work.run();
        } finally {
            wait.close();
        }
    }

    /// Returns the patience with what the calling thread does until it is closed.
    Wait begin() {
        return new Wait(Thread.currentThread());
    }

    /// How many clients are waited for.
    int waits() {
        return clock.getQueue().size();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /// One wait for a client.
    final class Wait implements AutoCloseable {

        private final Thread waiting;
        private final Future<?> alarm;
        private boolean over;

        private Wait(Thread waiting) {
            this.waiting = waiting;
            this.alarm = clock.schedule(this::lose, limit.toNanos(), TimeUnit.NANOSECONDS);
        }

        private synchronized void lose() {
            if (!over) {
                waiting.interrupt();
            }
        }

        @Override
        public void close() {
            synchronized (this) {
                over = true;
            }
            alarm.cancel(false);
        }
    }
}
