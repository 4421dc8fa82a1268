package io.reward4j.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.examples.chabsa.ChabsaSentiment;
import io.reward4j.rlvr.math.MathEquivalence;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.Samples;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/// A process that scores batches of 64 samples and says how long the first ones took. Its set-up is not counted.
final class FirstMinuteProcess {

    static final int BATCH = 64;

    private FirstMinuteProcess() {}

    /// Prints a line for each count of samples: the count, and then milliseconds by the clock, milliseconds of the
    /// processor, and bytes allocated by the thread that scores, all since the end of the set-up.
    ///
    /// @param args what is scored; the file of events: their number, then the length and the bytes of each; how many
    ///     milliseconds are spent on priming at the most; and the counts in order
    public static void main(String[] args) throws IOException {
        IntUnaryOperator batches = batches(args[0], Path.of(args[1]), Integer.parseInt(args[2]));
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        StringBuilder lines = new StringBuilder();
        long processor = system.getProcessCpuTime();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        int written = 0;
        int batch = 0;
        for (int i = 3; i < args.length; i++) {
            int samples = Integer.parseInt(args[i]);
            for (; batch * BATCH < samples; batch++) {
                written ^= batches.applyAsInt(batch);
            }
            long wall = System.nanoTime() - start;
            lines.append(samples).append(' ').append(wall / 1e6).append(' ')
                    .append((system.getProcessCpuTime() - processor) / 1e6).append(' ')
                    .append(threads.getCurrentThreadAllocatedBytes() - allocated).append('\n');
        }
        System.out.print(lines);
        System.err.println(written);
    }

    /// Returns what scores the batch of a number, and returns something of its result.
    private static IntUnaryOperator batches(String what, Path file, int priming) throws IOException {
        return switch (what) {
            case "echo" -> overBytes(file, (event, reply) -> reply.writeBytes(event));
            case "jackson" -> overBytes(file,
                    (event, reply) -> BareJackson.answer(event, reply, "polarity", "solution_block", "reward_failed"));
            case "chabsa" -> {
                RewardEndpoint endpoint = RewardEndpoint.of(ChabsaSentiment.reward());
                if (priming > 0) {
                    System.err.println(endpoint.prime(warmUpSamples(), Duration.ofMillis(priming)));
                }
                yield overBytes(file, (event, reply) -> endpoint.handle(new ByteArrayInputStream(event), reply));
            }
            case "composite" -> overSamples(FiveScorers.composite());
            case "math" -> overPairs();
            default -> throw new IllegalArgumentException(what);
        };
    }

    /// What the function of the example is warmed up with.
    private static List<Sample> warmUpSamples() throws IOException {
        try (InputStream event = ChabsaSentiment.class.getResourceAsStream("events/warm-up.json")) {
            return Samples.read(Objects.requireNonNull(event));
        }
    }

    private interface Handler {

        void handle(byte[] event, ByteArrayOutputStream reply);
    }

    private static IntUnaryOperator overBytes(Path file, Handler handler) throws IOException {
        List<byte[]> events = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int count = in.readInt(); count > 0; count--) {
                events.add(in.readNBytes(in.readInt()));
            }
        }
        return batch -> {
            ByteArrayOutputStream reply = new ByteArrayOutputStream();
            handler.handle(events.get(batch % events.size()), reply);
            return reply.size();
        };
    }

    private static IntUnaryOperator overSamples(RewardFunction reward) {
        List<Sample> samples = FiveScorers.samples(100 * BATCH);
        return batch -> {
            int passed = 0;
            for (int i = 0; i < BATCH; i++) {
                passed += reward.score(samples.get((batch * BATCH + i) % samples.size())).value() > 0 ? 1 : 0;
            }
            return passed;
        };
    }

    private static IntUnaryOperator overPairs() {
        MathEquivalence equivalence = MathEquivalence.standard();
        MathPairs pairs = MathPairs.read();
        return batch -> {
            int equal = 0;
            for (int i = 0; i < BATCH; i++) {
                int pair = (batch * BATCH + i) % MathPairs.COUNT;
                equal += equivalence.equivalent(pairs.gold(pair), pairs.prediction(pair)) ? 1 : 0;
            }
            return equal;
        };
    }
}
