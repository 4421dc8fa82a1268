package io.reward4j.wire;

import io.reward4j.Deadline;
import io.reward4j.Message;
import io.reward4j.Sample;
import java.io.ByteArrayInputStream;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Scores made-up samples over and over until the JVM has compiled what they run through.
///
/// Which samples: those that are given, or a few answers and references in usual forms; and each of them with its
/// answer empty, cut off, repeated, put into a box, tags and JSON, and with the answer of another.
final class Priming {

    private static final int BATCH = 64;
    private static final int LONG = 2_000;

    /// How often it is looked at what the compiler does.
    private static final Duration ROUND = Duration.ofMillis(200);

    /// The compiler is quiet where it takes less than this share of the time, in so many rounds after another.
    private static final double QUIET = 0.02;
    private static final int QUIET_ROUNDS = 3;

    /// What is called once a sample is compiled for good after 5,000 to 15,000 calls, unless it is long.
    private static final long FEWEST = 40_000;

    private final RewardEndpoint endpoint;
    private final List<byte[]> events;

    /// @param endpoint calls no judge and tells nobody
    /// @param samples may be empty
    Priming(RewardEndpoint endpoint, List<Sample> samples) {
        this.endpoint = endpoint;
        this.events = events(varied(samples.isEmpty() ? usual() : samples));
    }

    /// Returns once the compiler is quiet, or when the time is up: up to one event later.
    PrimingResult run(Duration atMost) {
        @Nullable
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        boolean observable = compiler != null && compiler.isCompilationTimeMonitoringSupported();
        long start = System.nanoTime();
        long samples = 0;
        int quiet = 0;
        int next = 0;
        while (quiet < QUIET_ROUNDS && System.nanoTime() - start < atMost.toNanos()) {
            long compiled = observable ? compiler.getTotalCompilationTime() : 0;
            long round = System.nanoTime();
            while (System.nanoTime() - round < ROUND.toNanos() && System.nanoTime() - start < atMost.toNanos()) {
                endpoint.reply(new ByteArrayInputStream(events.get(next)), Deadline.none());
                next = (next + 1) % events.size();
                samples += BATCH;
            }
            double busy = observable ? (compiler.getTotalCompilationTime() - compiled) * 1e6 : Double.MAX_VALUE;
            boolean calm = samples >= FEWEST && busy < QUIET * (System.nanoTime() - round);
            quiet = calm ? quiet + 1 : 0;
        }
        return new PrimingResult(samples, Duration.ofNanos(System.nanoTime() - start), quiet >= QUIET_ROUNDS);
    }

    private static List<Sample> usual() {
        List<Sample> usual = new ArrayList<>();
        for (String answer : List.of("42", "positive", "B", "3/4", "{\"name\": \"x\", \"count\": 2}", "The cat sat.")) {
            usual.add(Sample.of("What is it?", "It is so because of this, and that. The answer is " + answer)
                    .withReference(answer));
        }
        return usual;
    }

    private static List<Sample> varied(List<Sample> samples) {
        List<Sample> varied = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            String answer = sample.completion();
            String other = samples.get((i + 1) % samples.size()).completion();
            varied.add(sample);
            for (String text : List.of(
                    "", other, answer.substring(0, answer.length() / 2), repeated(answer), "\\boxed{" + answer + "}",
                    "<think>\n" + answer + "\n</think>\n<answer>" + answer + "</answer>",
                    "```json\n{\"answer\": \"x\"}\n```\n**" + answer + "**", "答えは" + answer + "です。")) {
                varied.add(sample.withAnswer(Message.assistant(text)));
            }
        }
        return varied;
    }

    private static String repeated(String text) {
        return (text + "\n").repeat(LONG / (text.length() + 1) + 1);
    }

    /// Returns as many events as it takes for every sample to stand in every place of one.
    private static List<byte[]> events(List<Sample> samples) {
        List<byte[]> events = new ArrayList<>();
        int next = 0;
        do {
            List<Sample> batch = new ArrayList<>(BATCH);
            for (int i = 0; i < BATCH; i++) {
                batch.add(samples.get((next + i) % samples.size()));
            }
            next = (next + BATCH) % samples.size();
            events.add(SampleWriter.event(batch));
        } while (next != 0 && events.size() < BATCH);
        return events;
    }
}
