package io.reward4j;

import static io.reward4j.Functions.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeWatchTest {

    private static final List<Sample> SAMPLES = IntStream.range(0, 40).mapToObj(i -> Sample.of("q", "a" + i)).toList();
    private static final RewardFunction ASKING = sample -> {
        await(new CountDownLatch(1));
        return Reward.pass();
    };

    /// Waits for what nobody says, as for a server.
    private static void await(CountDownLatch nothing) {
        try {
            assertThat(nothing.await(10, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> logged(RewardFunction reward) {
        Logged log = Logged.start();
        try {
            BatchScorer scorer = BatchScorer.of(reward);
            for (Sample sample : SAMPLES) {
                scorer.withListener(RewardListener.none()).scoreAll(List.of(sample, sample));
            }
            return log.lines();
        } finally {
            log.close();
        }
    }

    @Test
    void aPartOfCodeThatWaitsIsNamedOnceWithTheFix() {
        RewardFunction reward = CompositeReward.builder().term("concise", 1, always(1)).term("lookup", 1, ASKING)
                .build();
        assertThat(logged(reward)).singleElement().asString()
                .startsWith("WARNING part 'lookup' announces itself as code but waits (")
                .endsWith("announce that with withTraits(Traits.calling(1))");
    }

    @Test
    void aLambdaThatWaitsIsNoticedToo() {
        assertThat(logged(ASKING)).singleElement().asString().startsWith("WARNING the reward announces itself as code");
        assertThat(logged(ASKING.map(v -> v / 2))).hasSize(1);
    }

    @Test
    void whatComputesOrAnnouncesThatItWaitsIsNot() {
        RewardFunction computing = sample -> {
            long end = System.nanoTime() + 8_000_000;
            double sum = 0;
            while (System.nanoTime() < end) {
                sum += Math.sqrt(sum + 1);
            }
            return Reward.of(sum > 0 ? 1 : 0);
        };
        assertThat(logged(computing)).isEmpty();
        assertThat(logged(ASKING.withTraits(Traits.calling(1)))).isEmpty();
    }

    /// How often a watch tells of a function that waits in the system, where its thread is neither parked nor asleep.
    private static int told(double load) throws IOException {
        AtomicInteger told = new AtomicInteger();
        RewardListener listener = new RewardListener() {
            @Override
            public void codeWaited(String name, Duration duration) {
                told.incrementAndGet();
            }
        };
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody.setSoTimeout(25);
            RewardFunction listening = sample -> {
                assertThatThrownBy(nobody::accept).isInstanceOf(SocketTimeoutException.class);
                return Reward.pass();
            };
            CodeWatch watch = CodeWatch.of(listening, () -> load);
            for (Sample sample : SAMPLES.subList(0, 8)) {
                Context.of(Deadline.none(), listener).with(
                        () -> CheckedScoring.watched(listening, sample, watch, "part"));
            }
        }
        return told.get();
    }

    @Test
    void aThreadThatDoesNotComputeHasWaitedWhereThereWereProcessorsForAll() throws IOException {
        assertThat(told(0)).isEqualTo(1);
        assertThat(told(Runtime.getRuntime().availableProcessors())).isEqualTo(1);
    }

    @Test
    void aThreadThatDoesNotComputeMayHaveGotNoProcessorOnABusyMachine() throws IOException {
        assertThat(told(Runtime.getRuntime().availableProcessors() + 0.1)).isZero();
        assertThat(told(-1)).as("an unknown load").isZero();
    }

    @Test
    void onlyTheFirstThousandCallsAreWatched() {
        AtomicInteger calls = new AtomicInteger();
        RewardFunction reward = sample -> calls.incrementAndGet() > 1_000 ? ASKING.score(sample) : Reward.pass();
        Logged log = Logged.start();
        try {
            BatchScorer scorer = BatchScorer.of(reward);
            for (int i = 0; i < 25; i++) {
                scorer.scoreAll(SAMPLES);
            }
            scorer.scoreAll(SAMPLES);
            assertThat(calls).hasValue(26 * SAMPLES.size());
            assertThat(log.lines()).isEmpty();
        } finally {
            log.close();
        }
    }
}
