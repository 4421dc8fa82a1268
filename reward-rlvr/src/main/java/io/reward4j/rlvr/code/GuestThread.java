package io.reward4j.rlvr.code;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// A platform thread that runs one guest and counts what it computes.
///
/// Compiled WebAssembly asks at each call and each turn of a loop whether its thread is interrupted. A thread that
/// counts those questions has an exact budget, which neither the machine's speed nor the just-in-time compiler changes
/// and which no guest can catch: what ends it is thrown through all of its frames. Host functions run on it too.
final class GuestThread extends Thread {

    /// The stack of the host. Touched only as far as a guest recurses; deeper than the guest's own limit of recursion.
    private static final long STACK_BYTES = 512L << 20;

    /// How often a guest is asked whether it was told to stop, in units of fuel. A power of two.
    private static final long STOP_INTERVAL = 1 << 12;

    private final long fuel;
    private long left;
    private volatile boolean stopped;

    GuestThread(Runnable guest, long fuel) {
        super(null, guest, "reward4j-guest", STACK_BYTES, false);
        setDaemon(true);
        this.fuel = fuel;
        this.left = fuel;
    }

    /// Counts one unit. Never true: a guest that has to end is ended by what this throws.
    @Override
    public boolean isInterrupted() {
        left--;
        if (left < 0) {
            left = 0;
            throw new Ended(Ended.Reason.OUT_OF_FUEL);
        }
        if ((left & STOP_INTERVAL - 1) == 0) {
            endIfStopped();
        }
        return false;
    }

    /// Counts what is done for a guest at one stroke, before it is done: a unit for each 1,024 bytes that are moved.
    void charge(int bytes) {
        int units = bytes >>> 10;
        if (units > left) {
            left = 0;
            throw new Ended(Ended.Reason.OUT_OF_FUEL);
        }
        left -= units;
        if (units > 0) {
            endIfStopped();
        }
    }

    private void endIfStopped() {
        if (stopped) {
            throw new Ended(Ended.Reason.STOPPED);
        }
    }

    /// The thread of the guest that is asking.
    static GuestThread current() {
        return (GuestThread) Thread.currentThread();
    }

    /// Runs a guest that nobody stops, to its end.
    static <T> T call(long fuel, Supplier<T> guest) {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> fault = new AtomicReference<>();
        GuestThread thread = new GuestThread(() -> {
            try {
                result.set(guest.get());
            } catch (Throwable e) {
                fault.set(e);
            }
        }, fuel);
        thread.start();
        awaitEnd(thread);
        if (fault.get() != null) {
            throw new IllegalStateException(fault.get().getMessage(), fault.get());
        }
        return result.get();
    }

    /// Waits until the thread has ended, whatever else happens.
    static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends the guest within its next few thousand units.
    void stopGuest() {
        stopped = true;
    }

    /// The units used so far. To be asked by this thread, or once it has ended.
    long used() {
        return fuel - left;
    }

    /// Ends a guest from inside. It is thrown through the guest's frames, so it holds no stack of its own.
    static final class Ended extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final Reason reason;

        Ended(Reason reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }

        enum Reason {
            /// The fuel is used up.
            OUT_OF_FUEL,
            /// Somebody outside had it stopped.
            STOPPED,
            /// It wrote more than it may.
            OUTPUT_LIMIT,
            /// It called for the end of its process.
            EXITED
        }
    }
}
