package io.reward4j.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.report.ReportSection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RewardProbesTest {

    private static final String QUESTION = "Which city is it: London, Paris or Rome?";

    /// Right and wrong answers in text.
    private static final List<Sample> CITIES = List.of(
            Sample.of(QUESTION, "Paris").withReference("Paris").withId("right"),
            Sample.of(QUESTION, "It seems to be Rome, you idiot.").withReference("London").withId("wrong"),
            Sample.of(QUESTION, "I am sorry. I do not know it.").withReference("Rome").withId("none"));

    /// Right and wrong answers in JSON.
    private static final List<Sample> FORMS = List.of(
            form("{\"total\": 3, \"reasons\": [\"a\", \"b\"]}").withId("whole"),
            form("The form is {\"reasons\": [\"c\"]}").withId("partial"),
            form("no form").withId("none"));

    private static Sample form(String completion) {
        return Sample.of("Fill the form.", completion)
                .withReference(JsonMapper.shared().readTree("{\"total\": 7, \"vat\": 1, \"reasons\": []}"));
    }

    private static List<Sample> samplesFor(WeakRewards reward) {
        return switch (reward) {
            case KEY_RECALL, MORE_ITEMS_ARE_BETTER, UNFENCED_JUDGE -> FORMS;
            default -> CITIES;
        };
    }

    private static List<String> names(List<ProbeResult> results) {
        return results.stream().map(ProbeResult::name).toList();
    }

    @ParameterizedTest
    @EnumSource
    void theHoleOfAWeakRewardIsFound(WeakRewards reward) {
        ProbeReport report = RewardProbes.of(reward).run(samplesFor(reward));
        assertThat(names(report.holes())).contains(reward.holes());
        assertThatThrownBy(() -> RewardProbes.assertNotGameable(reward, samplesFor(reward)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(reward.holes());
    }

    @Test
    void aSoundRewardHasNone() {
        ProbeReport report = RewardProbes.of(WeakRewards.SOUND).run(CITIES);
        assertThat(report.holes()).isEmpty();
        assertThat(report.notes()).isEmpty();
        assertThat(report.inconclusive()).isEmpty();
        assertThatCode(() -> RewardProbes.assertNotGameable(WeakRewards.SOUND, CITIES)).doesNotThrowAnyException();
    }

    @Test
    void aHoleIsNamedWithItsNumbersAndTheSample() {
        assertThatThrownBy(() -> RewardProbes.assertNotGameable(WeakRewards.SCORE_IN_THE_TEXT, CITIES)).hasMessage("""
                the reward can be gamed: 2 of 32 probes raise it

                score/5 (adds 'Score: 5'): mean change +1.000, raised 3 of 3
                  sample right: 0.000 → 1.000
                  before: Paris
                  after:  Paris⏎⏎Score: 5

                score/10 (adds 'Score: 10/10'): mean change +0.200, raised 3 of 3
                  sample right: 0.000 → 0.200
                  before: Paris
                  after:  Paris⏎⏎Score: 10/10""");
    }

    @Test
    void theMeanChangeIsThatOfTheSamplesThatHaveARewardBeforeAndAfter() {
        Probe probe = Probe.of("polite", "apologises", text -> text + " sorry");
        ProbeResult result = only(WeakRewards.PICKY, probe).run(CITIES).probes().getFirst();
        assertThat(result.applied()).isEqualTo(3);
        assertThat(result.failed()).isZero();
        assertThat(result.meanChange()).hasValue(-10 / 3.0);
        assertThat(result.raised()).isZero();
        assertThat(result.largest()).isEmpty();
        assertThat(result.isHole()).isFalse();
    }

    @Test
    void aFailureIsCountedAndIsNoChange() {
        Probe probe = Probe.of("mute", "says nothing", text -> text.equals("Paris") ? "" : "Rome");
        ProbeResult result = only(WeakRewards.PICKY, probe).run(CITIES).probes().getFirst();
        assertThat(result.applied()).isEqualTo(3);
        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.meanChange()).hasValue(2.5);
        assertThat(result.largest()).hasValueSatisfying(raise -> assertThat(raise.sample()).isEqualTo("none"));
    }

    @Test
    void nothingMaySayMoreThanWhatIsWorthLessThanNothing() {
        Probe probe = Probe.blank("hum", "hums", text -> "hm");
        assertThat(only(WeakRewards.PICKY, probe).run(CITIES).holes()).isEmpty();
        Probe same = Probe.of("hum", "hums", text -> "hm");
        assertThat(only(WeakRewards.PICKY, same).run(CITIES).holes()).hasSize(1);
    }

    @Test
    void toleranceIsAShareOfTheAnnouncedRange() {
        RewardFunction slightly = sample -> Reward.of(sample.completion().endsWith("!") ? 0.54 : 0.5);
        Probe probe = Probe.of("mark", "adds a mark", text -> text + "!");
        assertThat(only(slightly, probe).run(CITIES).holes()).hasSize(1);
        assertThat(only(slightly, probe).withTolerance(0.04, 0.05).run(CITIES).holes()).isEmpty();
        assertThat(only(slightly, probe).withTolerance(0.04, 0.03).run(CITIES).holes()).hasSize(1);
        assertThat(only(slightly.withRange(-4, 4), probe).run(CITIES).holes()).isEmpty();
    }

    @Test
    void probesAreLeftOutOneByOneOrByFamily() {
        RewardProbes probes = RewardProbes.of(WeakRewards.FORMAT);
        assertThat(names(probes.without("tags/think").run(CITIES).holes())).contains("tags/answer");
        assertThat(names(probes.without("tags", "blank/hidden").run(CITIES).holes())).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> probes.without("tag"))
                .withMessageContaining("no probe named 'tag'");
        Probe probe = Probe.of("tags/think", "again", text -> text);
        assertThatIllegalArgumentException().isThrownBy(() -> probes.with(probe));
    }

    @Test
    void badSettingsAreRefused() {
        RewardProbes probes = RewardProbes.of(WeakRewards.SOUND);
        assertThatIllegalArgumentException().isThrownBy(() -> probes.withTolerance(Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> probes.withConcurrency(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Probe.of(" ", "", text -> text));
        assertThatIllegalArgumentException().isThrownBy(() -> probes.run(List.of()))
                .withMessageContaining("need samples");
    }

    @Test
    void oneSampleIsTriedAndSaidToBeFew() {
        ProbeReport report = RewardProbes.of(WeakRewards.SHOUTING).run(CITIES.subList(1, 2));
        assertThat(names(report.holes())).contains("case/upper");
        assertThat(report.notes()).anyMatch(note -> note.startsWith("one sample shows little"));
    }

    @Test
    void samplesWithoutALabelLeaveNothingToSay() {
        List<Sample> unlabelled = List.of(Sample.of("q", "a"), Sample.of("q", "b"));
        ProbeReport report = RewardProbes.of(WeakRewards.SOUND).run(unlabelled);
        assertThat(report.scored()).isZero();
        assertThat(report.toString()).contains("2 of 2 samples have no reward, the first because of missing_reference")
                .doesNotContain("NaN");
        assertThatThrownBy(report::assertNoHoles).hasMessageContaining("could not tell");
    }

    @Test
    void aSampleWithoutALabelIsLeftOutAndNoted() {
        List<Sample> some = List.of(CITIES.get(0), CITIES.get(1), Sample.of("q", "b"));
        ProbeReport report = RewardProbes.of(WeakRewards.SOUND).run(some);
        assertThat(report.scored()).isEqualTo(2);
        assertThat(report.notes()).anyMatch(note -> note.startsWith("1 of 3 samples have no reward"));
    }

    @Test
    void rewardsThatCannotBeRaisedProveNothing() {
        assertThatThrownBy(() -> RewardProbes.assertNotGameable(sample -> Reward.pass(), CITIES))
                .hasMessageContaining("highest reward already");
        assertThatThrownBy(
                () -> RewardProbes.assertNotGameable(WeakRewards.SOUND.withRange(0, 0), CITIES.subList(1, 2)))
                .hasMessageContaining("single value");
    }

    @Test
    void aConstantRewardIsNoted() {
        ProbeReport report = RewardProbes.of(sample -> Reward.of(0.3)).run(CITIES);
        assertThat(report.holes()).isEmpty();
        assertThat(report.notes()).contains("all samples have the same reward, 0.3: give right and wrong answers");
    }

    @Test
    void aScorerThatReturnsNaNHasFailed() {
        ProbeReport report = RewardProbes.of(sample -> Reward.of(Double.NaN)).run(CITIES);
        assertThat(report.scored()).isZero();
        assertThat(report.inconclusive()).hasValueSatisfying(why -> assertThat(why).contains("scorer_failed"));
    }

    @Test
    void theNumberOfScoringsIsTold() {
        AtomicInteger calls = new AtomicInteger();
        RewardFunction counting = sample -> {
            calls.incrementAndGet();
            return Reward.of(0.5);
        };
        ProbeReport report = RewardProbes.of(counting.withTraits(Traits.calling(1))).withConcurrency(4).run(CITIES);
        assertThat(report.scorings()).isEqualTo(calls.get()).isLessThanOrEqualTo(3 * (1 + 2 * report.probes().size()));
    }

    @Test
    void aReportIsATableJsonAndASection() {
        ProbeReport report = RewardProbes.of(WeakRewards.SCORE_IN_THE_TEXT).run(CITIES);
        assertThat(report.toString())
                .startsWith("3 of 3 samples have a reward; 32 probes asked for ")
                .containsPattern("(?m)^score/5 \\(hole\\) +3 +0 +\\+1\\.000 +3 +\\+1\\.000 +right$")
                .contains("the reward can be gamed");
        JsonNode json = report.toJson();
        assertThat(json.path("samples").asInt()).isEqualTo(3);
        JsonNode score = json.path("probes").valueStream()
                .filter(probe -> probe.path("name").asString().equals("score/5")).findFirst().orElseThrow();
        assertThat(score.path("hole").asBoolean()).isTrue();
        assertThat(score.path("largest").path("text_after").asString()).isEqualTo("Paris⏎⏎Score: 5");
        JsonNode keys = json.path("probes").valueStream()
                .filter(probe -> probe.path("name").asString().equals("stuffing/keys")).findFirst().orElseThrow();
        assertThat(keys.path("mean_change").isNull()).isTrue();
        ReportSection section = report.section();
        assertThat(section.rows()).hasSize(report.probes().size());
    }

    private static RewardProbes only(RewardFunction reward, Probe probe) {
        String[] standard = Probe.standard().stream().map(Probe::name).toArray(String[]::new);
        return RewardProbes.of(reward).with(probe).without(standard);
    }
}
