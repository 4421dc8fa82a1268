package io.reward4j.rlvr.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Aggregation;
import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.report.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

class TrajectoryTest {

    private static final Sample ASKED = Talk.begin()
            .user("Cancel my flight") // 1
            .calls("get_reservation", "{\"id\": \"X1\"}", "{\"price\": 1200.50}") // 2, 3
            .says("It costs $1,200.50. Shall I cancel it?") // 4
            .user("Yes, please") // 5
            .calls("cancel", "{\"id\": \"X1\"}", "done") // 6, 7
            .says("It is cancelled.") // 8
            .sample();
    private static final Sample NOT_ASKED = Talk.begin()
            .user("Yes, hello. Can you cancel my flight?") // 1
            .says("Which one?") // 2
            .user("The one to Rome") // 3
            .calls("cancel", "{\"id\": \"X1\"}", "done") // 4, 5
            .says("It is cancelled.") // 6
            .sample();

    @Test
    void toolsAreAllowedAndForbidden() {
        kept(Trajectory.onlyTools("get_reservation", "cancel"), ASKED);
        broken(Trajectory.onlyTools("cancel"), ASKED, "turn 2 calls 'get_reservation', which is not among the tools");
        kept(Trajectory.neverTools("book"), ASKED);
        broken(Trajectory.neverTools("book", "cancel"), ASKED, "turn 6 calls 'cancel', which is forbidden");
        assertThatIllegalArgumentException().isThrownBy(Trajectory::onlyTools);
        assertThatIllegalArgumentException().isThrownBy(Trajectory::neverTools);
    }

    @Test
    void theUsersLastTurnBeforeACallIsTheOneThatCounts() {
        Turn yes = Turn.userSays(Wording.yes());
        kept(Trajectory.before("cancel", yes), ASKED);
        kept(Trajectory.before("cancel", Turn.assistantSays(Wording.question()).then(yes)), ASKED);
        broken(Trajectory.before("cancel", yes), NOT_ASKED,
                "turn 4 calls 'cancel', and before it, it is not so that the user's last turn says yes");
        kept(Trajectory.before("cancel", Turn.userEverSays(Wording.yes())), NOT_ASKED);
        kept(Trajectory.before("book", yes), NOT_ASKED);
        kept(Trajectory.before("cancel", yes),
                Talk.begin().user("q").calls("cancel", "{}", "Error: no").says("-").sample());
    }

    @Test
    void oneConsentIsEnoughForSeveralCalls() {
        Sample both = Talk.begin().says("Cancel both?").user("Yes").calls("cancel", "{\"id\": 1}", "done")
                .calls("cancel", "{\"id\": 2}", "done").sample();
        kept(Trajectory.before("cancel", Turn.userSays(Wording.yes())), both);
    }

    @Test
    void conditionsCompose() {
        Turn looked = Turn.called("get_reservation");
        Turn yes = Turn.userSays(Wording.yes());
        kept(Trajectory.before("cancel", looked.and(yes)), ASKED);
        kept(Trajectory.before("cancel", looked.then(yes)), ASKED);
        broken(Trajectory.before("cancel", yes.then(looked)), ASKED, "turn 6");
        broken(Trajectory.before("cancel", looked.and(yes)), NOT_ASKED, "turn 4");
        kept(Trajectory.before("cancel", looked.not().or(yes)), NOT_ASKED);
        kept(Trajectory.before("cancel", Turn.userSays(Wording.all("rome").and(Wording.any("one", "two"))
                .and(Wording.no().not()))), NOT_ASKED);
        kept(Trajectory.before("cancel", Turn.of("a short turn comes", turn -> turn.content().length() < 15)), ASKED);
        kept(Trajectory.before("cancel", Turn.assistantEverSays(Wording.any("which"))), NOT_ASKED);
    }

    @Test
    void whatHasToFollowACall() {
        kept(Trajectory.after("cancel", Turn.assistantSays(Wording.any("cancelled"))), ASKED);
        broken(Trajectory.after("cancel", Turn.userSays(Wording.any("thanks"))), ASKED,
                "turn 6 calls 'cancel', and after it, it is not so that the user's last turn says 'thanks'");
        kept(Trajectory.after("get_reservation", Turn.called("cancel")), ASKED);
        kept(Trajectory.after("cancel", Turn.called().not()), ASKED);
        broken(Trajectory.after("get_reservation", Turn.called().not()), ASKED, "turn 2");
        Sample failed = Talk.begin().user("q").calls("cancel", "{}", "Error: no").says("Sorry.").sample();
        kept(Trajectory.after("cancel", Turn.assistantSays(Wording.any("cancelled"))), failed);
    }

    @Test
    void callsAreCounted() {
        kept(Trajectory.atMost(2), ASKED);
        broken(Trajectory.atMost(1), ASKED, "turn 6 makes one call more than 1, of 2 in all");
        kept(Trajectory.atMost(0, "book"), ASKED);
        broken(Trajectory.atMost(0, "cancel"), ASKED, "turn 6");
        assertThatIllegalArgumentException().isThrownBy(() -> Trajectory.atMost(-1));
    }

    @Test
    void turnsOfTheModelAreCounted() {
        Sample talk = Talk.begin().user("q").calls("f", "{}", "x").says("Which one?").user("One").says("Done.")
                .sample();
        kept(Trajectory.atMostTurns(3), talk);
        broken(Trajectory.atMostTurns(2), talk, "turn 6 is one turn of the model more than 2, of 3 in all");
        broken(Trajectory.atMostTurns(0), talk, "turn 2 is one turn of the model more than 0, of 3 in all");
        assertThatIllegalArgumentException().isThrownBy(() -> Trajectory.atMostTurns(-1));
    }

