package io.reward4j.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;

/// Stands in for standard output: counts the lines of metrics and of samples, and keeps none. Not safe for use by several
/// threads.
final class CountedLog extends OutputStream {

    private static final byte[] METRICS = "{\"_aws\"".getBytes(UTF_8);

    private final PrintStream real = System.out;
    private int metrics;
    private int samples;

    /// Takes the place of standard output.
    static CountedLog instead() {
        CountedLog log = new CountedLog();
        System.setOut(new PrintStream(log, false, UTF_8));
        return log;
    }

    int metrics() {
        return metrics;
    }

    int samples() {
        return samples;
    }

    /// Gives standard output back.
    @Override
    public void close() {
        System.setOut(real);
    }

    @Override
    public void write(int b) {
        throw new UnsupportedOperationException("a line is one write");
    }

    @Override
    public void write(byte[] line, int offset, int length) {
        if (length >= METRICS.length && Arrays.mismatch(
                line, offset, offset + METRICS.length, METRICS, 0, METRICS.length) < 0) {
            metrics++;
        } else {
            samples++;
        }
    }
}
