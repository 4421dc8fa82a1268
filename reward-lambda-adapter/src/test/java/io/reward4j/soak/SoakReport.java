package io.reward4j.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// The figures of a soak: the time of each invocation, and the footprint after each tenth of them. Not safe for use by
/// several threads.
final class SoakReport {

    /// After how many tenths the function is warm, and counts.
    private static final int WARM = 2;
    private static final int QUARTER = 2;

    private final long[] nanos;
    private final List<Footprint> tenths = new ArrayList<>();
    private int invocations;

    SoakReport(int invocations) {
        nanos = new long[invocations];
    }

    void took(long time) {
        nanos[invocations++] = time;
        if (invocations % (nanos.length / 10) == 0) {
            tenths.add(Footprint.taken());
        }
    }

    /// What the first quarter holds of something, once warm: the most that was seen.
    long first(ToLongFunction<Footprint> what) {
        return most(tenths.subList(WARM - 1, WARM - 1 + QUARTER), what);
    }

    /// What the last quarter holds of it.
    long last(ToLongFunction<Footprint> what) {
        return most(tenths.subList(tenths.size() - QUARTER, tenths.size()), what);
    }

    private static long most(List<Footprint> some, ToLongFunction<Footprint> what) {
        return some.stream().mapToLong(what).max().orElseThrow();
    }

    @Override
    public String toString() {
        long[] sorted = Arrays.copyOf(nanos, invocations);
        Arrays.sort(sorted);
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%d invocations: p50 %.1f ms, p99 %.1f ms, max %.1f ms, %.0f s in all%n",
                invocations, quantile(sorted, 0.5), quantile(sorted, 0.99), quantile(sorted, 1),
                Arrays.stream(sorted).sum() / 1e9));
        text.append(String.format("%11s %10s %8s %8s %8s%n", "invocations", "heap KiB", "threads", "files", "sockets"));
        for (int i = 0; i < tenths.size(); i++) {
            Footprint footprint = tenths.get(i);
            text.append(String.format("%11d %10d %8d %8d %8d%n", (i + 1) * (nanos.length / 10), footprint.heapKiB(),
                    footprint.threadCount(), footprint.files(), footprint.sockets()));
        }
        return text.toString();
    }

    private static double quantile(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
