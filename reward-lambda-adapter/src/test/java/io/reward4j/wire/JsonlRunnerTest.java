package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.report.RunSummary;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlRunnerTest {

    @TempDir
    Path folder;
    private Path samples;
    private Path results;

    @BeforeEach
    void namesFiles() {
        samples = folder.resolve("samples.jsonl");
        results = folder.resolve("results.jsonl");
    }

    @Test
    void keepsTheOrderOfManyLinesAndTellsHowFarItIs() throws IOException {
        int count = 20_000;
        Files.write(samples, IntStream.range(0, count)
                .mapToObj(i -> Events.sample(Integer.toString(i), "a".repeat(i % 11))).toList());
        List<Long> progress = new ArrayList<>();

        RunSummary summary = JsonlRunner.of(Events.SHARE_OF_A).onProgress(progress::add).run(samples, results);

        List<String> lines = Files.readAllLines(results);
        assertThat(lines).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(lines.get(i)).isEqualTo("{\"id\":" + i + ",\"aggregate_reward_score\":" + (i % 11) / 10.0
                    + ",\"metrics_list\":[{\"name\":\"reward_failed\",\"value\":0.0,\"type\":\"Metric\"}]}");
        }
        assertThat(progress).isSorted().doesNotHaveDuplicates().endsWith((long) count).hasSizeGreaterThan(10);
        assertThat(summary.samples()).isEqualTo(count);
        assertThat(summary.failed()).isZero();
    }

    @Test
    void lineThatIsNoSampleFailsInItsPlace() throws IOException {
        Files.writeString(samples, String.join("\n",
                Events.sample("\"a\"", "aa"), "", "  ", "{", "[]", "{\"id\":\"b\"}", Events.sample("1", "a") + " x",
                "\u00ff", Events.sample("\"c\"", "aaa") + "\r", Events.sample("\"d\"", "aaaa")),
                StandardCharsets.ISO_8859_1);
        List<String> reasons = new ArrayList<>();

        RunSummary summary = JsonlRunner.of(Events.SHARE_OF_A).withListener(new RewardListener() {
            @Override
            public void failed(Sample sample, RewardException cause) {
                reasons.add(cause.getMessage());
            }
        }).run(samples, results);

        assertThat(read()).extracting(result -> result.id() + " " + result.score()).containsExactly(
                "\"a\" 0.2", "\"sample-1\" 0.5", "\"sample-2\" 0.5", "\"sample-3\" 0.5", "\"sample-4\" 0.5",
                "\"b\" 0.5", "1 0.5", "\"sample-7\" 0.5", "\"c\" 0.3", "\"d\" 0.4");
        assertThat(summary.failures()).isEqualTo(Map.of(RewardException.Kind.REFUSED_INPUT, 7L));
        assertThat(reasons).hasSize(7).element(0).isEqualTo("sample 1: an empty line");
        assertThat(reasons).element(6).asString().startsWith("sample 7: not UTF-8 at byte 0");
    }

    @Test
    void lineKeepsAnIdThatStandsBeforeItsFault() throws IOException {
        Files.writeString(samples, """
                {"id": "cut", "prompt": "p
                {"id": "byte", "prompt": "\u00ff"}
                {"task_id": 7, "prompt": "p", "completion": "\u00c3\u00a4\u00c3("}
                {"\u00ff": 1, "id": "behind"}
                """, StandardCharsets.ISO_8859_1);

        JsonlRunner.of(Events.SHARE_OF_A).run(samples, results);

        assertThat(read()).extracting(result -> result.id().toString())
                .containsExactly("\"cut\"", "\"byte\"", "7", "\"sample-3\"");
    }

    @Test
    void lineEndAtTheEndOfTheFileIsNoLine() throws IOException {
        Files.writeString(samples, Events.sample("1", "a") + "\n");
        JsonlRunner.of(Events.SHARE_OF_A).run(samples, results);
        assertThat(read()).hasSize(1);

        Files.writeString(samples, "");
        JsonlRunner.of(Events.SHARE_OF_A).run(samples, results);
        assertThat(results).isEmptyFile();
    }

    @Test
    void lineBeyondTheLimitIsRefusedAlone() throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(samples))) {
            out.write((Events.sample("1", "a") + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i <= JsonlRunner.DEFAULT_LONGEST_LINE >> 20; i++) {
                out.write(piece);
            }
            out.write(("\n" + Events.sample("3", "aaa")).getBytes(StandardCharsets.UTF_8));
        }

        JsonlRunner.of(Events.SHARE_OF_A).run(samples, results);

        assertThat(read()).extracting(result -> result.id().asString() + " " + result.score())
                .containsExactly("1 0.1", "sample-1 0.5", "3 0.3");
    }

    @Test
    void scoresOnlyTheFailedLinesAgainAndCopiesTheOthers() throws IOException {
        int count = 5_000;
        Files.write(samples, IntStream.range(0, count)
                .mapToObj(i -> i % 10 == 3
                        ? "{\"id\":" + i + "}"
                        : Events.sample(Integer.toString(i), "a".repeat(i % 11)))
                .toList());
        AtomicBoolean outage = new AtomicBoolean(true);
        AtomicInteger calls = new AtomicInteger();
        RewardFunction reward = sample -> {
            calls.incrementAndGet();
            if (outage.get() && sample.id().endsWith("7")) {
                throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "no judge");
            }
            return Events.SHARE_OF_A.score(sample);
        };
        JsonlRunner runner = JsonlRunner.of(reward);
        RunSummary first = runner.run(samples, results);
        assertThat(first.failures()).isEqualTo(Map.of(
                RewardException.Kind.REFUSED_INPUT, 500L, RewardException.Kind.JUDGE_UNAVAILABLE, 500L));
        List<String> before = Files.readAllLines(results);
        before.replaceAll(line -> line.startsWith("{\"id\":5,") ? line.replace(":5,", ": 5 , \"kept\":[1.50],") : line);
        Files.write(results, before);
        outage.set(false);
        calls.set(0);

        RunSummary summary = runner.rescoreFailed(samples, results, results);

        assertThat(calls).hasValue(500);
        assertThat(summary.samples()).isEqualTo(1_000);
        assertThat(summary.failures()).isEqualTo(Map.of(RewardException.Kind.REFUSED_INPUT, 500L));
        List<String> after = Files.readAllLines(results);
        for (int i = 0; i < count; i++) {
            if (i % 10 == 7) {
                assertThat(after.get(i))
                        .startsWith("{\"id\":" + i + ",\"aggregate_reward_score\":" + (i % 11) / 10.0 + ",")
                        .doesNotContain("judge_unavailable");
            } else {
                assertThat(after.get(i)).isEqualTo(before.get(i));
            }
        }
    }

    @Test
    void lineOfAnEarlierRunThatCannotBeReadIsScoredAgain() throws IOException {
        Files.write(samples, List.of(Events.sample("1", "a"), Events.sample("2", "aa"), Events.sample("3", "aaa")));
        Files.write(results, List.of("{\"id\":1,\"aggregate_rew", "{\"id\":2,\"aggregate_reward_score\":0.9}", "3"));

        JsonlRunner.of(Events.SHARE_OF_A).rescoreFailed(samples, results, results);

        assertThat(read()).extracting(ReplyReader.Result::score).containsExactly(0.1, 0.2, 0.3);
    }

    @Test
    void failedLineIsAnsweredFromTheEarlierResultsOfItsSiblings() throws IOException {
        RewardFunction failing = sample -> {
            if (sample.completion().equals("b")) {
                throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "no judge");
            }
            return Events.SHARE_OF_A.score(sample);
        };
        Files.write(samples, List.of(Events.sample("1", "aa"), Events.sample("2", "b"), Events.sample("3", "aaaa")));
        JsonlRunner.of(failing).run(samples, results);
        assertThat(read()).extracting(ReplyReader.Result::score).containsExactly(0.2, 0.5, 0.4);

        JsonlRunner.of(RewardEndpoint.builder(failing).failurePolicy(FailurePolicy.siblingMean()).build())
                .rescoreFailed(samples, results, results);

        assertThat(read()).extracting(ReplyReader.Result::score).containsExactly(0.2, 0.30000000000000004, 0.4);
    }

    @Test
    void resultsOfOtherSamplesAreOneErrorAndNothingIsLost() throws IOException {
        Files.write(samples, List.of(Events.sample("1", "a"), Events.sample("2", "aa")));
        JsonlRunner runner = JsonlRunner.of(Events.SHARE_OF_A);
        runner.run(samples, results);
        String before = Files.readString(results);

        Files.write(samples, List.of(Events.sample("1", "a"), Events.sample("\"2\"", "aa")));
        assertThatIllegalArgumentException().isThrownBy(() -> runner.rescoreFailed(samples, results, results))
                .withMessage(
                        "line 2 of the earlier results is of '2', and that of the samples is '2': the results are of "
                                + "other samples; give those of these samples");
        Files.write(samples, List.of(Events.sample("1", "a")));
        assertThatIllegalArgumentException().isThrownBy(() -> runner.rescoreFailed(samples, results, results))
                .withMessageStartingWith("the earlier results go on beyond line 1");
        assertThatIllegalArgumentException().isThrownBy(() -> runner.run(samples, samples))
                .withMessageStartingWith("the results would replace the samples");
        assertThat(results).hasContent(before);
        assertThat(files()).containsExactly("results.jsonl", "samples.jsonl");
    }

    @Test
    void runThatFailsLeavesTheEarlierResults() throws IOException {
        Files.write(samples, List.of(Events.sample("1", "a"), "{}"));
        Files.writeString(results, "earlier");
        JsonlRunner runner = JsonlRunner.of(
                RewardEndpoint.builder(Events.SHARE_OF_A).failurePolicy(FailurePolicy.failInvocation()).build());

        assertThatExceptionOfType(RewardException.class).isThrownBy(() -> runner.run(samples, results));

        assertThat(results).hasContent("earlier");
        assertThat(files()).hasSize(3).element(1).asString().matches("results\\.jsonl\\.[0-9a-f]{8}\\.partial");
    }

    @Test
    void aMissingFolderIsNamed() throws IOException {
        Files.write(samples, List.of(Events.sample("1", "a")));
        Path missing = folder.resolve("missing");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> JsonlRunner.of(Events.SHARE_OF_A).run(samples, missing.resolve("results.jsonl")))
                .withMessage(missing + ": the folder of the results is missing; create it first");
        assertThat(missing).doesNotExist();
    }

    @Test
    void groupOfConsecutiveLinesIsScoredAtOnce() throws IOException {
        Queue<Integer> groups = new ConcurrentLinkedQueue<>();
        RewardEndpoint endpoint = RewardEndpoint.builder(Events.SHARE_OF_A).group((group, base) -> {
            groups.add(group.size());
            return base;
        }).build();
        List<String> lines = new ArrayList<>();
        for (int prompt = 0; prompt < 500; prompt++) {
            for (int i = 0; i < 7; i++) {
                lines.add("{\"prompt\":\"" + prompt + "\",\"completion\":\"a\"}");
            }
        }
        Files.write(samples, lines);

        JsonlRunner.of(endpoint).run(samples, results);

        assertThat(groups).hasSize(500).containsOnly(7);
        assertThatIllegalStateException()
                .isThrownBy(() -> JsonlRunner.of(endpoint).rescoreFailed(samples, results, results));
    }

    @Test
    void summaryHasTheComponentsByTheNamesOfTheMetrics() throws IOException {
        RewardFunction reward = CompositeReward.builder()
                .term("share", 1, Events.SHARE_OF_A)
                .metric("length", sample -> Reward.of(sample.completion().length() / 10.0))
                .build();
        Files.write(samples, List.of(Events.sample("1", "ab"), Events.sample("2", "aaa")));

        RunSummary summary = JsonlRunner.of(reward).run(samples, results);

        assertThat(read().getFirst().names()).containsExactly("share", "length", "reward_failed");
        assertThat(summary.components().keySet()).containsExactly("share", "length");
        assertThat(summary.components()).hasEntrySatisfying("share",
                share -> assertThat(share.values().mean()).isEqualTo(0.2));
    }

    private List<ReplyReader.Result> read() throws IOException {
        return ReplyReader.read(("[" + String.join(",", Files.readAllLines(results)) + "]")
                .getBytes(StandardCharsets.UTF_8));
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
