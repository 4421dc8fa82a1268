package io.reward4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Aggregation;
import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Traits;
import io.reward4j.extract.Extraction;
import io.reward4j.probe.Finding.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RewardExplanationTest {

    /// Fails where it is asked: an explanation scores nothing.
    private static final RewardFunction CODE = sample -> {
        throw new AssertionError("was asked");
    };
    private static final RewardFunction JUDGE = CODE.withTraits(Traits.calling(1));
    private static final RewardFunction PENALTY = CODE.withRange(-0.5, 0);

    private static List<Finding> findings(RewardFunction reward) {
        return RewardExplanation.of(reward).findings();
    }

    private static List<Kind> kinds(RewardFunction reward) {
        return findings(reward).stream().map(Finding::kind).toList();
    }

    @Test
    void aCompositeIsATableInTheOrderOfItsSteps() {
        CompositeReward inner = CompositeReward.builder()
                .gate("quoted", CODE)
                .term("useful", 3, JUDGE)
                .term("brief", 1, CODE)
                .build();
        CompositeReward reward = CompositeReward.builder()
                .term("comments", 4, inner.map(v -> v))
                .gate("schema", 0.5, CODE)
                .factor("length", CODE)
                .term("language", 1, CODE)
                .penalty("overlong", PENALTY)
                .metric("words", CODE.withRange(0, 0))
                .build();
        assertThat(RewardExplanation.of(reward)).hasToString("""
                a reward in [-0.5, 1] that reads text and costs at most 1 call a sample

                part              step         role  weight      range  moves  calls  reads
                reward                                       [-0.5, 1]             1   text
                  schema             1  gate at 0.5             [0, 1]  100 %      0   text
                  length             2       factor             [0, 1]   67 %      0   text
                  language           3         term       1     [0, 1]   13 %      0   text
                  overlong           4      penalty          [-0.5, 0]   33 %      0   text
                  words              5       metric             [0, 0]    0 %      0   text
                  comments (map)     6         term       4     [0, 1]   53 %      1   text
                    quoted           1    gate at 1             [0, 1]  100 %      0   text
                    brief            2         term       1     [0, 1]   25 %      0   text
                    useful           3         term       3     [0, 1]   75 %      1   text

                finding: reward: can reach [-0.5, 1]; say so where it leaves the program, or carry it to [0, 1] \
                with rescale""");
    }

    @Test
    void aFunctionThatShowsNothingIsOneLine() {
        assertThat(RewardExplanation.of(CODE)).hasToString("""
                a reward in [0, 1] that reads text and costs no calls a sample

                part    step  role  weight   range  moves  calls  reads
                reward                      [0, 1]             0   text""");
        assertThat(kinds(CODE)).isEmpty();
        assertThat(kinds(JUDGE)).containsExactly(Kind.UNGUARDED_CALLS);
    }

    @Test
    void aPartOfOneValueIsDead() {
        CompositeReward reward = CompositeReward.builder().term("a", 1, CODE).term("dead", 1, CODE.withRange(1, 1))
                .build();
        assertThat(findings(reward)).extracting(Finding::toString).containsExactlyInAnyOrder(
                "dead: announces the single value 1, so it tells no two answers apart",
                "a: decides 100 % of what the 2 terms can");
        assertThat(kinds(CODE.clamp(2, 3))).containsExactly(Kind.OUTSIDE_UNIT_RANGE, Kind.CONSTANT);
    }

    @Test
    void aTermThatDecidesMoreThanFourFifthsDominates() {
        assertThat(kinds(CompositeReward.builder().term("a", 4, CODE).term("b", 1, CODE).build())).isEmpty();
        assertThat(findings(CompositeReward.builder().term("a", 1, CODE.withRange(-9, 1)).term("b", 1, CODE).build()))
                .extracting(Finding::part).contains("a");
        assertThat(kinds(CompositeReward.builder().term("a", 1000, CODE).term("b", 1, CODE).build()))
                .containsExactly(Kind.DOMINANT, Kind.NEGLIGIBLE);
    }

    @Test
    void callsWantAGateBeforeThem() {
        assertThat(kinds(CompositeReward.builder().term("rubric", 1, JUDGE).build()))
                .containsExactly(Kind.UNGUARDED_CALLS);
        assertThat(kinds(CompositeReward.builder().gate("judged", JUDGE).term("rubric", 1, JUDGE).build()))
                .containsExactly(Kind.UNGUARDED_CALLS, Kind.UNGUARDED_CALLS);
        assertThat(kinds(CompositeReward.builder().term("rubric", 1, JUDGE).gate("cheap", CODE).build())).isEmpty();
        CompositeReward inner = CompositeReward.builder().term("rubric", 1, JUDGE).build();
        assertThat(kinds(CompositeReward.builder().gate("cheap", CODE).term("inner", 1, inner).build())).isEmpty();
        assertThat(findings(CompositeReward.builder().term("inner", 1, inner.recover(e -> Reward.pass())).build()))
                .singleElement().satisfies(finding -> assertThat(finding.part()).isEqualTo("inner/rubric"));
    }

    @Test
    void aGateThatWaitsIsAskedLaterThanItIsDeclared() {
        CompositeReward reward = CompositeReward.builder().gate("judged", JUDGE).gate("cheap", CODE).term("a", 1, CODE)
                .build();
        assertThat(kinds(reward)).containsExactly(Kind.LATE_GATE);
        assertThat(RewardExplanation.of(reward).lines()).extracting(RewardExplanation.Line::path)
                .containsExactly("reward", "cheap", "a", "judged");
    }

    @Test
    void aFloorAboveTheLowestOpenResultPays() {
        assertThat(kinds(CompositeReward.builder().gate("a", CODE).term("b", 1, CODE).floor(0.2).build()))
                .containsExactly(Kind.PAYING_FLOOR);
        assertThat(kinds(CompositeReward.builder().gate("a", CODE).term("b", 1, CODE).floor(0).build())).isEmpty();
    }

    @Test
    void aPenaltyThatTakesAllIsToldWithTheRangeItMakes() {
        assertThat(kinds(CompositeReward.builder().term("a", 1, CODE).penalty("p", CODE.withRange(-1, 0)).build()))
                .containsExactly(Kind.OUTSIDE_UNIT_RANGE, Kind.OVERPOWERING_PENALTY);
        assertThat(kinds(CompositeReward.builder().term("a", 1, CODE).penalty("p", PENALTY).build()))
                .containsExactly(Kind.OUTSIDE_UNIT_RANGE);
    }

    @Test
    void callsForEachItemAreUnbounded() {
        RewardFunction each = JUDGE.forEach(text -> Extraction.found(List.of(text)), Aggregation.mean());
        CompositeReward reward = CompositeReward.builder().gate("cheap", CODE).term("comments", 1, each).build();
        assertThat(findings(reward)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.UNBOUNDED_CALLS);
            assertThat(finding.part()).isEqualTo("comments");
        });
        assertThat(RewardExplanation.of(reward).toString()).contains("comments (forEach)").contains("unbounded");
        assertThat(RewardExplanation.of(reward).toJson().path("max_calls").isNull()).isTrue();
    }

    @Test
    void aMetricThatCostsCallsIsTold() {
        assertThat(kinds(CompositeReward.builder().gate("cheap", CODE).term("a", 1, CODE).metric("m", JUDGE).build()))
                .containsExactly(Kind.PAID_METRIC);
    }

    @Test
    void callsThatAWrapperDeniesAreTold() {
        assertThat(kinds(JUDGE.withTraits(Traits.code()))).containsExactly(Kind.UNDERSTATED_CALLS);
        assertThat(kinds(JUDGE.withRange(0, 0.5))).containsExactly(Kind.UNGUARDED_CALLS);
    }

    @Test
    void anExplanationIsJsonAndASection() {
        CompositeReward reward = CompositeReward.builder().gate("a", CODE).term("b", 2, CODE).build();
        JsonNode json = RewardExplanation.of(reward).toJson();
        assertThat(json.path("max").asDouble()).isEqualTo(1);
        assertThat(json.path("lines").get(1).path("role").asString()).isEqualTo("gate");
        assertThat(json.path("lines").get(2).path("weight").asDouble()).isEqualTo(2);
        assertThat(RewardExplanation.of(reward).section().rows()).hasSize(3);
    }
}
