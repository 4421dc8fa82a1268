package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.probe.RewardExplanation;
import io.reward4j.report.RunStatistics;
import io.reward4j.text.TerminalControls;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTextTest {

    private static final String NAME = "\u001b]0;owned\u0007\u202ename";
    private static final String HOSTILE = "\u001b[2J\u001b]0;owned\u0007 \u202edesrever\u2066\u200b\u0085\u2028\r\ud800end";

    private static boolean isSafe(String text) {
        return text.codePoints().noneMatch(point -> point != '\n' && TerminalControls.isOne(point));
    }

    @Test
    void whatSteersOrHidesIsASpace() {
        assertThat(TerminalText.of("a\u001b[31mb\u202ec\u200bd\re\tf")).isEqualTo("a [31mb c d e f");
        assertThat(TerminalText.of("日本語 é 😀\nnext")).isEqualTo("日本語 é 😀\nnext");
    }

    @Property
    void anyTextKeepsItsLengthAndIsSafe(@ForAll String text) {
        String safe = TerminalText.of(text);
        assertThat(safe).hasSameSizeAs(text);
        assertThat(isSafe(safe)).isTrue();
        assertThat(TerminalText.of(safe)).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "rationale", "reason"})
    void whateverIsPrintedOfARewardIsSafe(String place) {
        RewardFunction part = sample -> switch (place) {
            case "rationale" -> Reward.of(1, HOSTILE);
            case "reason" -> throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, HOSTILE);
            default -> Reward.pass();
        };
        RewardFunction whole = CompositeReward.builder()
                .term(place.equals("name") ? NAME : "part", 1, sample -> Reward.pass())
                .metric("m", part).build();
        RunStatistics statistics = RunStatistics.of(whole.traits());
        BatchScorer.of(whole).withListener(statistics).scoreAll(List.of(Functions.SAMPLE));
        BatchScorer.of(part).withListener(statistics).scoreAll(List.of(Functions.SAMPLE));

        assertThat(isSafe(whole.score(Functions.SAMPLE).toString("whole"))).isTrue();
        assertThat(isSafe(statistics.summary().toString())).isTrue();
        assertThat(isSafe(RewardExplanation.of(whole).toString())).isTrue();
    }
}
