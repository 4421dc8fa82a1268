package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reward4j.CompositeReward;
import io.reward4j.Deadline;
import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PrimingTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Sample SAMPLE = Sample.of("question", "half of it").withReference("half")
            .withMetadata("language", "en");

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicLong judged = new AtomicLong();

    private final RewardFunction code = sample -> {
        seen.add(sample.completion());
        return Reward.of(sample.completion().isEmpty() ? 0 : 1);
    };

    private final RewardFunction judge = ((RewardFunction) sample -> {
        judged.incrementAndGet();
        return Reward.pass();
    }).withTraits(Traits.calling(1));

    @Test
    void samplesAreScoredAsTheyAreAndWithOtherAnswers() {
        PrimingResult result = RewardEndpoint.of(code).prime(List.of(SAMPLE), SHORT);

        assertThat(result.samples()).isPositive().isEqualTo(result.samples() / 64 * 64);
        assertThat(seen).contains("half of it", "", "half ", "\\boxed{half of it}");
        assertThat(seen).anyMatch(text -> text.length() > 2_000);
    }

    @Test
    void referencesAndMetadataAreThere() {
        Set<String> fields = ConcurrentHashMap.newKeySet();
        RewardFunction reading = sample -> {
            fields.add(sample.referenceText() + sample.metadata());
            return Reward.pass();
        };

        RewardEndpoint.of(reading).prime(List.of(SAMPLE), SHORT);

        assertThat(fields).containsExactly("half{\"language\":\"en\"}");
    }

    @Test
    void answersAreMadeUpWhereNoSampleIsGiven() {
        RewardEndpoint.of(code).prime(List.of(), SHORT);

        assertThat(seen).hasSizeGreaterThan(20);
    }

    @Test
    void ofARewardThatWaitsThePartsThatComputeArePrimedAndNoOthers() {
        RewardFunction reward = CompositeReward.builder()
                .term("judge", 1, judge)
                .term("code", 1, CompositeReward.builder().term("inner", 1, code).factor("judge", judge).build())
                .build();

        PrimingResult result = RewardEndpoint.of(reward).prime(List.of(SAMPLE), SHORT);

        assertThat(result.samples()).isPositive();
        assertThat(seen).contains("half of it");
        assertThat(judged).hasValue(0);
    }

    @Test
    void nobodyHearsOfIt() {
        AtomicLong heard = new AtomicLong();
        RewardEndpoint endpoint = RewardEndpoint.builder(code).listener(new RewardListener() {
            @Override
            public void scored(Sample sample, Reward reward) {
                heard.incrementAndGet();
            }

            @Override
            public void partAsked(String name, Duration duration) {
                heard.incrementAndGet();
            }
        }).build();

        endpoint.prime(List.of(SAMPLE), SHORT);

        assertThat(heard).hasValue(0);
    }

    @Test
    void failuresEndNothing() {
        RewardFunction failing = sample -> {
            seen.add(sample.completion());
            throw new IllegalStateException("broken");
        };
        RewardEndpoint endpoint = RewardEndpoint.builder(failing).failurePolicy(FailurePolicy.failInvocation())
                .build();

        PrimingResult result = endpoint.prime(List.of(SAMPLE), SHORT);

        assertThat(result.samples()).isPositive();
        assertThat(seen).hasSizeGreaterThan(3);
    }

    @Test
    void errorsOfTheVirtualMachineEndIt() {
        RewardEndpoint endpoint = RewardEndpoint.of(sample -> {
            throw new OutOfMemoryError("made up");
        });

        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> endpoint.prime(List.of(SAMPLE), SHORT));
    }

    @Test
    void noTimeIsNoPriming() {
        assertThat(RewardEndpoint.of(code).prime(List.of(SAMPLE), Duration.ZERO).samples()).isZero();
        assertThat(seen).isEmpty();
    }

    @Test
    void anEndpointScoresAfterwardsAsBefore() throws RewardException {
        RewardEndpoint endpoint = RewardEndpoint.of(code);
        endpoint.prime(List.of(SAMPLE), SHORT);

        List<Result> results = endpoint.score(
                List.of(Entry.of(SAMPLE, 0), Entry.of(SAMPLE.withAnswer(Message.assistant("")), 1)),
                Deadline.none());

        assertThat(results.getFirst().value()).isEqualTo(1);
    }
}
