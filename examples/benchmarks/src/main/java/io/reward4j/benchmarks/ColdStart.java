package io.reward4j.benchmarks;

import io.reward4j.benchmarks.ColdFunction.Mode;
import io.reward4j.benchmarks.ColdFunction.Start;
import io.reward4j.judge.server.FixtureServer;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Measures cold starts: from the start of a process to its first answer, under AWS's runtime interface client. No JMH,
/// since what is measured are processes.
///
/// The functions: one that echoes, the packaged chABSA example, and one that asks a judge on Bedrock, which is a server
/// in this process. Every round starts each of them once in every mode.
public final class ColdStart {

    private static final String CHABSA = "chABSA";
    private static final String ECHO = "echo";

    private ColdStart() {}

    /// Prints a table. Leaves the first processor to the functions.
    ///
    /// @param args the jar of the benchmarks, that of the chABSA function, a folder for the caches, and how many rounds
    public static void main(String[] args) throws Exception {
        new ProcessBuilder("taskset", "-a", "-c", "-p", "1", Long.toString(ProcessHandle.current().pid()))
                .start().waitFor();
        Path folder = Files.createDirectories(Path.of(args[2]));
        int rounds = Integer.parseInt(args[3]);
        try (FixtureServer judge = FixtureServer.answering(JudgedLambda::verdict).start()) {
            List<ColdFunction> functions = functions(args[0], args[1], judge);
            for (ColdFunction function : functions) {
                for (Mode mode : Mode.values()) {
                    function.train(mode, folder);
                }
            }
            Map<String, Map<Mode, List<Start>>> starts = new LinkedHashMap<>();
            for (int round = 0; round <= rounds; round++) {
                for (ColdFunction function : functions) {
                    for (Mode mode : Mode.values()) {
                        Start start = function.measure(mode, folder);
                        if (round > 0) { // the first fills the caches of the file system
                            starts.computeIfAbsent(function.name(), name -> new EnumMap<>(Mode.class))
                                    .computeIfAbsent(mode, key -> new ArrayList<>()).add(start);
                        }
                    }
                }
            }
            print(starts, System.out);
        }
    }

    private static List<ColdFunction> functions(String benchmarks, String chabsa, FixtureServer judge) {
        List<String> all = new ArrayList<>(List.of(benchmarks));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar") && !entry.equals(benchmarks)) {
                all.add(entry);
            }
        }
        List<String> client = all.stream().filter(jar -> jar.matches(
                ".*/(aws-lambda-java-[a-z-]*|utils-lite|annotations)-[0-9.]*[.]jar")).toList();
        String scored = "\"reward_failed\",\"value\":0.0";
        return List.of(
                new ColdFunction(ECHO, EchoLambda.class.getName(), with(benchmarks, client), Map.of(), "messages"),
                new ColdFunction(CHABSA, "io.reward4j.examples.chabsa.ChabsaLambda", with(chabsa, client), Map.of(),
                        scored),
                new ColdFunction("a judge", JudgedLambda.class.getName(), all, Map.of(
                        "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", judge.endpoint().toString(),
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "not-a-real-id",
                        "AWS_SECRET_ACCESS_KEY", "not-a-real-secret"), scored));
    }

    private static List<String> with(String jar, List<String> others) {
        List<String> jars = new ArrayList<>(List.of(jar));
        jars.addAll(others);
        return jars;
    }

    private static void print(Map<String, Map<Mode, List<Start>>> starts, PrintStream out) {
        out.println("| function | start | ms | quartiles | least | beside plain | processor ms | beside plain |");
        out.println("|---|---|---|---|---|---|---|---|");
        starts.forEach((function, modes) -> modes.forEach((mode, measured) -> {
            List<Start> plain = modes.get(Mode.PLAIN);
            double wall = quantile(measured, Start::wall, 0.5);
            double processor = quantile(measured, Start::processor, 0.5);
            out.printf(Locale.ROOT, "| %s | %s | %.0f | %.0f to %.0f | %.0f | %.2f | %.0f | %.2f |%n",
                    function, mode, wall, quantile(measured, Start::wall, 0.25), quantile(measured, Start::wall, 0.75),
                    quantile(measured, Start::wall, 0),
                    wall / quantile(plain, Start::wall, 0.5),
                    processor, processor / quantile(plain, Start::processor, 0.5));
        }));
        double later = quantile(starts.get(CHABSA).get(Mode.AOT_C1), Start::wall, 0.5)
                - quantile(starts.get(ECHO).get(Mode.AOT_C1), Start::wall, 0.5);
        out.printf(Locale.ROOT, "%nWith the AOT cache and C1, chABSA answers %.0f ms later than the echo.%n", later);
    }

    private static double quantile(List<Start> starts, ToDoubleFunction<Start> what, double share) {
        double[] sorted = starts.stream().mapToDouble(what).sorted().toArray();
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
