package io.reward4j.judge.layer;

import static io.reward4j.judge.layer.Ask.GUARD;
import static io.reward4j.judge.layer.Ask.busy;
import static io.reward4j.judge.layer.Ask.busyFor;
import static io.reward4j.judge.layer.Ask.judge;
import static io.reward4j.judge.layer.Ask.prompt;
import static io.reward4j.judge.layer.Ask.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.reward4j.BatchScorer;
import io.reward4j.Deadline;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Traits;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgeReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResilienceUnderStressTest {

    private static final Duration TINY = Duration.ofMillis(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void chaosCostsNoMoreThanTheRetriesAndHurtsNobodyElse(long seed) {
        Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        JudgeModel chaos = prompt -> {
            int call = calls.computeIfAbsent(prompt.user(), key -> new AtomicInteger()).getAndIncrement();
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            try {
                if (fails(seed, prompt.user(), call)) {
                    throw busy();
                }
                return JudgeReply.of("re: " + prompt.user());
            } finally {
                underWay.decrementAndGet();
            }
        };
        ResilientJudgeModel model = ResilientJudgeModel.builder(chaos).backoff(TINY, TINY).concurrency(16).build();
        List<Outcome> outcomes = assertTimeoutPreemptively(GUARD,
                () -> BatchScorer.of(judge(model)).withConcurrency(200).scoreAll(samples(1000)));

        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            String user = "answer " + i;
            int needed = 0;
            while (needed < 5 && fails(seed, user, needed)) {
                needed++;
            }
            expected.add(needed == 5 ? "JUDGE_UNAVAILABLE: busy" : "re: " + user);
            assertThat(calls.get(user)).hasValue(Math.min(5, needed + 1));
        }
        assertThat(outcomes).extracting(Ask::text).isEqualTo(expected);
        assertThat(most.get()).isBetween(1, 16);
        assertThat(model.freeSlots()).isEqualTo(16);
    }

    private static boolean fails(long seed, String user, int call) {
        return new Random(31 * seed + 1009L * user.hashCode() + 7919L * call).nextDouble() < 0.3;
    }

    @Test
    void anInterruptEndsTheWaitForARetryAndTheCallAndTheSlotAlike() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        ResilientJudgeModel model = ResilientJudgeModel.builder(prompt -> {
            calls.incrementAndGet();
            if (prompt.user().equals("retry")) {
                throw busyFor(Duration.ofSeconds(50));
            }
            return Ask.hang();
        }).concurrency(3).build();
        List<String> users = new ArrayList<>(List.of("retry", "retry"));
        for (int i = 0; i < 20; i++) {
            users.add("hang");
        }
        Queue<String> ends = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (String user : users) {
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    model.reply(prompt(user));
                } catch (JudgeModelException e) {
                    ends.add(e.kind() + " " + Thread.currentThread().isInterrupted());
                }
            });
            Ask.untilItWaits(thread);
            threads.add(thread);
        }
        assertThat(model.freeSlots()).isZero();
        assertThat(calls).hasValue(5);
        threads.reversed().forEach(Thread::interrupt);
        for (Thread thread : threads) {
            assertThat(thread.join(GUARD)).isTrue();
        }
        assertThat(ends).hasSize(22).containsOnly("DEADLINE true");
        assertThat(calls).hasValue(5);
        assertThat(model.freeSlots()).isEqualTo(3);
    }

    @Test
    void whoIsInterruptedBeforeASlotIsFreeAsksNothing() throws InterruptedException {
        for (int round = 0; round < 500; round++) {
            AtomicInteger interrupted = new AtomicInteger();
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            ResilientJudgeModel model = ResilientJudgeModel.builder(prompt -> {
                if (Thread.currentThread().isInterrupted()) {
                    interrupted.incrementAndGet();
                }
                asked.countDown();
                Ask.await(end);
                return JudgeReply.of("");
            }).concurrency(1).build();
            Thread holder = Thread.ofVirtual().start(() -> model.reply(prompt("first")));
            asked.await();
            Thread waiter = Thread.ofVirtual().start(() -> Ask.failure(model, "second"));
            Thread last = Thread.ofVirtual().start(() -> model.reply(prompt("third")));
            Ask.untilItWaits(waiter);
            Ask.untilItWaits(last);

            waiter.interrupt();
            end.countDown();

            for (Thread thread : List.of(holder, waiter, last)) {
                assertThat(thread.join(GUARD)).isTrue();
            }
            assertThat(interrupted).hasValue(0);
            assertThat(model.freeSlots()).isEqualTo(1);
        }
    }

    @Test
    void anInterruptedThreadAsksNothing() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        ResilientJudgeModel model = ResilientJudgeModel.of(prompt -> {
            calls.incrementAndGet();
            return JudgeReply.of("");
        });
        AtomicBoolean late = new AtomicBoolean();
        Thread thread = Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            late.set(Ask.failure(model, "q").kind().id().equals("deadline"));
        });
        assertThat(thread.join(GUARD)).isTrue();
        assertThat(late).isTrue();
        assertThat(calls).hasValue(0);
    }

    @Test
    void afterTheDeadlineNoCallIsMadeAndNoSlotIsLost() {
        AtomicInteger calls = new AtomicInteger();
        ResilientJudgeModel model = ResilientJudgeModel.builder(prompt -> {
            calls.incrementAndGet();
            try {
                return Ask.hang();
            } catch (JudgeModelException e) {
                Thread.interrupted();
                throw busy();
            }
        }).backoff(TINY, TINY).concurrency(4).build();
        List<Outcome> outcomes = assertTimeoutPreemptively(GUARD, () -> BatchScorer.of(judge(model))
                .withTimeLimit(Duration.ofSeconds(1)).scoreAll(samples(20)));
        assertThat(outcomes).extracting(Ask::text).allMatch(text -> text.startsWith("DEADLINE: "));
        assertTimeoutPreemptively(GUARD, () -> {
            while (model.freeSlots() < 4) {
                Thread.onSpinWait();
            }
        });
        assertThat(calls.get()).isBetween(1, 4);
    }

    @Test
    void askedAfterTheDeadlineItAsksNothing() {
        AtomicInteger calls = new AtomicInteger();
        ResilientJudgeModel model = ResilientJudgeModel.of(prompt -> {
            calls.incrementAndGet();
            return JudgeReply.of("");
        });
        CompletableFuture<RewardException.Kind> kind = new CompletableFuture<>();
        RewardFunction slow = sample -> {
            while (!Thread.interrupted() || !Deadline.current().isExpired()) {
                Thread.onSpinWait();
            }
            kind.complete(Ask.failure(model, "q").kind());
            return Reward.fail("too late");
        };
        BatchScorer.of(slow.withTraits(Traits.calling(1))).withTimeLimit(Duration.ofSeconds(1)).scoreAll(samples(1));
        assertThat(kind).succeedsWithin(GUARD).isEqualTo(RewardException.Kind.DEADLINE);
        assertThat(calls).hasValue(0);
    }

    @Test
    void errorsLoseNoSlot() {
        ResilientJudgeModel model = ResilientJudgeModel.builder(prompt -> {
            throw new StackOverflowError();
        }).concurrency(2).build();
        BatchScorer.of(judge(model)).scoreAll(samples(10));
        assertThat(model.freeSlots()).isEqualTo(2);
    }
}
