package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.BatchScorer;
import io.reward4j.CompositeReward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.report.RunStatistics;
import io.reward4j.report.RunSummary;
import io.reward4j.report.Warning;
import io.reward4j.rlvr.Similarity;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rules for fields that no reference has.
class MissingFieldsTest {

    private static final Sample INVOICE = Sample.of("q", "{}")
            .withReference("{\"total\": 1, \"lines\": [{\"name\": \"a\"}, {\"id\": 1}]}");
    private static final Sample NOTE = Sample.of("q", "{}").withReference("{\"text\": \"{\\\"note\\\": \\\"n\\\"}\"}");

    private static RunSummary summary(RewardFunction reward, Sample... samples) {
        RunStatistics statistics = RunStatistics.of(Traits.code());
        BatchScorer.of(reward).withListener(statistics).scoreAll(List.of(samples));
        return statistics.summary();
    }

    @Test
    void aFieldThatNoReferenceHasIsAWarning() {
        JsonMatch match = JsonMatch.exact().weight("/totl", 3).field("/lines/*/name", Similarity.editDistance())
                .list("/lines", ListOrder.BAG).weight("/lines/*/price~1unit", 2).weight("/note", 0);
        RewardFunction whole = CompositeReward.builder().term("invoice", 1, match).build();

        RunSummary summary = summary(whole, INVOICE, INVOICE, NOTE);

        assertThat(summary.missingFields()).containsExactly("/lines/*/price~1unit", "/totl");
        assertThat(summary.warnings()).filteredOn(warning -> warning.kind() == Warning.Kind.MISSING_FIELD)
                .extracting(Warning::finding).containsExactly("The reward has rules for fields that none of the"
                        + " references has: /lines/*/price~1unit, /totl.");
    }

    @Test
    void fieldsThatOneReferenceHasAreNone() {
        JsonMatch match = JsonMatch.exact().weight("/total", 3).weight("/note", 2).weight("/lines/*/id", 0)
                .texts(Similarity.editDistance());
        assertThat(summary(match, INVOICE, NOTE).missingFields()).isEmpty();
        assertThat(summary(JsonMatch.exact(), INVOICE).missingFields()).isEmpty();
        assertThat(summary(match).missingFields()).isEmpty();
    }

    @Test
    void onlyTheNamesOfObjectsCanBeGiven() {
        JsonMatch match = JsonMatch.exact().weight("/*/*/name", 2).weight("/*/name", 2).weight("/lines/0/name", 3);
        assertThat(summary(match, INVOICE).missingFields()).containsExactly("/*/name", "/lines/0/name");
        assertThat(summary(match, NOTE.withReference("{\"lines\": {\"0\": {\"name\": \"n\"}}}")).missingFields())
                .containsExactly("/*/name");
    }
}
