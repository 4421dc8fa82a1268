package io.reward4j.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Deadline;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Traits;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Whatever the reward does, the reply is there by the deadline.
class DeadlinesTest {

    private static final String EVENT = Events.list(
            Events.sample("1", "slow"), Events.sample("2", "aaa"), Events.sample("3", "slow"));

    private volatile boolean released;

    @Test
    void rewardThatWaitsForEverIsAnswered() {
        CountDownLatch never = new CountDownLatch(1);
        RewardFunction waits = sample -> {
            if (sample.completion().equals("slow")) {
                await(never);
            }
            return Events.SHARE_OF_A.score(sample);
        };

        check(waits.withTraits(Traits.calling(1)));
    }

    @Test
    void rewardThatComputesForEverIsAnswered() {
        RewardFunction spins = sample -> {
            while (sample.completion().equals("slow") && !released) {
                Thread.onSpinWait();
            }
            return Events.SHARE_OF_A.score(sample);
        };
        try {
            check(spins.withTraits(Traits.calling(1).withRange(0, 1)));
        } finally {
            released = true;
        }
    }

    @Test
    void codeThatComputesForEverIsAnsweredThoughNoThreadIsLeftForTheOthers() {
        RewardFunction spins = sample -> {
            while (!released) {
                Thread.onSpinWait();
            }
            return Reward.pass();
        };
        try {
            List<ReplyReader.Result> results = results(RewardEndpoint.of(spins), Duration.ofMillis(200));

            assertThat(results).extracting(ReplyReader.Result::score).containsExactly(0.5, 0.5, 0.5);
        } finally {
            released = true;
        }
    }

    @Test
    void deadlineThatHasPassedIsAnsweredAtOnce() {
        assertThat(results(RewardEndpoint.of(Events.SHARE_OF_A), Duration.ZERO))
                .hasSize(3)
                .allSatisfy(result -> assertThat(result.metric("reward_failed/deadline")).isEqualTo(1));
    }

    private static void check(RewardFunction reward) {
        RewardEndpoint endpoint = RewardEndpoint.builder(reward).failurePolicy(FailurePolicy.siblingMean()).build();

        List<ReplyReader.Result> results = results(endpoint, Duration.ofSeconds(1));

        assertThat(results).extracting(ReplyReader.Result::score).containsExactly(0.3, 0.3, 0.3);
        assertThat(results).extracting(ReplyReader.Result::failed).containsExactly(true, false, true);
        assertThat(results.getFirst().names()).contains("reward_failed/deadline");
    }

    private static List<ReplyReader.Result> results(RewardEndpoint endpoint, Duration time) {
        return Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> ReplyReader.read(
                endpoint.reply(new ByteArrayInputStream(EVENT.getBytes(UTF_8)), Deadline.after(time)).toBytes()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