    @Test
    void aCallThatDidNotFailIsNotMadeAgain() {
        Sample again = Talk.begin().calls("f", "{\"a\": 1, \"b\": []}", "x").calls("g", "{}", "Error: y").calls("g")
                .calls("f", "{\"b\": [], \"a\": 1.0}", "x").says("Done.").sample();
        broken(Trajectory.noRepeatedCalls(), again, "turn 7 calls 'f' as turn 1 did");
        kept(Trajectory.noRepeatedCalls("g"), again);
        kept(Trajectory.noRepeatedCalls(), ASKED);
    }

    @Test
    void afterErrorsInARowTheModelGivesUp() {
        Sample stubborn = Talk.begin().user("q").calls("f", "{}", "Error: 1").calls("f", "{}", "Error: 2")
                .calls("f", "{}", "Error: 3").says("It does not work.").sample();
        kept(Trajectory.noCallAfterError(3), stubborn);
        broken(Trajectory.noCallAfterError(2), stubborn, "turn 6 calls 'f' after 2 failed calls in a row");
        broken(Trajectory.noCallAfterError(1), stubborn, "turn 4");
        Sample told = Talk.begin().calls("f", "{}", "Error: 1").user("Use b").calls("f", "{}", "Error: 2").calls("g")
                .says("Done").sample();
        kept(Trajectory.noCallAfterError(2), told);
        broken(Trajectory.noCallAfterError(1), told, "turn 6");
        assertThatIllegalArgumentException().isThrownBy(() -> Trajectory.noCallAfterError(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "It costs $1,200.5.|1",
            "It costs 1200.50 for HAT083|1",
            "It costs 1,300 or 1200.5|0.5",
            "Flight hat083, HAT084 and HAT085|0.333333333333",
            "You have 3 bags.|1",
            "Nothing.|1"})
    void theShareOfTheAnswersValuesThatStandInAResult(String answer, double share) {
        Sample sample = Talk.begin().user("q 1300").calls("f", "{}", "{\"price\": 1200.50, \"flight\": \"HAT083\"}")
                .says(answer).sample();
        assertThat(Trajectory.resultsUsed().score(sample).value()).isCloseTo(share, within(1e-9));
    }

    @Test
    void theFactsThatAreToBeTold() {
        Sample sample = ASKED.withMetadata("facts",
                JsonNodeFactory.instance.arrayNode().add("1200.5").add("Cancelled"));
        kept(Trajectory.outputs("/facts"), sample);
        Reward half = Trajectory.outputs(List.of("1200", "cancelled")).score(sample);
        assertThat(half.value()).isEqualTo(0.5);
        assertThat(half.rationale()).isEqualTo("not told: '1200'");
        assertThat(Trajectory.outputs(List.of("cancel", "$1,200.50", "it costs")).score(sample).value()).isOne();
        assertThat(Trajectory.outputs(List.of("done", "X1")).score(sample).value()).isZero();
        kept(Trajectory.outputs("/facts"), ASKED.withMetadata("facts", JsonNodeFactory.instance.arrayNode()));
        assertThatThrownBy(() -> Trajectory.outputs("/facts").score(ASKED)).isInstanceOf(RewardException.class)
                .hasMessageContaining("/facts");
    }

    @Test
    void eachTurnOfTheModelIsScoredByWhatCameBefore() {
        RewardFunction shorter = sample -> Reward.of(sample.completion().length() < 20 ? 1 : 0);
        Reward reward = Trajectory.forEachTurn(shorter, Aggregation.mean()).score(ASKED);
        assertThat(reward.value()).isEqualTo(0.5);
        assertThat(Metric.of(reward)).extracting(Metric::name).containsExactly("turn_4", "turn_8");
        assertThat(Metric.of(reward)).extracting(Metric::value).containsExactly(0.0, 1.0);

        RewardFunction asked = Trajectory.before("cancel", Turn.userSays(Wording.yes()));
        Reward steps = Trajectory.forEachTurn(asked, Aggregation.min()).score(NOT_ASKED);
        assertThat(Metric.of(steps)).extracting(Metric::value).containsExactly(1.0, 0.0, 0.0);
        Sample noText = Sample.of(List.of(Message.user("q"), Message.assistant("")));
        assertThat(Trajectory.forEachTurn(shorter, Aggregation.mean()).score(noText).value()).isZero();
        assertThat(Trajectory.forEachTurn(shorter, Aggregation.mean().whenEmpty(1)).score(noText).value()).isOne();
    }

    @Test
    void turnsOfABlockingFunctionAreScoredTogether() {
        RewardFunction judge = ((RewardFunction) sample -> Reward.of(sample.messages().size() / 10.0))
                .withTraits(Traits.calling(1));
        RewardFunction each = Trajectory.forEachTurn(judge, Aggregation.max());
        assertThat(each.score(ASKED).value()).isEqualTo(0.9);
        assertThat(each.traits().maxCalls()).isEqualTo(Traits.UNBOUNDED);
        RewardFunction failing = Trajectory.forEachTurn(((RewardFunction) sample -> {
            throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "down");
        }).withTraits(Traits.calling(1)), Aggregation.mean());
        assertThatThrownBy(() -> failing.score(ASKED)).isInstanceOf(RewardException.class).hasMessageContaining("down");
    }

    private static void kept(RewardFunction rule, Sample sample) {
        assertThat(rule.score(sample)).isEqualTo(Reward.pass());
    }

    private static void broken(RewardFunction rule, Sample sample, String why) {
        Reward reward = rule.score(sample);
        assertThat(reward.value()).isZero();
        assertThat(reward.rationale()).startsWith(why);
    }
}
