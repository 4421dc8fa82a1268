package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.BuggyReward;
import io.reward4j.CompositeReward;
import io.reward4j.Deadline;
import io.reward4j.Preflight;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every failure says why: to who asked, in files, to listeners and in the log.
class FailureReasonsTest {

    private static final String SECRET = "s3cret";
    private static final RewardFunction BUGGY = CompositeReward.builder().term("t", 1, BuggyReward::score).build();
    private static final String ROWS = """
            [{"id":"r1","messages":[{"role":"user","content":"s3cret"}],"reference_answer":"s3cret"},
             {"id":"r2","prompt":"s3cret","reference_answer":"s3cret"},
             {"id":"r3","messages":[{"role":"assistant","content":"s3cret"},{"role":"user","content":"s3cret"}]}]""";

    private final WrittenLog log = new WrittenLog();

    @AfterEach
    void closesTheLog() {
        log.close();
    }

    private static RewardFunction failing(Kind kind) {
        return sample -> {
            throw new RewardException(kind, "no luck with " + sample.describe());
        };
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aFailedResultHasItsReasonBesideItsMetrics(Kind kind) {
        RewardReply reply = Events.reply(RewardEndpoint.of(failing(kind)), Events.list(Events.sample("\"x\"", "a")));

        assertThat(reply).hasToString("[{\"id\":\"x\",\"aggregate_reward_score\":0.5,\"metrics_list\":["
                + "{\"name\":\"reward_failed\",\"value\":1.0,\"type\":\"Metric\"},"
                + "{\"name\":\"reward_failed/" + kind.id() + "\",\"value\":1.0,\"type\":\"Metric\"}],"
                + "\"reward_failure\":\"" + kind.id() + ": no luck with sample 'x'\"}]");
    }

    @Test
    void aResultWithARewardHasNone() {
        assertThat(Events.reply(RewardEndpoint.of(Events.SHARE_OF_A), Events.list(Events.sample("1", "a"))).toString())
                .doesNotContain("reward_failure");
    }

    @Test
    void aSampleThatCannotBeReadSaysWhy() {
        List<ReplyReader.Result> results = Events.results(RewardEndpoint.of(Events.SHARE_OF_A), Events.between("7"));

        assertThat(results).extracting(ReplyReader.Result::failure)
                .containsExactly("", "refused_input: sample 1: expected an object, found a number", "");
    }

    @Test
    void aReasonIsOneLineHoweverLongItsMessage() {
        RewardFunction wordy = sample -> {
            throw new RewardException(Kind.UNREADABLE_VERDICT, "no\nverdict\ud800 \u2028" + "x".repeat(1 << 20));
        };

        String failure = Events.results(RewardEndpoint.of(wordy), Events.list(Events.sample("1", "a"))).getFirst()
                .failure();

        assertThat(failure).startsWith("unreadable_verdict: no verdict xxx").endsWith("x…").hasSize(501);
    }

    @Test
    void linesOfFilesSayItToo(@TempDir Path folder) throws IOException {
        Path samples = folder.resolve("samples.jsonl");
        Path results = folder.resolve("results.jsonl");
        Files.write(samples, List.of(Events.sample("1", SECRET), "{", "{\"id\":\"a\tb\"}"));

        var summary = JsonlRunner.of(BUGGY).run(samples, results);

        List<ReplyReader.Result> read = ReplyReader.read(
                ("[" + String.join(",", Files.readAllLines(results)) + "]").getBytes(StandardCharsets.UTF_8));
        assertThat(read.getFirst().failure()).startsWith("scorer_failed: 't' failed: threw IllegalStateException at "
                + BuggyReward.PLACE).endsWith(": cannot read 's3cret'");
        assertThat(read.get(1).failure())
                .isEqualTo("refused_input: sample 1: not JSON at line 2, column 2: it ends too soon");
        assertThat(read.get(2).failure())
                .isEqualTo("refused_input: sample 2: not JSON at line 3, column 9: a tab inside of a text");
        assertThat(summary.toString())
                .contains("1  refused_input: sample 1: not JSON at line 2, column 2: it ends too soon")
                .contains("'t' failed: threw IllegalStateException at " + BuggyReward.PLACE).doesNotContain(SECRET);
    }

    @Test
    void exceptionsOfScorersAreQuotedInRepliesOfTheEndpointUnlessSwitchedOff() {
        String event = Events.list(Events.sample("1", SECRET));

        assertThat(Events.reply(RewardEndpoint.of(BUGGY), event).toString()).contains(SECRET, BuggyReward.PLACE);
        assertThat(Events.reply(RewardEndpoint.builder(BUGGY).exceptionMessages(false).build(), event).toString())
                .doesNotContain(SECRET).contains("'t' failed: threw IllegalStateException at " + BuggyReward.PLACE);
    }

    @Test
    void remoteCallersReadThemOnlyWhereThatWasAskedFor() {
        String event = Events.list(Events.sample("1", SECRET));
        List<String> heard = new ArrayList<>();
        RewardListener ear = new RewardListener() {
            @Override
            public void failed(Sample sample, RewardException cause) {
                heard.add(cause.getMessage());
            }
        };

        RewardEndpoint remote = RewardEndpoint.builder(BUGGY).listener(ear).build().forRemoteCallers();
        String reply = Events.reply(remote, event).toString();

        assertThat(reply).doesNotContain(SECRET).contains("threw IllegalStateException at " + BuggyReward.PLACE);
        assertThat(heard).singleElement().asString().contains(SECRET);
        assertThat(log.lines()).singleElement().asString().contains(SECRET);
        assertThat(Events.reply(
                RewardEndpoint.builder(BUGGY).exceptionMessages(true).build().forRemoteCallers(), event).toString())
                .contains(SECRET);
        assertThat(Events.reply(
                RewardEndpoint.builder(BUGGY).exceptionMessages(false).build().forRemoteCallers(), event).toString())
                .doesNotContain(SECRET);
    }

    @Test
    void remoteCallersReadNoneOfThemInErrorsEither() {
        RewardEndpoint strict = RewardEndpoint.builder(BUGGY).failurePolicy(FailurePolicy.failInvocation()).build();
        String event = Events.list(Events.sample("1", SECRET));
        List<Entry> entries = List.of(Entry.of(Sample.of("q", SECRET).withId("1"), 0));

        assertThat(Events.reply(strict, event).toString()).contains(SECRET);
        RewardReply remote = Events.reply(strict.forRemoteCallers(), event);
        assertThat(remote.toString()).doesNotContain(SECRET).contains("sample '1' failed: 't' failed: threw");
        assertThat(remote.error().orElseThrow())
                .satisfies(error -> assertThat(Throwables.getStackTrace(error)).doesNotContain(SECRET));
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> strict.forRemoteCallers().score(entries, Deadline.none()))
                .satisfies(error -> assertThat(Throwables.getStackTrace(error)).doesNotContain(SECRET));
    }

