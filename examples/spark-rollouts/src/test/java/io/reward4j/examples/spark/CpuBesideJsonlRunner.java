package io.reward4j.examples.spark;

import com.sun.management.OperatingSystemMXBean;
import io.reward4j.examples.chabsa.ChabsaDemo;
import io.reward4j.examples.chabsa.ChabsaSentiment;
import io.reward4j.wire.JsonlRunner;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/// Measures what of the processor scoring takes through Spark and through `JsonlRunner`, each in turn, from the same file
/// to files.
final class CpuBesideJsonlRunner {

    private static final int ROUNDS = 5;
    private static final int LONG = 4_000;

    private CpuBesideJsonlRunner() {}

    /// Runs the measurement.
    ///
    /// @param arguments the folder to write to, and how many times the rollouts of the chABSA example are scored
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Path rollouts = rollouts(folder, Integer.parseInt(arguments[1]));
        try (Stream<String> lines = Files.lines(rollouts)) {
            System.out.printf(Locale.ROOT, "%,d rollouts, %,d bytes%n", lines.count(), Files.size(rollouts));
        }
        System.out.println("| round | `JsonlRunner`, CPU s | local[1], CPU s | beside | local[2], CPU s | beside |");
        System.out.println("|---|---|---|---|---|---|");
        for (int round = 1; round <= ROUNDS; round++) {
            double alone = seconds(() -> JsonlRunner.of(ChabsaSentiment.reward())
                    .run(rollouts, folder.resolve("rewards.jsonl")));
            double one = spark("local[1]", rollouts, folder);
            double two = spark("local[2]", rollouts, folder);
            System.out.printf(Locale.ROOT, "| %d | %.1f | %.1f | %.2f | %.1f | %.2f |%n",
                    round, alone, one, one / alone, two, two / alone);
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static double seconds(Task task) throws IOException {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = process.getProcessCpuTime();
        task.run();
        return (process.getProcessCpuTime() - before) / 1e9;
    }

    private static double spark(String master, Path rollouts, Path folder) throws IOException {
        try (SparkSession spark = SparkSession.builder()
                .master(master)
                .appName("cpu")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "localhost")
                .getOrCreate()) {
            RewardMapper mapper = RewardMapper.of(ChabsaSentiment::reward);
            return seconds(() -> mapper.score(Rollouts.lines(spark, rollouts.toString()))
                    .write().mode(SaveMode.Overwrite).parquet(folder.resolve("rewards").toString()));
        }
    }

    /// Writes copies of the example's rollouts, each with ids of its own, without the tenth whose answers are a sentence 200
    /// times over: reading those is nearly all there is to do.
    private static Path rollouts(Path folder, int copies) throws IOException {
        PrintStream out = System.out;
        System.setOut(new PrintStream(PrintStream.nullOutputStream()));
        ChabsaDemo.main(new String[]{folder.toString()});
        System.setOut(out);
        List<String> lines = Files.readAllLines(folder.resolve("chabsa-samples.jsonl")).stream()
                .filter(line -> line.length() < LONG)
                .toList();
        Path rollouts = folder.resolve("rollouts.jsonl");
        try (BufferedWriter writer = Files.newBufferedWriter(rollouts)) {
            for (int copy = 0; copy < copies; copy++) {
                for (String line : lines) {
                    writer.write(line.replaceFirst("\"id\":\"", "\"id\":\"" + copy + "-"));
                    writer.write('\n');
                }
            }
        }
        return rollouts;
    }
}
