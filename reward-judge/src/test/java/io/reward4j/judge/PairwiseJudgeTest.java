package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.reward4j.Content;
import io.reward4j.Preference;
import io.reward4j.PreferenceFunction;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.contract.PreferenceFunctionContract;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairwiseJudgeTest implements PreferenceFunctionContract {

    private final AtomicInteger calls = new AtomicInteger();

    /// Prefers the longer answer, and neither of equal ones.
    private final JudgeModel longer = prompt -> {
        calls.incrementAndGet();
        int difference = Judges.shown(prompt, "Answer A").length() - Judges.shown(prompt, "Answer B").length();
        return JudgeReply.of(Judges.choice(prompt, difference > 0 ? "A" : difference < 0 ? "B" : "tie"));
    };
    private final JudgeModel firstSlot = prompt -> JudgeReply.of(Judges.choice(prompt, "a"));

    @Override
    public PreferenceFunction preference() {
        return PairwiseJudge.of(longer, "Which is longer?");
    }

    @Override
    public Sample first() {
        return Sample.of("q", "a long answer of many words");
    }

    @Override
    public Sample second() {
        return Sample.of("q", "brief words");
    }

    @Test
    void bothOrdersAreAskedAtTheSameTime() {
        CyclicBarrier both = new CyclicBarrier(2);
        JudgeModel waits = prompt -> {
            try {
                both.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return longer.reply(prompt);
        };
        assertThat(PairwiseJudge.of(waits, "?").compare(first(), second()))
                .isEqualTo(new PairwiseVerdict(Preference.FIRST, Preference.FIRST, "because"));
        assertThat(PairwiseJudge.of(waits, "?").compare(second(), first()).preference()).isEqualTo(Preference.SECOND);
    }

    @Test
    void aLikingForOnePlaceIsATieOrAnAbstention() {
        PairwiseVerdict verdict = PairwiseJudge.of(firstSlot, "?").compare(first(), second());
        assertThat(verdict.isConsistent()).isFalse();
        assertThat(verdict.inOrder()).isEqualTo(Preference.FIRST);
        assertThat(verdict.swapped()).isEqualTo(Preference.SECOND);
        assertThat(PairwiseJudge.of(firstSlot, "?").prefer(first(), second())).isEqualTo(Preference.TIE);
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> PairwiseJudge.builder(firstSlot, "?").abstainWhereOrdersDisagree().build()
                        .prefer(first(), second()))
                .withMessage("the judge says FIRST in one order and SECOND in the other")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.ABSTAINED));
        assertThatIllegalStateException().isThrownBy(
                () -> PairwiseJudge.builder(firstSlot, "?").oneOrder().abstainWhereOrdersDisagree().build());
        assertThat(PairwiseJudge.builder(firstSlot, "?").oneOrder().build().prefer(first(), second()))
                .isEqualTo(Preference.FIRST);
    }

    @Test
    void equalAnswersAreATieWithoutACall() {
        assertThat(PairwiseJudge.builder(longer, "?").oneOrder().build().prefer(first(), first()))
                .isEqualTo(Preference.TIE);
        assertThat(calls).hasValue(0);
    }

    @Test
    void callsAreAnnounced() {
        assertThat(preference().traits().maxCalls()).isEqualTo(6);
        assertThat(preference().withPositionSwap().traits().maxCalls()).isEqualTo(6);
        assertThat(PairwiseJudge.builder(longer, "?").oneOrder().reasks(0).build().traits())
                .isEqualTo(Traits.calling(3).reading(Content.TEXT, Content.TOOL_CALLS, Content.ATTACHMENTS));
    }

    @ParameterizedTest
    @CsvSource({"'', fine words, SECOND", "fine words, ..., FIRST", "'', Solution:, TIE",
            "<think>x, fine words, SECOND"})
    void anAnswerThatSaysNothingLosesWithoutACall(String first, String second, Preference preference) {
        assertThat(preference().prefer(Sample.of("q", first), Sample.of("q", second))).isEqualTo(preference);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aTieThatIsNotOfferedIsAskedAgain() {
        JudgeModel ties = prompt -> {
            calls.incrementAndGet();
            return JudgeReply.of(Judges.choice(prompt, "tie"));
        };
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> PairwiseJudge.builder(ties, "?").withoutTies().oneOrder().build()
                        .prefer(first(), second()))
                .withMessage("no complete verdict of judge in 2 replies: `better` is none of [A, B]; it says \"tie\"");
        assertThat(calls).hasValue(2);
    }

    @Test
    void aWinRateAgainstTheReferenceIsAReward() {
        assertThat(preference().against(sample -> sample.withCompletion(sample.referenceText()))
                .score(first().withReference("short")).value()).isEqualTo(1);
    }
}
