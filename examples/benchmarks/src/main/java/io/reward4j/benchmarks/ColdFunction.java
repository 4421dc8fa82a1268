package io.reward4j.benchmarks;

import io.reward4j.lambda.LambdaEmulator;
import io.reward4j.lambda.LambdaEmulator.Answer;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A function whose starts are measured.
///
/// @param jars its class path, of jars alone
/// @param environment what it needs beside what Lambda sets
/// @param expected what its reply holds
record ColdFunction(
        String name, String handler, List<String> jars, Map<String, String> environment, String expected) {

    /// The sample of an event of Amazon Nova, with its reference.
    static final String EVENT = """
            [{"id":"1","messages":[{"role":"user","content":"Sentiment of: Sales rose 10%."},\
            {"role":"assistant",\
            "content":"<|begin_of_solution|>The polarity is \\\\boxed{positive}.<|end_of_solution|>"}],\
            "reference_answer":"positive"}]""";

    private static final Duration TIME = Duration.ofMinutes(1);

    /// How a JVM is started.
    enum Mode {

        PLAIN("plain", "", ""),
        C1("C1", "", ""),
        APP_CDS("AppCDS", "-XX:SharedArchiveFile=", "-XX:ArchiveClassesAtExit="),
        AOT("AOT cache", "-XX:AOTCache=", "-XX:AOTCacheOutput="),
        AOT_C1("AOT cache, C1", "-XX:AOTCache=", "-XX:AOTCacheOutput=");

        private final String label;
        private final String use;
        private final String write;

        Mode(String label, String use, String write) {
            this.label = label;
            this.use = use;
            this.write = write;
        }

        @Override
        public String toString() {
            return label;
        }

        private boolean hasCache() {
            return !use.isEmpty();
        }

        private List<String> options() {
            return this == C1 || this == AOT_C1 ? List.of("-XX:TieredStopAtLevel=1") : List.of();
        }
    }

    /// One start, in milliseconds.
    ///
    /// @param wall from the start of the process to its answer
    /// @param processor what it took of the processor until then
    record Start(double wall, double processor) {}

    /// Writes the cache of a mode, if it has one, in a run that answers the event.
    void train(Mode mode, Path folder) throws Exception {
        if (mode.hasCache()) {
            try (LambdaEmulator function = start(mode, mode.write + cache(mode, folder), List.of())) {
                ask(function);
            }
            if (!Files.exists(cache(mode, folder))) {
                throw new IllegalStateException("no cache was written: " + cache(mode, folder));
            }
        }
    }

    /// Starts the function on the first processor, and ends it once it has answered.
    Start measure(Mode mode, Path folder) throws Exception {
        List<String> pinned = List.of("taskset", "-c", "0");
        String cache = mode.hasCache() ? mode.use + cache(mode, folder) : "";
        long start = System.nanoTime();
        try (LambdaEmulator function = start(mode, cache, pinned)) {
            ask(function);
            double wall = (System.nanoTime() - start) / 1e6;
            double processor = function.process().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6;
            return new Start(wall, processor);
        }
    }

    private void ask(LambdaEmulator function) throws Exception {
        Answer answer = function.invoke(EVENT.getBytes(StandardCharsets.UTF_8), TIME)
                .get(TIME.toSeconds(), TimeUnit.SECONDS);
        if (answer.error() || !answer.body().contains(expected)) {
            throw new IllegalStateException(name + " answered " + answer.body());
        }
    }

    private LambdaEmulator start(Mode mode, String cache, List<String> before) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(mode.options());
        if (!cache.isEmpty()) {
            command.add(cache);
        }
        command.addAll(List.of(
                "-cp", String.join(File.pathSeparator, jars),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", handler));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().keySet().removeIf(key -> key.startsWith("AWS_") || key.startsWith("REWARD_"));
        process.environment().putAll(environment);
        return LambdaEmulator.start(process.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD));
    }

    private Path cache(Mode mode, Path folder) {
        return folder.resolve(name.replace(' ', '-') + "-" + mode.name().toLowerCase(Locale.ROOT));
    }
}
