package io.reward4j.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Message;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.rlvr.text.Quotation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariantsTest {

    private static final Set<Variant> TURNED_AWAY = EnumSet.of(Variant.GUIDELINES_QUOTED, Variant.INVENTED_QUOTES,
            Variant.BROKEN_JSON, Variant.INCOMPLETE, Variant.FORBIDDEN_CONTENT, Variant.NO_COMMENTS, Variant.NEEDLESS);

    static Sample sample(Contract contract, Variant variant) {
        return Sample.of(List.of(
                Message.system(Rollouts.TASK),
                Message.user(contract.prompt()),
                Message.assistant(variant.write(contract))))
                .withId(contract.id())
                .withReference(Rollouts.event(contract, variant).path("reference_answer"))
                .withMetadata(Rollouts.event(contract, variant).path("metadata"));
    }

    @Test
    void theContractsAreThoseOfTheData() {
        List<Contract> contracts = Contract.all();

        assertThat(contracts).hasSize(23);
        assertThat(contracts.stream().filter(contract -> contract.departures().isEmpty())).hasSize(8);
        assertThat(contracts).allSatisfy(contract -> assertThat(contract.departures())
                .allSatisfy(departure -> {
                    assertThat(Quotation.find(contract.text(), departure.excerpt())).get()
                            .extracting(Quotation::kind).isEqualTo(Quotation.Kind.EXACT);
                    assertThat(List.of(departure.guideline().issue(), departure.guideline().action(),
                            departure.guideline().issueInFrench(), departure.guideline().actionInFrench()))
                            .noneMatch(String::isBlank);
                }));
    }

    @Test
    void theGoodReviewOutranksEverySpoiltOneOfTheSameContract() {
        try (DemoJudge judge = DemoJudge.of("recorded")) {
            RewardFunction reward = ContractReview.reward(judge.model());
            for (Contract contract : Contract.all()) {
                double good = reward.score(sample(contract, Variant.GOOD)).value();
                assertThat(good).as(contract.id()).isGreaterThan(0.9);
                for (Variant variant : Variant.of(contract)) {
                    if (variant != Variant.GOOD) {
                        assertThat(reward.score(sample(contract, variant)).value())
                                .as(contract.id() + " " + variant.label()).isLessThan(good);
                    }
                }
            }
        }
    }

    @Test
    void theJudgeIsAskedOncePerReviewAndNeverForWhatCodeTurnsAway() {
        for (Contract contract : Contract.all()) {
            for (Variant variant : Variant.of(contract)) {
                StubJudge judge = new StubJudge(5, 5, 5);
                ContractReview.reward(judge).score(sample(contract, variant));
                int calls = TURNED_AWAY.contains(variant) || variant.comments(contract).isEmpty() ? 0 : 1;
                assertThat(judge.asked).as(contract.id() + " " + variant.label()).hasSize(calls);
            }
        }
    }
}
