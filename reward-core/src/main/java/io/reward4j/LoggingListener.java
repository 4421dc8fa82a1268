package io.reward4j;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Writes failures to the log, each kind and origin once.
final class LoggingListener implements RewardListener {

    /// Origins are made of names in the code, of which there are few.
    private static final int MOST = 50;

    private static final String ONCE = " (others like this are not logged)";

    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final AtomicLong preflights = new AtomicLong();

    /// Made when something goes wrong for the first time.
    private static final class Log {

        private static final Logger LOGGER = System.getLogger("io.reward4j");

        private Log() {}
    }

    @Override
    public void failed(Sample sample, RewardException cause) {
        if (isNew("", cause)) {
            write("no reward for " + sample.describe() + ": " + cause.describe() + ONCE, cause);
        }
    }

    @Override
    public void partFailed(String name, RewardException cause) {
        if (isNew(name, cause)) {
            write("no value of '" + name + "': " + cause.describe() + ONCE, cause);
        }
    }

    @Override
    public void codeWaited(String name, Duration duration) {
        String what = name.isEmpty() ? "the reward" : "part '" + name + "'";
        write(log -> log.log(Level.WARNING, what + " announces itself as code but waits (" + duration.toMillis()
                + " ms a call), so that at most as many samples are scored at once as there are processors; if it asks"
                + " a server or reads a file, announce that with withTraits(Traits.calling(1))"));
    }

    @Override
    public void judgeAdapted(String model, String change) {
        write(log -> log.log(Level.WARNING, model + " " + change));
    }

    @Override
    public void preflight(Preflight preflight) {
        long count = preflights.incrementAndGet();
        if (count == 1) {
            write(log -> log.log(Level.INFO, preflight.describe()));
        } else if (isPowerOfTen(count)) {
            write(log -> log.log(Level.WARNING, preflight.describe() + "; it is the " + count
                    + "th: a trainer needs one, so see whether answers stand where they are read"));
        }
    }

    private boolean isNew(String part, RewardException cause) {
        return written.size() < MOST && written.add(cause.kind().id() + " " + part + " " + cause.origin());
    }

    private static boolean isPowerOfTen(long count) {
        long rest = count;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }

    private static void write(String message, RewardException cause) {
        write(log -> {
            if (cause.kind() == RewardException.Kind.SCORER_FAILED) {
                log.log(Level.WARNING, message, cause.root());
            } else {
                log.log(Level.WARNING, message);
            }
        });
    }

    private static void write(Consumer<Logger> line) {
        try {
            line.accept(Log.LOGGER);
        } catch (RuntimeException | LinkageError e) {
            // a log that cannot be written must not decide whether a sample has a reward
        }
    }
}
