package io.reward4j.judge.layer;

import static io.reward4j.judge.layer.Ask.GUARD;
import static io.reward4j.judge.layer.Ask.failure;
import static io.reward4j.judge.layer.Ask.judge;
import static io.reward4j.judge.layer.Ask.prompt;
import static io.reward4j.judge.layer.Ask.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.reward4j.BatchScorer;
import io.reward4j.JudgeCall;
import io.reward4j.JudgeCall.Result;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class CachingJudgeModelTest {

    private final AtomicInteger calls = new AtomicInteger();
    private final JudgeModel counting = prompt -> new JudgeReply(prompt.user() + " " + calls.incrementAndGet(),
            Optional.empty(), 5, 5, "");

    @Test
    void asksOnceForEqualPrompts() {
        JudgeModel model = CachingJudgeModel.of(counting);
        JudgeReply first = model.reply(prompt("a"));
        assertThat(model.reply(prompt("a"))).isSameAs(first);
        assertThat(model.reply(prompt("b")).text()).isEqualTo("b 2");
        assertThat(calls).hasValue(2);
        assertThat(model.name()).isEqualTo("judge");
    }

    @Test
    void promptsThatDifferInAnythingAreAskedApart() {
        JudgeModel model = CachingJudgeModel.of(counting);
        Optional<JsonNode> schema = Optional.of(JsonNodeFactory.instance.objectNode());
        List<JudgePrompt> prompts = List.of(
                new JudgePrompt("s", "u", Optional.empty(), "n", "v"),
                new JudgePrompt("su", "", Optional.empty(), "n", "v"),
                new JudgePrompt("", "su", Optional.empty(), "n", "v"), new JudgePrompt("s", "u", schema, "n", "v"),
                new JudgePrompt("s", "u", Optional.empty(), "m", "v"),
                new JudgePrompt("s", "u", Optional.empty(), "n", "w"),
                new JudgePrompt("s", "?", Optional.empty(), "n", "v"),
                new JudgePrompt("s", "\ud800", Optional.empty(), "n", "v"),
                new JudgePrompt("s", "\udc00", Optional.empty(), "n", "v"));
        prompts.forEach(model::reply);
        prompts.forEach(model::reply);
        assertThat(calls).hasValue(prompts.size());
    }

    @Test
    void theLeastRecentlyUsedReplyGoesFirst() {
        JudgeModel model = CachingJudgeModel.of(counting, 2);
        List.of("a", "b", "a", "c", "a").forEach(user -> model.reply(prompt(user)));
        assertThat(calls).hasValue(3);
        assertThat(model.reply(prompt("b")).text()).isEqualTo("b 4");
        assertThatIllegalArgumentException().isThrownBy(() -> CachingJudgeModel.of(counting, 0));
    }

    @Test
    void forgetsWhatItIsToldTo() {
        CachingJudgeModel model = CachingJudgeModel.of(counting);
        model.forget(prompt("a"));
        model.reply(prompt("a"));
        model.forget(prompt("a"));
        assertThat(model.reply(prompt("a")).text()).isEqualTo("a 2");
    }

    @Test
    void doesNotKeepFailures() {
        JudgeModel model = CachingJudgeModel.of(prompt -> {
            if (calls.incrementAndGet() == 1) {
                throw Ask.busy();
            }
            return JudgeReply.of("fine");
        });
        assertThat(failure(model, "a").isTemporary()).isTrue();
        assertThat(model.reply(prompt("a")).text()).isEqualTo("fine");
    }

    @Test
    void tellsTheListenerOfRepliesThatCostNothing() {
        Ask.Log log = new Ask.Log();
        JudgeModel model = CachingJudgeModel.of(ResilientJudgeModel.of(counting));
        List<Sample> same = Collections.nCopies(4, samples(1).getFirst());
        BatchScorer.of(judge(model)).withListener(log).scoreAll(same);
        assertThat(log.results()).containsExactlyInAnyOrder(
                Result.REPLIED, Result.CACHED, Result.CACHED, Result.CACHED);
        assertThat(log.calls).extracting(JudgeCall::promptVersion).containsOnly("v1");
        assertThat(log.calls.stream().filter(call -> call.result() == Result.CACHED))
                .allMatch(call -> call.inputTokens() == 0 && call.outputTokens() == 0);
    }

    @Test
    void aHundredThreadsMakeOneCall() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(100);
        JudgeModel model = CachingJudgeModel.of(prompt -> {
            Ask.await(started);
            return counting.reply(prompt);
        });
        Queue<String> replies = new ConcurrentLinkedQueue<>();
        join(start(100, () -> {
            started.countDown();
            replies.add(model.reply(prompt("a")).text());
        }));
        assertThat(replies).hasSize(100).containsOnly("a 1");
    }

    @Test
    void thoseWhoWaitShareTheFailureOfTheModelEachAsAnExceptionOfItsOwn() throws InterruptedException {
        for (JudgeModelException thrown : List.of(Ask.busyFor(Duration.ofSeconds(3)),
                JudgeModelException.permanent("no access", null), JudgeModelException.unreadable("cut off"))) {
            calls.set(0);
            CountDownLatch go = new CountDownLatch(1);
            JudgeModel model = CachingJudgeModel.of(prompt -> {
                calls.incrementAndGet();
                Ask.await(go);
                throw thrown;
            });
            Queue<JudgeModelException> failures = new ConcurrentLinkedQueue<>();
            List<Thread> leader = start(1, () -> failures.add(failure(model, "a")));
            leader.forEach(Ask::untilItWaits);
            List<Thread> others = start(19, () -> failures.add(failure(model, "a")));
            others.forEach(Ask::untilItWaitsInTime);
            go.countDown();
            join(leader);
            join(others);
            assertThat(calls).hasValue(1);
            assertThat(failures).hasSize(20).doesNotHaveDuplicates().allSatisfy(failure -> {
                assertThat(failure).hasMessage(thrown.getMessage());
                assertThat(failure.kind()).isEqualTo(thrown.kind());
                assertThat(failure.isTemporary()).isEqualTo(thrown.isTemporary());
                assertThat(failure.retryAfter()).isEqualTo(thrown.retryAfter());
            });
        }
    }

    @Test
    void thoseWhoWaitAskForThemselvesWhenTheAskingThreadIsInterrupted() throws InterruptedException {
        JudgeModel model = CachingJudgeModel
                .of(prompt -> calls.incrementAndGet() == 1 ? Ask.hang() : JudgeReply.of("fine"));
        Queue<String> ends = new ConcurrentLinkedQueue<>();
        List<Thread> leader = start(1, () -> ends.add(failure(model, "a").kind().id()));
        leader.forEach(Ask::untilItWaits);
        List<Thread> others = start(5, () -> ends.add(model.reply(prompt("a")).text()));
        others.forEach(Ask::untilItWaitsInTime);
        leader.getFirst().interrupt();
        join(leader);
        join(others);
        assertThat(ends).containsExactlyInAnyOrder("deadline", "fine", "fine", "fine", "fine", "fine");
        assertThat(calls).hasValue(2);
    }

    @Test
    void thoseWhoWaitAskForThemselvesWhenTheAskingThreadIsLateOrDies() throws InterruptedException {
        for (Throwable thrown : List.of(JudgeModelException.late("late", null), new StackOverflowError(),
                new RewardException(RewardException.Kind.REFUSED_INPUT, "no"))) {
            calls.set(0);
            CountDownLatch go = new CountDownLatch(1);
            JudgeModel model = CachingJudgeModel.of(prompt -> {
                if (calls.incrementAndGet() > 1) {
                    return JudgeReply.of("fine");
                }
                Ask.await(go);
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) thrown;
            });
            Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
            Queue<String> replies = new ConcurrentLinkedQueue<>();
            List<Thread> leader = start(1, () -> failures.add(catchThrowable(() -> model.reply(prompt("a")))));
            leader.forEach(Ask::untilItWaits);
            List<Thread> others = start(5, () -> replies.add(model.reply(prompt("a")).text()));
            others.forEach(Ask::untilItWaitsInTime);
            go.countDown();
            join(leader);
            join(others);
            assertThat(failures).containsExactly(thrown);
            assertThat(replies).hasSize(5).containsOnly("fine");
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void aWaitEndsWithAnInterrupt() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        JudgeModel model = CachingJudgeModel.of(prompt -> {
            Ask.await(go);
            return counting.reply(prompt);
        });
        List<Thread> leader = start(1, () -> model.reply(prompt("a")));
        leader.forEach(Ask::untilItWaits);
        Queue<String> ends = new ConcurrentLinkedQueue<>();
        List<Thread> waiter = start(1,
                () -> ends.add(failure(model, "a").kind().id() + " " + Thread.currentThread().isInterrupted()));
        waiter.forEach(Ask::untilItWaitsInTime);
        waiter.getFirst().interrupt();
        join(waiter);
        assertThat(ends).containsExactly("deadline true");
        go.countDown();
        join(leader);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aWaitEndsWithTheDeadlineOfWhoWaits() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        JudgeModel model = CachingJudgeModel.of(prompt -> {
            Ask.await(go);
            return counting.reply(prompt);
        });
        List<Thread> leader = start(1, () -> model.reply(prompt("answer 0")));
        leader.forEach(Ask::untilItWaits);
        assertThat(BatchScorer.of(judge(model)).withTimeLimit(Duration.ofMillis(20)).scoreAll(samples(1)))
                .extracting(Ask::text).allMatch(text -> text.startsWith("DEADLINE: "));
        go.countDown();
        join(leader);
        assertThat(calls).hasValue(1);
    }

    @Test
    void letsWhatElseTheModelThrowsThrough() {
        RewardException refused = new RewardException(RewardException.Kind.REFUSED_INPUT, "no");
        JudgeModel model = CachingJudgeModel.of(prompt -> {
            throw refused;
        });
        assertThatThrownBy(() -> model.reply(prompt("a"))).isSameAs(refused);
    }

    private static List<Thread> start(int count, Runnable task) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofVirtual().start(task));
        }
        return threads;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            assertThat(thread.join(GUARD)).isTrue();
        }
    }
}
