package io.reward4j.rlvr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotationRewardTest implements RewardFunctionContract {

    private static final Extractor<List<String>> LINES = text -> Extraction.found(
            text.lines().filter(line -> !line.isBlank()).toList());

    private static final String TARGET = "The Supplier shall deliver within 30 days. Both parties agree to keep secrets.";
    private static final String REFERENCE = "The Supplier shall deliver within 60 days. Both parties agree to keep secrets.";

    @Override
    public RewardFunction function() {
        return QuotationReward.of(LINES);
    }

    @Override
    public List<Sample> samples() {
        return List.of(sample("shall deliver within 30 days"), sample("made up from nothing at all"));
    }

    @Test
    void anExcerptOfTheTargetScoresAndOneOfTheReferenceDoesNot() {
        assertThat(value("shall deliver within 30 days")).isEqualTo(1);
        assertThat(value("shall deliver within 60 days")).isEqualTo(0);
        assertThat(function().score(sample("shall deliver within 60 days")).rationale())
                .isEqualTo("#1 stands in reference_document at 13-41");
        assertThat(value("Both parties agree to keep secrets.")).isEqualTo(1);
    }

    @Test
    void theValueIsTheMeanOverDistinctExcerpts() {
        assertThat(value("shall deliver within 30 days\nshall deliver within 30 days\nan invented sentence here"))
                .isEqualTo(0.5);
        assertThat(function().score(sample("deliver within 30 days\nan invented sentence here")).rationale())
                .isEqualTo("#1 stands in target_document at 19-41; #2 stands nowhere");
    }

    @Test
    void aChangedExcerptScoresItsSimilarity() {
        assertThat(value("Both parties agreed to keep the secrets")).isBetween(0.85, 0.95);
        assertThat(QuotationReward.of(LINES).withThreshold(1).score(sample("Both parties agreed to keep the secrets"))
                .value()).isZero();
    }

    @Test
    void nothingAndNextToNothingScoreZero() {
        assertThat(value("")).isZero();
        assertThat(value("shall")).isZero();
        assertThat(function().score(sample("shall")).rationale()).isEqualTo("#1 is too short");
    }

    @Test
    void documentsMayBeInOtherFields() {
        RewardFunction swapped = QuotationReward.of(LINES).withDocuments("reference_document", "target_document");
        assertThat(swapped.score(sample("shall deliver within 60 days")).value()).isEqualTo(1);
    }

    @Test
    void aSampleWithoutTheTargetHasNoReward() {
        assertThatThrownBy(() -> function().score(Sample.of("", "x"))).isInstanceOfSatisfying(
                RewardException.class,
                e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.MISSING_REFERENCE));
    }

    private double value(String completion) {
        return function().score(sample(completion)).value();
    }

    private static Sample sample(String completion) {
        return Sample.of("Review the contract.", completion).withMetadata("target_document", TARGET)
                .withMetadata("reference_document", REFERENCE);
    }
}
