package io.reward4j.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.probe.Finding;
import io.reward4j.probe.RewardExplanation;
import io.reward4j.probe.RewardProbes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a review can gain without saying more, with a judge who is never impressed: the holes that are left are those of
/// the code.
class GameabilityTest {

    private final RewardFunction reward = ContractReview.reward(new StubJudge(3, 3, 3));

    @Test
    void noTrickRaisesTheReward() {
        List<Sample> samples = new ArrayList<>();
        for (Contract contract : Contract.all().subList(0, 3)) {
            for (Variant variant : Variant.of(contract)) {
                samples.add(VariantsTest.sample(contract, variant));
            }
        }
        RewardProbes.assertNotGameable(reward, samples);
    }

    @Test
    void theExplanationOfTheRewardNamesOnlyThatCallsGrowWithTheComments() {
        RewardExplanation explanation = RewardExplanation.of(reward);
        assertThat(explanation.findings()).as("%s", explanation).extracting(Finding::kind)
                .containsOnly(Finding.Kind.UNBOUNDED_CALLS);
    }
}
