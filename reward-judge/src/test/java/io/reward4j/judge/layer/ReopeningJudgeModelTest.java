package io.reward4j.judge.layer;

import static io.reward4j.judge.layer.Ask.GUARD;
import static io.reward4j.judge.layer.Ask.failure;
import static io.reward4j.judge.layer.Ask.judge;
import static io.reward4j.judge.layer.Ask.prompt;
import static io.reward4j.judge.layer.Ask.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.reward4j.BatchScorer;
import io.reward4j.JudgeCall;
import io.reward4j.Outcome;
import io.reward4j.RewardException;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReopeningJudgeModelTest {

    private final List<Connected> made = Collections.synchronizedList(new ArrayList<>());
    private final ReopeningJudgeModel model = ReopeningJudgeModel.of(this::connect);

    /// A model that holds a connection.
    private static final class Connected implements JudgeModel, AutoCloseable {

        private final int number;
        private final AtomicInteger closed = new AtomicInteger();
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicBoolean cut = new AtomicBoolean();
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        Connected(int number) {
            this.number = number;
        }

        @Override
        public JudgeReply reply(JudgePrompt prompt) {
            underWay.incrementAndGet();
            entered.countDown();
            try {
                if (prompt.user().equals("slow")) {
                    Ask.await(mayEnd);
                }
                Thread.onSpinWait();
                if (closed.get() > 0) {
                    throw JudgeModelException.permanent("closed under a call", null);
                }
                return JudgeReply.of("model " + number);
            } finally {
                underWay.decrementAndGet();
            }
        }

        @Override
        public String name() {
            return "model " + number;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
            cut.compareAndSet(false, underWay.get() > 0);
        }
    }

    private Connected connect() {
        Connected connected = new Connected(made.size() + 1);
        made.add(connected);
        return connected;
    }

    @SuppressWarnings("NullAway") // what a user without a null checker may do
    private static JudgeModel nothing() {
        return null;
    }

    private String text() {
        return model.reply(prompt("quick")).text();
    }

    @Test
    void oneModelIsMadeAtOnceAndKept() {
        assertThat(made).hasSize(1);
        assertThat(text()).isEqualTo("model 1");
        assertThat(text()).isEqualTo("model 1");
        assertThat(made).hasSize(1);
        assertThat(model.inner()).isSameAs(made.getFirst());
        assertThat(made.getFirst().closed).hasValue(0);
    }

    @Test
    void theCallAfterADisconnectOpensANewOne() {
        model.disconnect();
        assertThat(made.getFirst().closed).hasValue(1);
        assertThat(made).hasSize(1);
        assertThat(text()).isEqualTo("model 2");
        assertThat(text()).isEqualTo("model 2");
        assertThat(made).hasSize(2);
    }

    @Test
    void disconnectingTwiceClosesOnce() {
        model.disconnect();
        model.disconnect();
        assertThat(made.getFirst().closed).hasValue(1);
        assertThat(made).hasSize(1);
    }

    @Test
    void theNameStaysAndOpensNothing() {
        model.disconnect();
        assertThat(model.name()).isEqualTo("model 1");
        model.forget(prompt("quick"));
        assertThat(model.reportsCalls()).isFalse();
        assertThat(made).hasSize(1);
        assertThat(model.inner()).isSameAs(made.getLast());
        assertThat(made).hasSize(2);
    }

    @Test
    void aCallUnderWayKeepsTheOldModelUntilItsEnd() throws Exception {
        CompletableFuture<JudgeReply> slow = CompletableFuture.supplyAsync(
                () -> model.reply(prompt("slow")), Thread::startVirtualThread);
        Connected old = made.getFirst();
        old.entered.await();

        model.disconnect();

        assertThat(old.closed).hasValue(0);
        assertThat(text()).isEqualTo("model 2");
        old.mayEnd.countDown();
        assertThat(slow.get().text()).isEqualTo("model 1");
        assertThat(old.closed).hasValue(1);
        assertThat(made.getLast().closed).hasValue(0);
    }

    @Test
    void noCallIsLostWhileItIsDisconnectedAgainAndAgain() {
        AtomicBoolean done = new AtomicBoolean();
        Thread dropper = Thread.ofPlatform().daemon().start(() -> {
            while (!done.get()) {
                model.disconnect();
                Thread.onSpinWait();
            }
        });

        List<Outcome> outcomes = assertTimeoutPreemptively(
                GUARD, () -> BatchScorer.of(judge(model)).withConcurrency(32).scoreAll(samples(5_000)));
        done.set(true);
        assertTimeoutPreemptively(GUARD, () -> dropper.join());
        model.close();

        assertThat(outcomes).hasSize(5_000).extracting(Ask::text).allMatch(text -> text.startsWith("model "));
        assertThat(made).hasSizeGreaterThan(1).allSatisfy(connected -> {
            assertThat(connected.closed).hasValue(1);
            assertThat(connected.cut).isFalse();
        });
    }

    @Test
    void callsThatComeTogetherOpenOneModel() {
        model.disconnect();
        List<CompletableFuture<JudgeReply>> calls = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> model.reply(prompt("quick")), Thread::startVirtualThread))
                .toList();
        assertThat(calls).allSatisfy(call -> assertThat(call.get().text()).isEqualTo("model 2"));
        assertThat(made).hasSize(2);
    }

    @Test
    void closingIsForGood() {
        model.close();
        assertThat(made.getFirst().closed).hasValue(1);
        assertThat(failure(model, "q")).hasMessage("model 1 was closed")
                .returns(false, JudgeModelException::isTemporary);
        model.disconnect();
        model.close();
        assertThat(made.getFirst().closed).hasValue(1);
        assertThat(made).hasSize(1);
    }

    @Test
    void failuresOfTheModelComeThroughAndItStaysOpen() {
        JudgeModelException busy = Ask.busy();
        ReopeningJudgeModel failing = ReopeningJudgeModel.of(() -> prompt -> {
            throw busy;
        });
        assertThat(failure(failing, "q")).isSameAs(busy);
        failing.disconnect();
        assertThat(failure(failing, "q")).isSameAs(busy);
    }

    @Test
    void whatKeepsItFromBeingOpenedIsSaidAndTheNextCallTriesAgain() {
        AtomicInteger tries = new AtomicInteger();
        ReopeningJudgeModel reopening = ReopeningJudgeModel.of(() -> {
            if (tries.incrementAndGet() == 2) {
                throw new IllegalStateException("no region is known");
            }
            return prompt -> JudgeReply.of("fine");
        });
        reopening.disconnect();
        assertThat(failure(reopening, "q"))
                .hasMessage("judge could not be opened again: java.lang.IllegalStateException: no region is known")
                .returns(RewardException.Kind.JUDGE_UNAVAILABLE, JudgeModelException::kind)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(reopening.reply(prompt("q")).text()).isEqualTo("fine");
    }

    @Test
    void aSupplierThatMakesNothingIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> ReopeningJudgeModel.of(ReopeningJudgeModelTest::nothing))
                .withMessage("the supplier made no model");
        assertThatIllegalStateException().isThrownBy(() -> ReopeningJudgeModel.of(() -> {
            throw new IllegalStateException("no region is known");
        })).withMessage("no region is known");
    }

    @Test
    void aFailureToCloseIsToldToWhoDisconnectsButNeverToACall() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ReopeningJudgeModel stuck = ReopeningJudgeModel.of(() -> new Unclosable(entered, mayEnd));
        CompletableFuture<JudgeReply> call = CompletableFuture.supplyAsync(
                () -> stuck.reply(prompt("q")), Thread::startVirtualThread);
        entered.await();
        stuck.disconnect();
        mayEnd.countDown();
        assertThat(call.get().text()).isEqualTo("fine");
        assertThat(stuck.reply(prompt("q")).text()).isEqualTo("fine");
        assertThatIllegalStateException().isThrownBy(stuck::disconnect).withMessage("stuck");
        assertThat(stuck.reply(prompt("q")).text()).isEqualTo("fine");
    }

    private record Unclosable(CountDownLatch entered, CountDownLatch mayEnd) implements JudgeModel, AutoCloseable {

        @Override
        public JudgeReply reply(JudgePrompt prompt) {
            entered.countDown();
            Ask.await(mayEnd);
            return JudgeReply.of("fine");
        }

        @Override
        public void close() {
            throw new IllegalStateException("stuck");
        }
    }

    @Test
    void callsAreToldOnceWhateverIsInside() {
        for (JudgeModel inside : List.<JudgeModel>of(
                prompt -> JudgeReply.of("fine"), ResilientJudgeModel.of(prompt -> JudgeReply.of("fine")))) {
            Ask.Log log = new Ask.Log();
            ReopeningJudgeModel reopening = ReopeningJudgeModel.of(() -> inside);
            BatchScorer scorer = BatchScorer.of(judge(CachingJudgeModel.of(reopening))).withListener(log);
            scorer.scoreAll(samples(3));
            reopening.disconnect();
            scorer.scoreAll(samples(4));
            assertThat(log.results().stream().filter(result -> result == JudgeCall.Result.REPLIED))
                    .hasSize(4);
        }
    }
}
