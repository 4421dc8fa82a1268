package io.reward4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.BrokenRewards;
import io.reward4j.BatchScorer;
import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureReasonsTest {

    private final RunStatistics statistics = RunStatistics.of(Traits.code());

    private static Sample sample(String id) {
        return Sample.of("q", "an answer").withId(id);
    }

    private void fail(String id, Kind kind, String message) {
        statistics.failed(sample(id), new RewardException(kind, message));
    }

    @Test
    void reasonsThatDifferByTheNameOfTheSampleOrByNumbersAreOne() {
        for (int i = 0; i < 100; i++) {
            fail("clause-" + i, Kind.MISSING_REFERENCE, "sample 'clause-" + i + "' has no reference");
            fail("", Kind.REFUSED_INPUT, "sample " + i + ": messages[" + i % 7 + "].role: expected text, found null");
        }
        fail("x", Kind.SCORER_FAILED, "returned 1.5, outside of its announced range [-1.0, 1.0]");
        fail("y", Kind.SCORER_FAILED, "returned -2.75E10, outside of its announced range [-1.0, 1.0]");
        fail("z", Kind.DEADLINE, "the time was up");

        assertThat(statistics.summary().reasons())
                .extracting(reason -> reason.samples() + " " + reason.kind().id() + ": "
                        + reason.reason())
                .containsExactly(
                        "100 missing_reference: the sample has no reference",
                        "100 refused_input: sample …: messages[…].role: expected text, found null",
                        "2 scorer_failed: returned …, outside of its announced range […, …]",
                        "1 deadline: the time was up");
        assertThat(statistics.summary().reasons().getFirst().example())
                .isEqualTo("missing_reference: sample 'clause-0' has no reference");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            model answered 429                                   | model answered 503
            threw NullPointerException at com.example.Reward:12  | threw NullPointerException at com.example.Reward:13
            amazon.nova-pro-v1:0 is away                         | amazon.nova-pro-v2:0 is away
            no field 'answer1'                                   | no field 'answer2'
            '[0]' failed: late                                   | '[0]' failed: away
            """)
    void reasonsThatDifferOtherwiseAreTwo(String one, String other) {
        for (int i = 0; i < 3; i++) {
            fail("s" + i, Kind.JUDGE_UNAVAILABLE, one);
            fail("s" + i, Kind.JUDGE_UNAVAILABLE, other);
        }

        assertThat(statistics.summary().reasons()).extracting(FailureReason::reason).containsExactly(one, other);
    }

    @Test
    void aReasonThatNeverVariesKeepsItsNumbers() {
        fail("a", Kind.REFUSED_INPUT, "more than 100 characters");
        fail("b", Kind.REFUSED_INPUT, "more than 100 characters");

        assertThat(statistics.summary().reasons()).extracting(FailureReason::reason)
                .containsExactly("more than 100 characters");
    }

    @Test
    void whatScorersThrewIsOneReasonWhateverItSaid() {
        List<Sample> samples = IntStream.range(0, 50).mapToObj(i -> Sample.of("q", "s3cret " + i).withId("i" + i))
                .toList();

        BatchScorer.of(CompositeReward.builder().term("t", 1, BrokenRewards::quotesTheAnswer).build())
                .withListener(statistics).scoreAll(samples);

        assertThat(statistics.summary().reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.samples()).isEqualTo(50);
            assertThat(reason.reason())
                    .startsWith("'t' failed: threw IllegalStateException at com.example.BrokenRewards:")
                    .doesNotContain("s3cret");
            assertThat(reason.example()).endsWith("cannot read s3cret 0");
        });
    }

    @Test
    void memoryIsBoundedWhateverIsMadeUp() {
        for (int i = 0; i < 5_000; i++) {
            fail("", Kind.UNREADABLE_VERDICT, "word" + Integer.toString(i, 26).replaceAll("\\d", "x") + "q" + i + "z");
        }

        List<FailureReason> reasons = statistics.summary().reasons();
        assertThat(reasons).hasSize(20);
        assertThat(reasons.getFirst().reason()).isEqualTo("other reasons");
        assertThat(reasons.getFirst().samples()).isEqualTo(4_000);
    }

    @Test
    void theTerminalShowsTheMostFrequentReasons() {
        fail("a", Kind.DEADLINE, "the time was up");
        for (int i = 0; i < 1_200; i++) {
            fail("b" + i, Kind.MISSING_REFERENCE, "sample 'b" + i + "' has no reference");
        }
        for (int i = 0; i < 9; i++) {
            fail("c", Kind.JUDGE_UNAVAILABLE, "m" + i + "x is away");
        }

        assertThat(statistics.summary().toString())
                .contains("""
                        1,210 without a reward: missing_reference 1200, judge_unavailable 9, deadline 1
                           1,200  missing_reference: the sample has no reference
                               1  deadline: the time was up
                               1  judge_unavailable: m0x is away
                        """)
                .contains("… and more reasons");
    }

    @Test
    void theReportShowsThemInATable() {
        fail("a", Kind.MISSING_REFERENCE, "sample 'a' has no <b>reference</b>");
        fail("b", Kind.MISSING_REFERENCE, "sample 'b' has no <b>reference</b>");
        statistics.scored(sample("c"), Reward.pass());

        Html html = Html.parse(HtmlReport.of(statistics.summary()).html());

        List<String> cells = html.texts("td");
        assertThat(html.texts("th")).contains("the sample has no <b>reference</b>");
        assertThat(cells).containsSubsequence(
                "missing_reference", "2", "missing_reference: sample 'a' has no <b>reference</b>");
    }
}
