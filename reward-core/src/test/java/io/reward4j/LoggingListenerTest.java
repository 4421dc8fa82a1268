package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.BrokenRewards;
import io.reward4j.RewardException.Kind;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoggingListenerTest {

    private static final String ONCE = " (others like this are not logged)";

    private final Logged log = Logged.start();

    @AfterEach
    void closesTheLog() {
        log.close();
    }

    private static List<Sample> samples(int count) {
        return IntStream.range(0, count).mapToObj(i -> Sample.of("q", "a" + i).withId("s" + i)).toList();
    }

    @Test
    void aFailureIsWrittenOnceForTheLifeOfAScorerAndItsCopies() {
        BatchScorer scorer = BatchScorer.of(sample -> {
            throw new RewardException(Kind.MISSING_REFERENCE, sample.describe() + " has no reference");
        }).withConcurrency(1);

        scorer.scoreAll(samples(1_000));
        scorer.withConcurrency(2).withListener(RewardListener.none()).scoreAll(samples(1_000));

        assertThat(log.lines()).containsExactly("WARNING no reward for sample 's0': missing_reference: "
                + "sample 's0' has no reference" + ONCE);
        assertThat(log.records().getFirst().getThrown()).isNull();
    }

    @Test
    void whatAScorerThrewIsWrittenWithItsStackTrace() {
        BatchScorer.of(CompositeReward.builder().term("t", 1, BrokenRewards::quotesTheAnswer).build())
                .withConcurrency(1).scoreAll(samples(3));

        LogRecord record = log.records().getFirst();
        assertThat(log.lines()).containsExactly("WARNING no reward for sample 's0': scorer_failed: 't' failed: "
                + "threw IllegalStateException at " + UsersCode.place("quotes") + ": cannot read a0" + ONCE);
        assertThat(record.getThrown()).isInstanceOf(IllegalStateException.class).hasMessage("cannot read a0");
        assertThat(record.getThrown().getStackTrace()[0].getMethodName()).isEqualTo("quotesTheAnswer");
    }

    @Test
    void eachPlaceInTheCodeAndEachPartIsAnOriginOfItsOwn() {
        AtomicInteger calls = new AtomicInteger();
        RewardFunction either = sample -> calls.incrementAndGet() % 2 == 0
                ? BrokenRewards.quotesTheAnswer(sample)
                : BrokenRewards.asksAHelper(sample);
        RewardFunction second = sample -> {
            throw new RewardException(Kind.MISSING_REFERENCE, "none");
        };

        BatchScorer.of(either).withConcurrency(1).scoreAll(samples(100));
        BatchScorer both = BatchScorer.of(sample -> sample.id().endsWith("1")
                ? CompositeReward.builder().term("a", 1, second).build().score(sample)
                : CompositeReward.builder().term("b", 1, second).build().score(sample)).withConcurrency(1);
        both.scoreAll(samples(100));

        assertThat(log.lines()).hasSize(4);
        assertThat(log.lines().get(2)).contains("'b' failed: none");
        assertThat(log.lines().get(3)).contains("'a' failed: none");
    }

    @Test
    void manyOriginsAreAHandfulOfLines() {
        RewardFunction madeUp = sample -> CompositeReward.builder().term(sample.id(), 1, failing()).build()
                .score(sample);

        BatchScorer.of(madeUp).withConcurrency(1).scoreAll(samples(1_000));

        assertThat(log.lines()).hasSize(50);
    }

    private static RewardFunction failing() {
        return sample -> {
            throw new RewardException(Kind.JUDGE_UNAVAILABLE, "away");
        };
    }

    @Test
    void aMetricThatFailsIsWrittenToo() {
        RewardFunction reward = CompositeReward.builder().term("t", 1, Functions.always(1))
                .metric("m", BrokenRewards::asksAHelper).build();

        List<Outcome> outcomes = BatchScorer.of(reward).withConcurrency(1).scoreAll(samples(100));

        assertThat(outcomes).allMatch(Outcome.Scored.class::isInstance);
        assertThat(log.lines()).containsExactly("WARNING no value of 'm': scorer_failed: threw NullPointerException at "
                + UsersCode.place("helper") + ONCE);
    }

    @Test
    void refusalsOfAnswersAreToldApart() {
        Sample calling = new Sample("c", List.of(Message.user("q"), Message.assistant("",
                List.of(new ToolCall("1", "f", tools.jackson.databind.node.JsonNodeFactory.instance.objectNode())))),
                Sample.of("", "").reference(), Sample.of("", "").metadata());
        Sample asked = Sample.of(List.of(Message.assistant("a"), Message.user("q")));

        BatchScorer.of(Functions.always(1)).withConcurrency(1).scoreAll(List.of(calling, asked, calling, asked));

        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void exceptionMessagesCanBeSwitchedOff() {
        BatchScorer scorer = BatchScorer.of(CompositeReward.builder()
                .term("t", 1, BrokenRewards::quotesTheAnswer)
                .metric("m", BrokenRewards::parsesTheAnswer).build())
                .withConcurrency(1).withExceptionMessages(false);
        StringBuilder heard = new StringBuilder();
        RewardListener ear = new RewardListener() {
            @Override
            public void failed(Sample sample, RewardException cause) {
                heard.append(cause.getMessage()).append(cause.getCause());
            }
        };
        Sample secret = Sample.of("q", "s3cret");

        Outcome outcome = scorer.withListener(ear).scoreAll(List.of(secret)).getFirst();

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.cause())
                .hasMessage("'t' failed: threw IllegalStateException at " + UsersCode.place("quotes")).hasNoCause());
        assertThat(heard.toString()).startsWith("'t' failed").doesNotContain("s3cret");
        assertThat(log.records()).isNotEmpty().allSatisfy(record -> {
            assertThat(record.getMessage()).doesNotContain("s3cret");
            assertThat(record.getThrown()).isInstanceOf(RewardException.class).hasNoCause();
            assertThat(record.getThrown().getStackTrace()[0].getClassName()).isEqualTo(BrokenRewards.class.getName());
        });
    }

    @Test
    void loggingCanBeLeftToTheCaller() {
        BatchScorer.of(failing()).withoutLogging().withConcurrency(1).scoreAll(samples(1));

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aSampleThatIsScoredIsNotWritten() {
        BatchScorer.of(Functions.always(1)).scoreAll(samples(10));

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void preflightsAreWrittenOnceAndWhereThereAreManyAWarning() {
        RewardListener listener = RewardListener.logging();

        IntStream.range(0, 1_000).forEach(i -> listener.preflight(new Preflight(3, 0.5)));

        String preflight = " preflight: 3 samples without an answer, answered with 0.5";
        assertThat(log.lines()).hasSize(4).element(0).isEqualTo("INFO" + preflight);
        assertThat(log.lines().subList(1, 4)).allMatch(line -> line.startsWith("WARNING" + preflight));
        assertThat(log.lines().getLast()).contains("the 1000th");
    }

    @Test
    void aLogThatCannotBeWrittenHarmsNoOutcome() {
        java.util.logging.Handler broken = new java.util.logging.Handler() {
            @Override
            public void publish(LogRecord record) {
                throw new IllegalStateException("no log");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        java.util.logging.Logger.getLogger("io.reward4j").addHandler(broken);
        try {
            assertThat(BatchScorer.of(failing()).scoreAll(samples(2))).hasSize(2);
        } finally {
            java.util.logging.Logger.getLogger("io.reward4j").removeHandler(broken);
        }
    }
}
