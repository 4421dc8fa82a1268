package io.reward4j;

import static io.reward4j.Functions.SAMPLE;
import static io.reward4j.Functions.always;
import static io.reward4j.Functions.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CombinatorsTest {

    private static final Traits JUDGED = new Traits(true, -1, 1, 3);
    private static final Extractor<String> FIRST_LINE = text -> text.isEmpty()
            ? Extraction.missing("no line")
            : Extraction.found(text.lines().findFirst().orElseThrow());
    private static final Extractor<List<String>> LINES = text -> text.startsWith("?")
            ? Extraction.missing("no list")
            : Extraction.found(text.lines().toList());

    private final RewardFunction judged = always(0.5).withTraits(JUDGED);

    @Test
    void traitsSurviveEveryCombinator() {
        assertThat(judged.map(v -> -v).traits()).isEqualTo(JUDGED);
        assertThat(judged.recover(e -> Reward.of(0)).traits()).isEqualTo(JUDGED);
        assertThat(judged.on(FIRST_LINE).traits()).isEqualTo(JUDGED);
        assertThat(judged.clamp(0, 0.5).traits()).isEqualTo(JUDGED.withRange(0, 0.5));
        assertThat(judged.rescale(-1, 1, 0, 10).traits()).isEqualTo(JUDGED.withRange(0, 10));
        assertThat(judged.withRange(-2, 2).traits()).isEqualTo(JUDGED.withRange(-2, 2));
        assertThat(judged.forEach(LINES, Aggregation.mean()).traits())
                .isEqualTo(new Traits(true, -1, 1, Traits.UNBOUNDED));
        assertThat(CompositeReward.builder().term("t", 2, judged).build().traits()).isEqualTo(JUDGED);
    }

    @Test
    @SuppressWarnings("NullAway") // a function that returns null
    void announcedRangeHoldsWhereverTheFunctionIsAsked() {
        RewardFunction verdict = RewardFunction.inRange(-1, 1, sample -> Reward.of(-1));
        RewardFunction tooHigh = RewardFunction.inRange(-1, 1, always(5));

        assertThat(verdict.traits()).isEqualTo(Traits.code().withRange(-1, 1));
        assertThat(verdict.score(SAMPLE).value()).isEqualTo(-1);
        assertThatThrownBy(() -> tooHigh.score(SAMPLE)).hasMessage("returned 5.0, outside of its announced range "
                + "[-1.0, 1.0]; announce another one with withRange(min, max), or for a lambda with "
                + "RewardFunction.inRange(min, max, function)");
        assertThatThrownBy(() -> RewardFunction.inRange(0, 1, sample -> null).score(SAMPLE))
                .isInstanceOf(RewardException.class).hasMessage("returned null");
        assertThatThrownBy(() -> RewardFunction.inRange(1, 0, always(1)))
                .hasMessageContaining("finite ends in order");
    }

    @Test
    void otherTraitsKeepTheAnnouncedRangeUnlessTheySayAnother() {
        RewardFunction verdict = RewardFunction.inRange(-1, 1, sample -> Reward.of(-0.5));

        RewardFunction asking = verdict.withTraits(Traits.calling(1));

        assertThat(asking.traits()).isEqualTo(Traits.calling(1).withRange(-1, 1));
        assertThat(asking.score(SAMPLE).value()).isEqualTo(-0.5);
        assertThat(verdict.withTraits(Traits.calling(1).withRange(-2, 0)).traits())
                .isEqualTo(Traits.calling(1).withRange(-2, 0));
    }

    @Test
    void theUsualRangeCanBeAnnouncedAgain() {
        RewardFunction verdict = RewardFunction.inRange(-1, 1, sample -> Reward.of(-0.5)).withRange(0, 1);

        assertThat(verdict.traits()).isEqualTo(Traits.code());
        assertThatThrownBy(() -> verdict.score(SAMPLE)).hasMessageContaining("range [0.0, 1.0]");
    }

    @Test
    void whatReadsAPartMayAlsoScoreZero() {
        RewardFunction high = always(0.9).withRange(0.5, 1);
        assertThat(high.on(FIRST_LINE).traits().min()).isZero();
        assertThat(high.forEach(LINES, Aggregation.mean().whenEmpty(2)).traits()).isEqualTo(new Traits(false, 0, 2, 0));
    }

    @ParameterizedTest
    @CsvSource({"-5, -1", "0, -1", "0.25, -0.5", "0.5, 0", "1, 1", "7, 1"})
    void rescaleClampsAndCarriesLinearly(double value, double expected) {
        RewardFunction function = always(value).withRange(-10, 10).rescale(0, 1, -1, 1);
        assertThat(function.score(SAMPLE).value()).isEqualTo(expected);
    }

    @Test
    void rescaleCanTurnTheScaleRound() {
        RewardFunction turned = always(0.25).rescale(0, 1, 0, -1);
        assertThat(turned.score(SAMPLE).value()).isEqualTo(-0.25);
        assertThat(turned.traits()).isEqualTo(Traits.code().withRange(-1, 0));
    }

    @Test
    void clampKeepsValuesWithinItsEnds() {
        assertThat(always(3).withRange(-5, 5).clamp(-1, 1).score(SAMPLE).value()).isEqualTo(1);
        assertThat(always(-3).withRange(-5, 5).clamp(-1, 1).score(SAMPLE).value()).isEqualTo(-1);
    }

    @Test
    void aTransformThatGivesNoNumberIsAFailure() {
        RewardFunction broken = always(0).map(Math::log);
        assertThatThrownBy(() -> broken.score(SAMPLE)).isInstanceOfSatisfying(
                RewardException.class,
                e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.SCORER_FAILED));
    }

    @Test
    void recoverAnswersWhereNoRewardCouldBeDecided() {
        RewardFunction steady = failing(RewardException.Kind.JUDGE_UNAVAILABLE)
                .recover(e -> Reward.of(0.5, e.getMessage()));
        assertThat(steady.score(SAMPLE)).isEqualTo(Reward.of(0.5, "no luck"));
        RewardFunction wild = failing(RewardException.Kind.JUDGE_UNAVAILABLE).recover(e -> Reward.of(5));
        assertThatThrownBy(() -> wild.score(SAMPLE)).hasMessageContaining("outside of its announced range");
    }

    @Test
    void onScoresOnlyThePart() {
        RewardFunction length = sample -> Reward.of(sample.completion().length() / 10.0);
        assertThat(length.on(FIRST_LINE).score(SAMPLE.withCompletion("abc\ndef")).value()).isEqualTo(0.3);
        assertThat(length.on(FIRST_LINE).score(SAMPLE.withCompletion(""))).isEqualTo(Reward.fail("no line"));
    }

    @Test
    void forEachScoresItemsOnTheirOwn() {
        RewardFunction length = sample -> Reward.of(sample.completion().length() / 10.0);
        Reward reward = length.forEach(LINES, Aggregation.mean()).score(SAMPLE.withCompletion("a\nabc"));
        assertThat(reward.value()).isEqualTo(0.2);
        assertThat(Functions.names(reward.components())).containsExactly("[0]", "[1]");
        assertThat(length.forEach(LINES, Aggregation.min()).score(SAMPLE.withCompletion("a\nabc")).value())
                .isEqualTo(0.1);
        assertThat(length.forEach(LINES, Aggregation.max()).score(SAMPLE.withCompletion("a\nabc")).value())
                .isEqualTo(0.3);
    }

    @Test
    void noItemsScoreWhatTheAggregationSaysAndUnreadableOnesScoreZero() {
        RewardFunction one = always(1);
        assertThat(one.forEach(LINES, Aggregation.mean()).score(SAMPLE.withCompletion("")).value()).isZero();
        RewardFunction fine = one.forEach(LINES, Aggregation.mean().whenEmpty(1));
        assertThat(fine.score(SAMPLE.withCompletion("")).value()).isEqualTo(1);
        assertThat(fine.score(SAMPLE.withCompletion("?")).value()).isZero();
    }

    @Test
    void aFailingItemFailsTheWholeWhetherItWaitsOrNot() {
        RewardFunction picky = sample -> {
            if (sample.completion().equals("bad")) {
                throw new RewardException(RewardException.Kind.UNREADABLE_VERDICT, "no verdict");
            }
            return Reward.pass();
        };
        for (RewardFunction each : List.of(picky, Functions.blocking(picky))) {
            assertThatThrownBy(() -> each.forEach(LINES, Aggregation.mean()).score(SAMPLE.withCompletion("ok\nbad")))
                    .isInstanceOf(RewardException.class)
                    .hasMessage("'[1]' failed: no verdict");
        }
    }

    @Test
    void badArgumentsAreRefusedAtTheCall() {
        assertThatThrownBy(() -> judged.clamp(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> judged.rescale(1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> judged.withRange(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Aggregation.mean().whenEmpty(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
