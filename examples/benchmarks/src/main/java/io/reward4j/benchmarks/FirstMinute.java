package io.reward4j.benchmarks;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Measures the first minute of a process on one processor: how long the first 64, 1,000, 10,000, 100,000 and 1,000,000
/// samples take together, after its set-up. No JMH, since what is measured are processes that are not warm.
///
/// Each round starts every [Subject] once. A Python handler of the same reward runs beside them where there is a
/// `python3`.
public final class FirstMinute {

    private static final List<Integer> COUNTS = List.of(64, 1_000, 10_000, 100_000, 1_000_000);
    private static final int EVENTS = 250;
    private static final int TRAINED = 20_000;
    private static final int PRIMED_MILLIS = 10_000;
    private static final String PYTHON = "Python";
    private static final List<String> SERIAL = List.of("-XX:+UseSerialGC", "-Xmx512m");
    private static final String C1 = "-XX:TieredStopAtLevel=1";

    private final Path folder;
    private final String classPath;
    private final Path events;
    private final Path python;

    private FirstMinute(Path folder, String classPath) throws IOException {
        this.folder = folder;
        this.classPath = classPath;
        this.events = folder.resolve("events");
        this.python = folder.resolve("first_minute.py");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(events)))) {
            out.writeInt(EVENTS);
            for (int i = 0; i < EVENTS; i++) {
                byte[] event = ChabsaEvents.event(i * FirstMinuteProcess.BATCH, FirstMinuteProcess.BATCH);
                out.writeInt(event.length);
                out.write(event);
            }
        }
        try (InputStream script = FirstMinute.class.getResourceAsStream("first_minute.py")) {
            Files.write(python, Objects.requireNonNull(script).readAllBytes());
        }
    }

    /// What is started.
    ///
    /// @param what the first argument of [FirstMinuteProcess]; empty for Python
    /// @param start how the JVM is started, in words
    /// @param cached whether it has an AOT cache, which is written by a run over 20,000 samples
    private record Subject(String name, String what, String start, List<String> options, boolean cached, int priming) {

        Subject(String name, String what, String start, String... options) {
            this(name, what, start, List.of(options), false, 0);
        }

        String label() {
            return name + " | " + start;
        }
    }

    /// What was measured up to one count: milliseconds of the processor, and bytes that were allocated.
    private record Figure(double processor, double bytes) {}

    /// Prints a table.
    ///
    /// @param args the jar of the benchmarks, a folder to write to, and how many rounds
    public static void main(String[] args) throws Exception {
        FirstMinute minute = new FirstMinute(Files.createDirectories(Path.of(args[1])), classPath(args[0]));
        Map<Subject, List<Map<Integer, Figure>>> measured = new LinkedHashMap<>();
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            for (Subject subject : subjects()) {
                measured.computeIfAbsent(subject, key -> new ArrayList<>()).add(minute.measure(subject));
            }
        }
        print(measured, System.out);
    }

    /// Returns the class path without folders, which no AOT cache allows.
    private static String classPath(String benchmarks) {
        Set<String> jars = new LinkedHashSet<>(List.of(benchmarks));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar")) {
                jars.add(entry);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        if (hasPython()) {
            subjects.add(new Subject(PYTHON, "", ""));
        }
        subjects.addAll(List.of(
                new Subject("echo", "echo", "plain"),
                new Subject("Jackson alone", "jackson", "plain"),
                new Subject("Jackson alone", "jackson", "C1", C1)));
        for (String what : List.of("chabsa", "composite", "math")) {
            subjects.addAll(List.of(
                    new Subject(what, what, "plain"),
                    new Subject(what, what, "C1", C1),
                    new Subject(what, what, "AOT cache", List.of(), true, 0),
                    new Subject(what, what, "AOT cache, C1", List.of(C1), true, 0)));
        }
        subjects.addAll(List.of(
                new Subject("chabsa", "chabsa", "primed", List.of(), false, PRIMED_MILLIS),
                new Subject("chabsa", "chabsa", "primed, C1", List.of(C1), false, PRIMED_MILLIS)));
        return subjects;
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "--version").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<Integer, Figure> measure(Subject subject) throws IOException, InterruptedException {
        if (subject.what().isEmpty()) {
            return run(subject, List.of("python3", python.toString(), events.toString()), COUNTS);
        }
        if (!subject.cached()) {
            return run(subject, java(subject, List.of()), COUNTS);
        }
        Path cache = folder.resolve((subject.what() + subject.start()).replaceAll("[^A-Za-z0-9]", "-"));
        if (!Files.exists(cache)) {
            run(subject, java(subject, List.of("-XX:AOTCacheOutput=" + cache)), List.of(TRAINED));
        }
        return run(subject, java(subject, List.of("-XX:AOTCache=" + cache)), COUNTS);
    }

    private List<String> java(Subject subject, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SERIAL);
        command.addAll(subject.options());
        command.addAll(more);
        command.addAll(List.of("-cp", classPath, FirstMinuteProcess.class.getName(), subject.what(), events.toString(),
                Integer.toString(subject.priming())));
        return command;
    }

    private Map<Integer, Figure> run(Subject subject, List<String> command, List<Integer> counts)
            throws IOException, InterruptedException {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "0"));
        pinned.addAll(command);
        counts.forEach(count -> pinned.add(Integer.toString(count)));
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(pinned).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(subject.label() + ": " + Files.readString(errors));
        }
        Map<Integer, Figure> figures = new LinkedHashMap<>();
        output.lines().filter(line -> line.matches("[0-9]+ [0-9.E-]+ [0-9.E-]+( [0-9]+)?")).forEach(line -> {
            String[] words = line.split(" ", -1);
            int count = Integer.parseInt(words[0]);
            double bytes = words.length < 4 ? Double.NaN : Double.parseDouble(words[3]) / count;
            figures.put(count, new Figure(Double.parseDouble(words[2]), bytes));
        });
        if (!figures.keySet().containsAll(counts)) {
            throw new UncheckedIOException(new IOException(subject.label() + " printed " + output));
        }
        return figures;
    }

    private static void print(Map<Subject, List<Map<Integer, Figure>>> measured, PrintStream out) {
        Map<Integer, Double> python = new LinkedHashMap<>();
        measured.forEach((subject, rounds) -> {
            if (subject.name().equals(PYTHON)) {
                COUNTS.forEach(count -> python.put(count, median(rounds, count)));
            }
        });
        out.println("| what | start | 64 | 1,000 | 10,000 | 100,000 | 1,000,000 | bytes a sample |");
        out.println("|---|---|---|---|---|---|---|---|");
        measured.forEach((subject, rounds) -> {
            StringBuilder row = new StringBuilder("| ").append(subject.label());
            for (int count : COUNTS) {
                double millis = median(rounds, count);
                row.append(String.format(Locale.ROOT, " | %,.0f", millis));
                if (subject.what().equals("chabsa") && python.containsKey(count)) {
                    row.append(String.format(Locale.ROOT, " (%.1f)", millis / python.get(count)));
                }
            }
            double bytes = rounds.getFirst().get(COUNTS.getLast()).bytes();
            row.append(Double.isNaN(bytes) ? " | " : String.format(Locale.ROOT, " | %,.0f", bytes)).append(" |");
            out.println(row);
        });
        out.println("\nMilliseconds of the processor, the median of " + measured.values().iterator().next().size()
                + " rounds; in parentheses, beside Python.");
    }

    private static double median(List<Map<Integer, Figure>> rounds, int count) {
        double[] sorted = rounds.stream().mapToDouble(round -> round.get(count).processor()).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
