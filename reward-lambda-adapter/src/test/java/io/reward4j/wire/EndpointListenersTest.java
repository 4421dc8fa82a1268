package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.JudgeCall;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointListenersTest {

    private static final class Ear implements RewardListener {

        private final List<String> heard = new ArrayList<>();

        @Override
        public synchronized void scored(Sample sample, Reward reward) {
            heard.add("scored " + sample.id());
        }

        @Override
        public synchronized void failed(Sample sample, RewardException cause) {
            heard.add(cause.kind().id() + " " + sample.id());
        }

        @Override
        public synchronized void judgeCalled(JudgeCall call) {
            heard.add("judge");
        }
    }

    private static final RewardFunction REWARD = sample -> {
        RewardListener.current().judgeCalled(
                new JudgeCall("model", "", JudgeCall.Result.REPLIED, Duration.ZERO, 1, 1));
        return Reward.pass();
    };

    private static final String EVENT = Events.list(Events.sample("1", "a"), "7");

    private final Ear built = new Ear();
    private final Ear later = new Ear();
    private final RewardEndpoint endpoint = RewardEndpoint.builder(REWARD).listener(built).build();

    @Test
    void listenerOfACopyHearsOfItAlone() {
        RewardEndpoint copy = endpoint.withListener(later);

        assertThat(Events.reply(copy, EVENT)).hasToString(Events.reply(endpoint, EVENT).toString());

        assertThat(later.heard).containsExactly("judge", "scored 1", "refused_input sample-1");
        assertThat(built.heard).hasSize(6);
    }

    @Test
    void withoutListenersNobodyHears() {
        RewardEndpoint copy = endpoint.withListener(later).withoutListeners();

        assertThat(Events.reply(copy, EVENT)).hasToString(Events.reply(endpoint.withoutListeners(), EVENT).toString());

        assertThat(later.heard).isEmpty();
        assertThat(built.heard).isEmpty();
    }

    @Test
    void warmUpAsksARewardThatComputesAndNoneThatWaits() {
        endpoint.warmUp();
        RewardEndpoint.builder(REWARD.withTraits(Traits.calling(1))).listener(later).build().warmUp();

        assertThat(built.heard).containsExactly("judge", "scored warm-up");
        assertThat(later.heard).containsExactly("refused_input warm-up");
    }
}
