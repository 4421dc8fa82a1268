package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Events of more samples than are scored at once.
class LargeEventsTest {

    private static final int COUNT = 3_000;

    private final List<String> heard = new ArrayList<>();
    private final RewardListener listener = new RewardListener() {
        @Override
        public void scored(Sample sample, Reward reward) {
            heard.add(sample.id());
        }

        @Override
        public void failed(Sample sample, RewardException cause) {
            heard.add(sample.id());
        }
    };

    private static String samples() {
        return IntStream.range(0, COUNT)
                .mapToObj(
                        i -> i % 7 == 0 ? "{\"id\":" + i + "}" : Events.sample(Integer.toString(i), "a".repeat(i % 11)))
                .collect(Collectors.joining(","));
    }

    @Test
    void orderIsKeptForResultsAndListeners() {
        List<ReplyReader.Result> results = Events.results(
                RewardEndpoint.builder(Events.SHARE_OF_A).listener(listener).build(), "[" + samples() + "]");

        assertThat(results).hasSize(COUNT);
        for (int i = 0; i < COUNT; i++) {
            assertThat(results.get(i).id().asInt()).isEqualTo(i);
            assertThat(results.get(i).score()).isEqualTo(i % 7 == 0 ? 0.5 : (i % 11) / 10.0);
        }
        assertThat(heard).containsExactlyElementsOf(
                IntStream.range(0, COUNT).mapToObj(Integer::toString).toList());
    }

    @Test
    void groupsAndSiblingsAreFoundAcrossTheWholeEvent() {
        AtomicInteger groups = new AtomicInteger();
        RewardEndpoint endpoint = RewardEndpoint.builder(Events.SHARE_OF_A).group((group, base) -> {
            groups.incrementAndGet();
            return base;
        }).build();

        assertThat(Events.results(endpoint, "[" + samples() + "]")).hasSize(COUNT);
        assertThat(groups).hasValue(1);
    }

    @Test
    void eventThatTurnsOutToBeBrokenIsOneErrorAndNobodyHearsOfItsSamples() {
        for (FailurePolicy policy : List.of(FailurePolicy.neutral(), FailurePolicy.failInvocation())) {
            RewardReply reply = Events.reply(
                    RewardEndpoint.builder(Events.SHARE_OF_A).listener(listener).failurePolicy(policy).build(),
                    "[" + samples() + ",}");

            assertThat(reply.error().orElseThrow()).isInstanceOf(UnreadableEventException.class);
            assertThat(reply.toString()).startsWith("{\"errorType\":\"UnreadableEventException\"");
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void nothingIsPaidForAnEventThatTurnsOutToBeBroken() {
        AtomicInteger calls = new AtomicInteger();
        RewardFunction judge = sample -> {
            calls.incrementAndGet();
            return Reward.pass();
        };

        RewardReply reply = Events.reply(RewardEndpoint.of(judge.withTraits(Traits.calling(1))),
                "[" + samples() + ",}");

        assertThat(reply.error()).isPresent();
        assertThat(calls).hasValue(0);
    }

    @Test
    void failedInvocationIsOneErrorWhereverTheFailureStands() {
        RewardReply reply = Events.reply(
                RewardEndpoint.builder(Events.SHARE_OF_A).failurePolicy(FailurePolicy.failInvocation()).build(),
                "[" + Events.sample("1", "a") + "," + Events.sample("2", "a") + "," + samples() + "]");

        assertThat(reply).hasToString("{\"errorType\":\"RewardException\",\"errorMessage\":"
                + "\"sample '0' failed: sample 2: no message of the assistant, and no completion, among the fields [];"
                + " the answer is read from [/model_response, /completion, /response, /modelResponse, /generated_text,"
                + " /generated_response, /output], or from the end of [/messages, /prompt, /query]: see SampleFields\"}");
    }
}