    @Test
    void protocolsOfUsersGetNothingToGiveAway() {
        List<Entry> entries = List.of(Entry.of(Sample.of("q", SECRET), 0));

        Result result = RewardEndpoint.of(BUGGY).forRemoteCallers().score(entries, Deadline.none()).getFirst();

        RewardException failure = result.failure().orElseThrow();
        assertThat(failure.getMessage() + failure.getCause() + failure.components() + result.components())
                .doesNotContain(SECRET);
    }

    @Test
    void anEndpointLogsAKindAndOriginOnceForAllItsCopiesAndEvents() {
        RewardEndpoint endpoint = RewardEndpoint.of(sample -> sample.completion().equals("aa")
                ? BuggyReward.score(sample)
                : failing(Kind.JUDGE_UNAVAILABLE).score(sample));
        String event = Events.list(Events.sample("1", "aa"), Events.sample("2", "b"), "7", "{\"id\":8,\"messages\":9}");

        for (int i = 0; i < 50; i++) {
            Events.reply(endpoint.withListener(RewardListener.none()), event);
        }

        assertThat(log.lines()).hasSize(3);
        assertThat(log.lines()).anyMatch(line -> line.startsWith("WARNING no reward for sample '1': scorer_failed: "));
        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("WARNING no reward for sample '2': judge_unavailable"));
        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("WARNING no reward for sample 'sample-2': refused_input"));
        assertThat(log.records()).filteredOn(record -> record.getThrown() != null).singleElement()
                .satisfies(record -> assertThat(record.getThrown().getStackTrace()[0].getClassName())
                        .isEqualTo(BuggyReward.class.getName()));
    }

    @Test
    void warmingUpIsNotLogged() {
        RewardEndpoint.of(BUGGY).warmUp();
        RewardEndpoint.of(BUGGY.withTraits(Traits.calling(1))).warmUp();
        Events.reply(RewardEndpoint.of(BUGGY).withoutListeners(), Events.list(Events.sample("1", "a"), "7"));

        assertThat(log.lines()).isEmpty();
    }

    private static final class Ear implements RewardListener {

        private final List<String> heard = new ArrayList<>();

        @Override
        public void scored(Sample sample, Reward reward) {
            heard.add("scored");
        }

        @Override
        public void failed(Sample sample, RewardException cause) {
            heard.add("failed");
        }

        @Override
        public void preflight(Preflight preflight) {
            heard.add(preflight.describe());
        }
    }

    static Stream<FailurePolicy> policies() {
        return Stream.of(FailurePolicy.neutral(), FailurePolicy.siblingMean(), FailurePolicy.failInvocation());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aPreflightIsToldOfAsOneAndSaysSoInItsResults(FailurePolicy policy) {
        Ear ear = new Ear();
        RewardEndpoint endpoint = RewardEndpoint.builder(BUGGY).failurePolicy(policy).listener(ear).build();

        RewardReply reply = Events.reply(endpoint, ROWS);

        assertThat(reply.isPreflight()).isTrue();
        assertThat(ReplyReader.read(reply.toBytes())).hasSize(3).allSatisfy(result -> {
            assertThat(result.score()).isEqualTo(0.5);
            assertThat(result.failure())
                    .startsWith("refused_input: preflight: ")
                    .doesNotContain(SECRET);
        });
        assertThat(ear.heard).containsExactly("preflight: 3 samples without an answer, answered with 0.5");
        assertThat(log.lines()).containsExactly("INFO preflight: 3 samples without an answer, answered with 0.5");
    }

    @Test
    void entriesOfOtherFormatsArePreflightsToo() {
        RewardEndpoint endpoint = RewardEndpoint.builder(BUGGY.withRange(-1, 1))
                .failurePolicy(FailurePolicy.failInvocation()).build();
        List<Entry> rows = List.of(new Entry.Unanswered(WireId.ofIndex(0), "sample 0: no answer"));

        List<Result> results = endpoint.score(rows, Deadline.none());

        assertThat(results.getFirst().value()).isZero();
        assertThat(results.getFirst().failure().orElseThrow())
                .hasMessage("preflight: sample 0: no answer");
        assertThat(endpoint.score(List.of(), Deadline.none())).isEmpty();
        assertThat(log.lines()).containsExactly("INFO preflight: 1 sample without an answer, answered with 0.0");
    }

    @Test
    void rowsBesideAnAnswerAreFailuresAndNoPreflight() {
        int rows = 700;
        String event = Events.list(Stream.concat(
                IntStream.range(0, rows).mapToObj(i -> "{\"id\":" + i + ",\"prompt\":\"q\"}"),
                Stream.of(Events.sample("\"last\"", "aaa"))).toArray(String[]::new));
        Ear ear = new Ear();

        RewardReply reply = Events.reply(RewardEndpoint.builder(Events.SHARE_OF_A).listener(ear).build(), event);

        assertThat(reply.isPreflight()).isFalse();
        List<ReplyReader.Result> results = ReplyReader.read(reply.toBytes());
        assertThat(results).extracting(result -> result.id().asString())
                .containsExactlyElementsOf(Stream.concat(
                        IntStream.range(0, rows).mapToObj(Integer::toString), Stream.of("last")).toList());
        assertThat(results.getFirst().failure()).startsWith("refused_input: sample 0: ");
        assertThat(results.getLast().score()).isEqualTo(0.3);
        assertThat(ear.heard).hasSize(rows + 1).endsWith("scored");
        assertThat(log.lines()).singleElement().asString()
                .startsWith("WARNING no reward for sample '0': refused_input");
    }

    @Test
    void anEventWithoutSamplesIsNoPreflight() {
        Ear ear = new Ear();

        RewardReply reply = Events.reply(RewardEndpoint.builder(BUGGY).listener(ear).build(), "[]");

        assertThat(reply.isPreflight()).isFalse();
        assertThat(ear.heard).isEmpty();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aPreflightCutOffByABrokenEventIsNone() {
        RewardReply reply = RewardEndpoint.of(BUGGY).reply(
                new ByteArrayInputStream(ROWS.replace("]}]", "]}").getBytes(StandardCharsets.UTF_8)), Deadline.none());

        assertThat(reply.error()).isPresent();
        assertThat(log.lines()).isEmpty();
    }
}
