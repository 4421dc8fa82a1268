package io.reward4j.wire;

import io.reward4j.Deadline;
import io.reward4j.Reward;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A process with a small heap that does one thing, and says what came of it.
final class ConfinedProcess {

    private static final RewardEndpoint HEARD = RewardEndpoint.builder(sample -> Reward.pass())
            .listener(new RewardListener() {
                @Override
                public void scored(Sample sample, Reward reward) {}
            }).build();

    private ConfinedProcess() {}

    /// Runs a task and returns the last line that it printed.
    static String run(int mebibytes, String task, Path folder) throws Exception {
        Path output = folder.resolve(task + ".txt");
        Process process = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + mebibytes + "m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                ConfinedProcess.class.getName(), task, folder.toString()))
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output).strip().lines().reduce((before, last) -> last).orElse("");
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        System.out.println(switch (arguments[0]) {
            case "refused" -> answer(list("{\"id\":\"0123456789\",\"messages\":7}", 100_000), Deadline.none(), folder);
            case "refused-in-time" -> answer(
                    list("{\"id\":\"0123456789\",\"messages\":7}", 100_000), Deadline.after(Duration.ofHours(1)),
                    folder);
            case "empty-early" -> answer(list("{}", 100_000), Deadline.none(), folder);
            case "empty" -> answer(list("{}", 100_000), Deadline.after(Duration.ofHours(1)), folder);
            case "objects" -> answer(sample(list("{}", 5_500_000)), Deadline.after(Duration.ofHours(1)), folder);
            case "fields" -> answer(sample(list("{\"a\":0}", 2_000_000)), Deadline.none(), folder);
            case "several" -> answer(several(), Deadline.after(Duration.ofHours(1)), folder);
            case "lines" -> lines(folder);
            default -> throw new IllegalArgumentException(arguments[0]);
        });
    }

    private static String list(String item, int count) {
        return "[" + (item + ",").repeat(count - 1) + item + "]";
    }

    private static String metadata(String metadata) {
        return "{\"prompt\":\"q\",\"completion\":\"a\",\"metadata\":{\"a\":" + metadata + "}}";
    }

    /// A sample with much metadata before one with little.
    private static String sample(String metadata) {
        return "[" + metadata(metadata) + "," + metadata("1") + "]";
    }

    private static String several() {
        return "[" + (metadata(list("{}", 330_000)) + ",").repeat(15) + metadata("1") + "]";
    }

    /// Returns how many results there are, and how many of them are failures.
    private static String answer(String event, Deadline deadline, Path folder) throws IOException {
        Path written = folder.resolve("reply.json");
        try (OutputStream out = Files.newOutputStream(written)) {
            byte[] utf8 = event.getBytes(StandardCharsets.UTF_8);
            HEARD.reply(new ByteArrayInputStream(utf8), deadline).bytes().writeTo(out);
        }
        int results = 0;
        int failed = 0;
        try (JsonParser reply = new JsonFactory().createParser(ObjectReadContext.empty(), written)) {
            for (JsonToken token = reply.nextToken(); token != null; token = reply.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    results += reply.currentName().equals("aggregate_reward_score") ? 1 : 0;
                    failed += reply.currentName().equals("reward_failure") ? 1 : 0;
                }
            }
        }
        return results + " results, " + failed + " failed";
    }

    private static String lines(Path folder) throws IOException {
        Path samples = folder.resolve("many.jsonl");
        try (Writer out = Files.newBufferedWriter(samples)) {
            for (int i = 0; i < 250_000; i++) {
                out.write(i % 2 == 0 ? "{\"prompt\":\"q\",\"completion\":\"a\"}\n" : "{}\n");
            }
        }
        var summary = JsonlRunner.of(sample -> Reward.pass()).run(samples, folder.resolve("results.jsonl"));
        return summary.samples() + " results, " + summary.failed() + " failed";
    }
}
