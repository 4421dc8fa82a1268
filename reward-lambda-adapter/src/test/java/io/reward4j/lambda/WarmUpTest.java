package io.reward4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.reward4j.JudgeCall;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.wire.FailurePolicy;
import io.reward4j.wire.RewardEndpoint;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What happens before a snapshot; [RuntimeClientTest] shows that it does.
class WarmUpTest {

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Duration primingTime = Duration.ZERO;

    private final RewardFunction reward = sample -> {
        heard.add("scored " + sample.id());
        RewardListener.current().judgeCalled(
                new JudgeCall("model", "", JudgeCall.Result.REPLIED, Duration.ZERO, 1, 1));
        return Reward.pass();
    };

    private final RewardListener listener = new RewardListener() {
        @Override
        public void scored(Sample sample, Reward reward) {
            heard.add("listener");
        }

        @Override
        public void failed(Sample sample, RewardException cause) {
            heard.add("listener");
        }

        @Override
        public void judgeCalled(JudgeCall call) {
            heard.add("listener");
        }
    };

    private final class Warmed extends RewardLambda {

        private final String event;

        Warmed(RewardFunction reward, String event) {
            this(RewardEndpoint.builder(reward), event);
        }

        Warmed(RewardEndpoint.Builder endpoint, String event) {
            super(endpoint.listener(listener).build(), Telemetry.builder().writeTo(() -> log).build());
            this.event = event;
        }

        @Override
        protected byte[] warmUpEvent() {
            return event.getBytes(UTF_8);
        }

        @Override
        protected Duration primingTime() {
            return primingTime;
        }

        @Override
        protected void beforeCheckpoint() {
            heard.add("hook");
        }
    }

    @Test
    void rewardThatComputesIsAskedForAMadeUpSampleAndNobodyHearsOfIt() {
        new Warmed(reward, "").checkpoint();

        assertThat(heard).containsExactly("scored warm-up", "hook");
        assertThat(log.size()).isZero();
    }

    @Test
    void rewardThatWaitsIsNotAsked() {
        new Warmed(reward.withTraits(Traits.calling(1)), "").checkpoint();

        assertThat(heard).containsExactly("hook");
    }

    @Test
    void rewardThatWaitsIsAskedForTheEventThatIsGiven() {
        new Warmed(reward.withTraits(Traits.calling(1)), Logged.event("mine")).checkpoint();

        assertThat(heard).containsExactly("scored mine", "hook");
        assertThat(log.size()).isZero();
    }

    @Test
    void rewardThatFailsDoesNotKeepTheSnapshotFromBeingTaken() {
        new Warmed(sample -> {
            throw new IllegalStateException("no network yet");
        }, Logged.event("mine")).checkpoint();

        assertThat(heard).containsExactly("hook");
    }

    @Test
    void rewardThatFailsDoesNotWhereThePolicyIsToFailTheInvocationEither() {
        RewardEndpoint.Builder strict = RewardEndpoint.builder(sample -> {
            throw new IllegalStateException("no network yet");
        }).failurePolicy(FailurePolicy.failInvocation());

        new Warmed(strict, Logged.event("mine")).checkpoint();

        assertThat(heard).containsExactly("hook");
    }

    @Test
    void rewardThatComputesIsPrimedWithTheEventBeforeTheHookAndNobodyHearsOfIt() {
        primingTime = Duration.ofMillis(50);

        new Warmed(reward, Logged.event("mine")).checkpoint();

        assertThat(heard).hasSizeGreaterThan(64).contains("scored primed-0").endsWith("hook")
                .doesNotContain("listener");
        assertThat(log.size()).isZero();
    }

    @Test
    void rewardThatWaitsIsNotPrimed() {
        primingTime = Duration.ofMillis(50);

        new Warmed(reward.withTraits(Traits.calling(1)), "").checkpoint();

        assertThat(heard).containsExactly("hook");
    }

    @Test
    void eventThatCannotBeReadIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Warmed(reward, "[{").checkpoint())
                .withMessageStartingWith("the warm-up event has no answer: ");
    }
}
