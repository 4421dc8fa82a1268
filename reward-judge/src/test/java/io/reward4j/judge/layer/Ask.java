package io.reward4j.judge.layer;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reward4j.JudgeCall;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/// What the tests of decorated models ask them with.
final class Ask {

    static final Duration GUARD = Duration.ofSeconds(30);

    private Ask() {}

    static JudgePrompt prompt(String user) {
        return new JudgePrompt("system", user, Optional.empty(), "", "v1");
    }

    static JudgeModelException busy() {
        return JudgeModelException.temporary("busy", Optional.empty(), null);
    }

    static JudgeModelException busyFor(Duration time) {
        return JudgeModelException.temporary("busy", Optional.of(time), null);
    }

    static JudgeModelException failure(JudgeModel model, String user) {
        return catchThrowableOfType(JudgeModelException.class, () -> model.reply(prompt(user)));
    }

    /// Returns a judge: the reply is the reward's rationale.
    static RewardFunction judge(JudgeModel model) {
        RewardFunction judge = sample -> {
            try {
                return Reward.of(1, model.reply(prompt(sample.completion())).text());
            } catch (JudgeModelException e) {
                throw new RewardException(e.kind(), e.getMessage(), e);
            }
        };
        return judge.withTraits(Traits.calling(1));
    }

    static List<Sample> samples(int count) {
        return IntStream.range(0, count).mapToObj(i -> Sample.of("question", "answer " + i)).toList();
    }

    static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Scored(Sample sample, Reward reward) -> reward.rationale();
            case Outcome.Failed(Sample sample, RewardException cause) -> cause.kind() + ": " + cause.getMessage();
        };
    }

    /// Waits without end, as a model that hangs does, until interrupted.
    static JudgeReply hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw JudgeModelException.late("interrupted", e);
        }
        return JudgeReply.of("never");
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw JudgeModelException.late("interrupted", e);
        }
    }

    /// Returns once the thread waits for something.
    static void untilItWaits(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    /// Returns once the thread waits with a limit, as those do that wait for another thread's reply.
    static void untilItWaitsInTime(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    /// Writes down the calls that it hears of.
    static final class Log implements RewardListener {

        final Queue<JudgeCall> calls = new ConcurrentLinkedQueue<>();

        @Override
        public void judgeCalled(JudgeCall call) {
            calls.add(call);
        }

        List<JudgeCall.Result> results() {
            return calls.stream().map(JudgeCall::result).toList();
        }
    }
}
