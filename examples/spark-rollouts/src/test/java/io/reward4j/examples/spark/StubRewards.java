package io.reward4j.examples.spark;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Rewards that count, stop and fail as tests want. What they do is said by fields of the class, since a reward is made
/// where the task runs, which in these tests is the same process.
final class StubRewards {

    static final AtomicInteger MADE = new AtomicInteger();
    static final AtomicInteger CALLS = new AtomicInteger();
    static final Set<String> DOWN_FOR = ConcurrentHashMap.newKeySet();
    static volatile int downFrom = Integer.MAX_VALUE;
    static volatile CountDownLatch begun = new CountDownLatch(0);

    private StubRewards() {}

    static void reset() {
        MADE.set(0);
        CALLS.set(0);
        DOWN_FOR.clear();
        downFrom = Integer.MAX_VALUE;
    }

    /// Counts its calls; fails from a call on, and once for each id of a set.
    static RewardFunction counting() {
        MADE.incrementAndGet();
        return sample -> {
            if (CALLS.incrementAndGet() >= downFrom || DOWN_FOR.remove(sample.id())) {
                throw new RewardException(Kind.JUDGE_UNAVAILABLE, "down");
            }
            return Reward.of(1);
        };
    }

    /// Asks a model whose replies are shared, and counts those that are paid for; fails once for each id of a set, after
    /// the reply.
    static RewardFunction judged(Path shared) {
        JudgeModel model = SharedReplies.of(prompt -> JudgeReply.of("0." + CALLS.incrementAndGet()), shared);
        return ((RewardFunction) sample -> {
            double value = Double.parseDouble(model.reply(JudgePrompt.of("", sample.completion())).text());
            if (DOWN_FOR.remove(sample.id())) {
                throw new RewardException(Kind.JUDGE_UNAVAILABLE, "down");
            }
            return Reward.of(value);
        }).withTraits(Traits.calling(1));
    }

    /// Waits until it is interrupted, and then says something all the same.
    static RewardFunction waiting() {
        return new RewardFunction() {

            @Override
            public Reward score(Sample sample) {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return Reward.of(0.5);
            }

            @Override
            public Traits traits() {
                return Traits.calling(1);
            }
        };
    }

    /// Waits on the thread of the task.
    static RewardFunction waitingOnTheTask() {
        return waiting()::score;
    }
}
