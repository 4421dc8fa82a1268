package io.reward4j.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Traits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs that are ended early, and files that are not what they should be.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EndedRunsTest {

    @TempDir
    Path folder;

    private Path samples;
    private Path results;

    @BeforeEach
    void nameTheFiles() {
        samples = folder.resolve("samples.jsonl");
        results = folder.resolve("results.jsonl");
    }

    private void writeSamples(int count) throws IOException {
        Files.write(samples, IntStream.range(0, count)
                .mapToObj(i -> Events.sample(Integer.toString(i), "a".repeat(i % 11))).toList());
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void anInterruptNamesThePartialFileAndTheRunGoesOn() throws Exception {
        writeSamples(2_000);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        RewardFunction stuck = sample -> {
            if (sample.id().equals("1500") && calls.incrementAndGet() == 1) {
                reached.countDown();
                awaited(never);
            }
            return Events.SHARE_OF_A.score(sample);
        };
        Files.writeString(results, "earlier");
        JsonlRunner runner = JsonlRunner.of(stuck.withTraits(Traits.calling(1))).resumable();
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                runner.run(samples, results);
            } catch (IOException | RuntimeException e) {
                thrown.add(e);
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            }
        });
        reached.await();
        while (!Files.exists(partial()) || Files.readAllLines(partial()).size() < 1_500) {
            assertThat(thread.join(Duration.ofMillis(5))).as("ended too early").isFalse();
        }
        thread.interrupt();
        thread.join();

        assertThat(thrown).singleElement().isInstanceOf(InterruptedIOException.class).asString()
                .contains("the results of the first 1500 lines are in " + partial());
        assertThat(results).hasContent("earlier");
        assertThat(runner.run(samples, results).samples()).isEqualTo(500);
        assertResultsAreThoseOfOneRun();
    }

    private Path partial() {
        return folder.resolve("results.jsonl.partial");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void assertResultsAreThoseOfOneRun() throws IOException {
        Path once = folder.resolve("once.jsonl");
        JsonlRunner.of(Events.SHARE_OF_A).run(samples, once);
        assertThat(Files.mismatch(once, results)).isEqualTo(-1);
        assertThat(partial()).doesNotExist();
    }

    @Test
    void aRunThatGoesOnSaysWhatItsSummaryCovers() throws IOException {
        writeSamples(5);
        JsonlRunner runner = JsonlRunner.of(Events.SHARE_OF_A).resumable();
        try (WrittenLog log = new WrittenLog()) {
            assertThat(runner.run(samples, results).samples()).isEqualTo(5);
            assertThat(log.lines()).isEmpty();

            Files.write(partial(), Files.readAllLines(results).subList(0, 2));
            assertThat(runner.run(samples, results).samples()).isEqualTo(3);
            assertThat(log.lines()).containsExactly("INFO the results of the first 2 lines are kept from " + partial()
                    + "; summary and listeners have only the lines that are scored now");
        }
    }

    @Test
    void aRunWhoseResultsAreCompleteScoresAnewAndSaysIt() throws IOException {
        writeSamples(5);
        JsonlRunner.of(Events.SHARE_OF_A).resumable().run(samples, results);
        try (WrittenLog log = new WrittenLog()) {
            RewardFunction other = sample -> Reward.of(1);
            assertThat(JsonlRunner.of(other).resumable().run(samples, results).samples()).isEqualTo(5);
            assertThat(Files.readAllLines(results)).hasSize(5)
                    .allSatisfy(line -> assertThat(line).contains("\"aggregate_reward_score\":1.0"));
            assertThat(log.lines()).containsExactly("INFO no run to continue: every line is scored, and then "
                    + results + " is replaced");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 700, 1_999, 2_000})
    void aRunGoesOnWhereverItWasCutOff(int whole) throws IOException {
        writeSamples(2_000);
        JsonlRunner runner = JsonlRunner.of(Events.SHARE_OF_A).resumable();
        runner.run(samples, results);
        List<String> lines = Files.readAllLines(results);
        for (String tail : List.of("", "{\"id\":", whole < 2_000 ? lines.get(whole) : "x")) {
            Files.delete(results);
            Files.writeString(partial(), String.join("\n", lines.subList(0, whole)) + (whole == 0 ? "" : "\n") + tail);
            if (whole == 2_000 && !tail.isEmpty()) {
                assertThatIllegalArgumentException().isThrownBy(() -> runner.run(samples, results))
                        .withMessageContaining("more lines than the samples");
                Files.writeString(partial(), String.join("\n", lines) + "\n");
            }
            assertThat(runner.run(samples, results).samples()).isEqualTo(2_000 - whole);
            assertThat(Files.readAllLines(results)).isEqualTo(lines);
        }
    }

    @Test
    void whereGroupsMatterAChunkIsScoredAnew() throws IOException {
        Files.write(samples, IntStream.range(0, 3_000)
                .mapToObj(i -> "{\"id\":" + i + ",\"prompt\":\"" + i / 5 + "\",\"completion\":\"" + "a".repeat(i % 11)
                        + "\"}")
                .toList());
        RewardEndpoint ranks = RewardEndpoint.builder(Events.SHARE_OF_A).group((group, base) -> base.stream()
                .map(reward -> Reward.of(base.stream().filter(other -> other.value() < reward.value()).count() / 10.0))
                .toList()).build();
        JsonlRunner runner = JsonlRunner.of(ranks).resumable();
        runner.run(samples, results);
        List<String> lines = Files.readAllLines(results);
        Files.delete(results);
        Files.write(partial(), lines.subList(0, 1_777));

        assertThat(runner.run(samples, results).samples()).isLessThan(3_000).isGreaterThan(1_223);
        assertThat(Files.readAllLines(results)).isEqualTo(lines);
    }

    @Test
    void thePartialFileOfARunIsEnoughToScoreTheRest() throws IOException {
        writeSamples(100);
        JsonlRunner runner = JsonlRunner.of(Events.SHARE_OF_A);
        runner.run(samples, results);
        List<String> lines = Files.readAllLines(results);
        Path ended = Files.writeString(folder.resolve("ended"), String.join("\n", lines.subList(0, 40)) + "\n{\"id\":");

        assertThat(runner.rescoreFailed(samples, ended, results).samples()).isEqualTo(60);
        assertThat(Files.readAllLines(results)).isEqualTo(lines);
    }

    @Test
    void partialResultsOfOtherSamplesAreAnErrorAndStay() throws IOException {
        writeSamples(3);
        JsonlRunner runner = JsonlRunner.of(Events.SHARE_OF_A).resumable();
        for (String partial : List.of("{\"id\":\"0\"}\n", "{\"id\":7}\n", "x\n", "{}\n")) {
            Files.writeString(partial(), partial);
            assertThatIllegalArgumentException().isThrownBy(() -> runner.run(samples, results))
                    .withMessageContaining("line 1 of " + partial())
                    .withMessageEndingWith("name another file of results, or delete this one to begin anew");
            assertThat(partial()).hasContent(partial.strip());
        }
    }

    @Test
    void whatEndsARunLeavesItsResults() throws IOException {
        writeSamples(3_000);
        RewardFunction broken = sample -> {
            if (sample.id().equals("2500")) {
                throw new OutOfMemoryError("made up");
            }
            return Events.SHARE_OF_A.score(sample);
        };
        assertThatThrownBy(() -> JsonlRunner.of(broken).resumable().run(samples, results))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(Files.readAllLines(partial()).size()).isBetween(2_400, 2_500);
        assertThatThrownBy(() -> JsonlRunner.of(Events.SHARE_OF_A).resumable().onProgress(lines -> {
            throw new IllegalStateException("progress " + lines);
        }).run(samples, results)).hasMessageStartingWith("progress ");
        JsonlRunner.of(Events.SHARE_OF_A).resumable().run(samples, results);
        assertResultsAreThoseOfOneRun();
    }

    @Test
    void aSecondRunIsToldOfTheFirst() throws Exception {
        writeSamples(10);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread first = Thread.ofPlatform().start(() -> {
            try {
                JsonlRunner.of(sample -> {
                    reached.countDown();
                    awaited(goOn);
                    return Reward.pass();
                }).run(samples, results);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        reached.await();

        assertThatThrownBy(() -> JsonlRunner.of(Events.SHARE_OF_A).run(samples, results))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("another run is writing these results");
        goOn.countDown();
        first.join();
        JsonlRunner.of(Events.SHARE_OF_A).run(samples, results);
        assertThat(files()).containsExactly("results.jsonl", "samples.jsonl");
    }

    @Test
    void linksFoldersAndDevicesAreNotReplaced() throws IOException {
        writeSamples(1);
        Path victim = Files.writeString(folder.resolve("victim"), "mine");
        Files.createSymbolicLink(results, victim);
        Files.createSymbolicLink(folder.resolve("other.partial"), victim);
        Files.createDirectory(folder.resolve("empty"));
        JsonlRunner runner = JsonlRunner.of(Events.SHARE_OF_A).resumable();

        for (Path target : List.of(results, folder.resolve("other"), folder.resolve("empty"), Path.of("/dev/full"))) {
            assertThatThrownBy(() -> runner.run(samples, target)).isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("must be a regular file, and this is a ");
        }
        assertThat(victim).hasContent("mine");
        assertThat(folder.resolve("empty")).isEmptyDirectory();
    }

    @Test
    void thePartialFileIsNeverTheSamples() throws IOException {
        samples = folder.resolve("results.jsonl.partial");
        writeSamples(2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonlRunner.of(Events.SHARE_OF_A).resumable().run(samples, results))
                .withMessageStartingWith("the partial results would replace the samples");
        assertThat(Files.readAllLines(samples)).hasSize(2);
    }

    @Test
    void resultsKeepThePermissionsOfTheirTarget() throws IOException {
        writeSamples(2);
        Files.createFile(results, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

        JsonlRunner.of(Events.SHARE_OF_A).run(samples, results);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(results))).isEqualTo("rw-------");
    }

    @Test
    void compressedSamplesAndAByteOrderMarkAreRead() throws IOException {
        String lines = "\ufeff" + Events.sample("1", "a") + "\n" + Events.sample("2", "aa");
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(lines.getBytes(UTF_8));
        }
        for (byte[] content : List.of(lines.getBytes(UTF_8), zipped.toByteArray())) {
            Files.write(samples, content);
            JsonlRunner.of(Events.SHARE_OF_A).run(samples, results);
            assertThat(Files.readAllLines(results)).extracting(line -> line.substring(0, 38)).containsExactly(
                    "{\"id\":1,\"aggregate_reward_score\":0.1,\"", "{\"id\":2,\"aggregate_reward_score\":0.2,\"");
        }
    }

    @Test
    void aLongLineKeepsItsId() throws IOException {
        Files.write(samples, List.of(Events.sample("1", "a"), Events.sample("\"long\"", "a".repeat(300)),
                "{\"id\":\"cut\",\"prompt\":\"q\",\"comple"));

        JsonlRunner.of(Events.SHARE_OF_A).withLongestLine(200).run(samples, results);

        assertThat(Files.readAllLines(results)).extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactly("{\"id\":1", "{\"id\":\"long\"", "{\"id\":\"cut\"");
    }

    @Test
    void rationalesAreWrittenOnRequest() throws IOException {
        Files.write(samples, List.of(Events.sample("1", "a")));
        RewardFunction reward = io.reward4j.CompositeReward.builder()
                .term("share", 1, sample -> Reward.of(0.5, "half of it"))
                .gate("late", 1, ((RewardFunction) sample -> Reward.of(1)).withTraits(Traits.calling(1)))
                .build();

        JsonlRunner.of(reward).withRationales().run(samples, results);

        assertThat(results).content().endsWith(",\"rationales\":{\"share\":\"half of it\"}}\n");
    }
}
