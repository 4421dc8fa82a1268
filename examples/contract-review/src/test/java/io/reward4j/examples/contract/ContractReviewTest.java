package io.reward4j.examples.contract;

import static io.reward4j.examples.contract.Reviews.CONTRACT;
import static io.reward4j.examples.contract.Reviews.FIRST;
import static io.reward4j.examples.contract.Reviews.RULE;
import static io.reward4j.examples.contract.Reviews.SECOND;
import static io.reward4j.examples.contract.Reviews.bare;
import static io.reward4j.examples.contract.Reviews.comment;
import static io.reward4j.examples.contract.Reviews.otherComment;
import static io.reward4j.examples.contract.Reviews.review;
import static io.reward4j.examples.contract.Reviews.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.HostileTexts;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.report.Metric;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class ContractReviewTest implements RewardFunctionContract {

    private static final String GOOD = review(comment(FIRST), otherComment(SECOND));
    private static final String NONE = "{\"comments\": []}";

    private final StubJudge judge = new StubJudge(5, 4, 3);
    private final RewardFunction reward = ContractReview.reward(judge);

    @Override
    public RewardFunction function() {
        return ContractReview.reward(new StubJudge(5, 5, 5));
    }

    @Override
    public List<Sample> samples() {
        return List.of(sample(GOOD), sample(review(comment(RULE))), sample(NONE, "{\"comments\": []}"), sample("{}"));
    }

    private static Map<String, Double> metrics(Reward reward) {
        return Metric.of(reward).stream().collect(Collectors.toMap(Metric::name, Metric::value));
    }

    private double ask(int grounding, int consistency, int actionability) {
        return metrics(ContractReview.reward(new StubJudge(grounding, consistency, actionability)).score(sample(GOOD)))
                .get("comments");
    }

    @Test
    void aCommentIsWorthTheMeanOfItsThreeGradesFromZeroToOne() {
        assertThat(ask(1, 1, 1)).isZero();
        assertThat(ask(5, 5, 5)).isEqualTo(1);
        assertThat(ask(5, 4, 4)).isCloseTo((13 / 3.0 - 1) / 4, within(1e-12));
        assertThat(ask(2, 1, 1)).isCloseTo(1 / 12.0, within(1e-12));
    }

    @Test
    void halfOfTheWeightIsTheJudges() {
        assertThat(reward.score(sample(GOOD)).value()).isCloseTo(0.5 + 0.5 * 0.75, within(1e-12));
        assertThat(judge.asked).hasSize(1);
    }

    @Test
    void theFiguresFromOneToFiveStandBesideTheValue() {
        Map<String, Double> metrics = metrics(reward.score(sample(GOOD)));

        assertThat(metrics).containsEntry("comments/Comment_Score", 4.0).containsEntry("comments/Aggregate_Score", 4.0)
                .containsEntry("comments", 0.75);
        assertThat(metrics(reward.score(sample(review(comment(RULE)))))).doesNotContainKey("comments/Aggregate_Score");
    }

    @Test
    void aCommentMayHaveANameWhichTheJudgeDoesNotSee() {
        String named = GOOD.replaceFirst("\\{\"type\"", "{\"comment_id\":\"c-17\",\"type\"");
        Reward scored = reward.score(sample(named));

        assertThat(scored.value()).isEqualTo(reward.score(sample(GOOD)).value());
        assertThat(scored.toString()).contains("c-17");
        assertThat(judge.asked).noneMatch(prompt -> prompt.user().contains("c-17"));
        assertThat(reward.score(sample(named.replace("c-17", "legal@example.com"))).value()).isZero();
    }

    @Test
    void theEvidenceOfEachGradeStandsInTheVerdict() {
        assertThat(reward.score(sample(GOOD)).toString()).contains("5: “{", FIRST);
    }

    @Test
    void theJudgeSeesTheDocumentsOnceAndWhatTheReviewerWasTold() {
        reward.score(sample(review(comment(FIRST))));

        assertThat(judge.asked).singleElement().satisfies(prompt -> assertThat(prompt.user())
                .containsOnlyOnce(CONTRACT)
                .containsOnlyOnce(RULE)
                .contains("Review the contract for the recipient.")
                .contains("\"text_excerpt\":\"" + FIRST)
                .doesNotContain("comments_expected"));
        assertThat(judge.asked.getFirst().system()).contains("Edge cases", "`consistency`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "I see no problem.", "{\"comments\": [", "{\"remarks\": []}", "{\"comments\": {}}",
            "[]",
            "{\"comments\": [{\"type\": \"Term\"}]}", "{\"comments\": []} That is all.",
            "<think>{\"comments\": []}"})
    void whatTheSchemaDoesNotAllowIsWorthNothingAndCostsNoCall(String completion) {
        assertThat(reward.score(sample(completion)).value()).isZero();
        assertThat(judge.asked).isEmpty();
    }

    @Test
    void reasoningBeforeTheReviewIsNoPartOfIt() {
        assertThat(reward.score(sample("<think>Ten years?</think>\n" + GOOD)).value())
                .isEqualTo(reward.score(sample(GOOD)).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Write to legal@example.com.", "Pay with 4111 1111 1111 1111.",
            "As an AI assistant, I would ask."})
    void forbiddenContentIsWorthNothingAndCostsNoCall(String words) {
        Comment spoilt = new Comment("Term", FIRST, comment(FIRST).issue(), words);

        assertThat(reward.score(sample(review(spoilt))).value()).isZero();
        assertThat(reward.score(sample(review(comment(words)))).value()).isZero();
        assertThat(judge.asked).isEmpty();
    }

    @Test
    void anAddressThatTheContractNamesMayBeQuoted() {
        Comment notice = comment("Notices go to office@discloser.example.");

        assertThat(metrics(reward.score(sample(review(notice))))).containsEntry("forbidden", 1.0)
                .containsEntry("grounding", 1.0);
    }

    @Test
    void aCommentWithoutAnExcerptOfTheContractIsWorthNothingAndIsNotJudged() {
        Reward scored = reward.score(sample(review(comment(FIRST), otherComment("The parties waive every claim."))));

        assertThat(judge.asked).hasSize(1);
        assertThat(metrics(scored)).containsEntry("grounding", 0.5).containsEntry("comments", 0.75 / 2)
                .containsEntry("comments/quoted", 0.5);
    }

    @Test
    void quotingTheGuidelinesIsNoGrounding() {
        Reward scored = reward.score(sample(review(comment(RULE))));

        assertThat(judge.asked).isEmpty();
        assertThat(metrics(scored)).containsEntry("grounding", 0.0).containsEntry("comments", 0.0);
    }

    @Test
    void noCommentsAreRightWhereTheReferenceExpectsNone() {
        for (String none : List.of("{\"comments_expected\": 0}", "{\"comments_expected\": false}", "{\"comments\": []}",
                "{\"text\": \"{\\\"comments\\\": []}\"}", "\"{\\\"comments_expected\\\": 0}\"")) {
            assertThat(reward.score(sample(NONE, none)).value()).as(none).isEqualTo(1);
            assertThat(reward.score(sample(GOOD, none)).value()).as(none).isZero();
        }
        assertThat(judge.asked).isEmpty();
    }

    @Test
    void noCommentsAreWrongWhereTheReferenceExpectsSome() {
        for (String some : List.of("{\"comments_expected\": 3}", "{\"comments_expected\": true}",
                "{\"comments\": [{\"type\": \"Term\"}]}")) {
            assertThat(reward.score(sample(NONE, some)).value()).as(some).isZero();
            assertThat(reward.score(sample(GOOD, some)).value()).as(some).isPositive();
        }
    }

    @Test
    void aReferenceIsNeededOnlyWhereThereAreNoComments() {
        assertThat(reward.score(bare(GOOD)).value()).isEqualTo(reward.score(sample(GOOD)).value());
        assertThatExceptionOfType(RewardException.class).isThrownBy(() -> reward.score(bare(NONE)))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MISSING_REFERENCE));
    }

    @Test
    void withoutTheDocumentsThereIsNoReward() {
        Sample nothing = sample(GOOD).withMetadata(JsonNodeFactory.instance.objectNode());
        Sample noGuidelines = nothing.withMetadata(Documents.CONTRACT, CONTRACT);

        for (Sample sample : List.of(nothing, noGuidelines)) {
            assertThatExceptionOfType(RewardException.class).isThrownBy(() -> reward.score(sample))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MISSING_REFERENCE));
        }
        assertThat(judge.asked).isEmpty();
    }

    @Test
    void aJudgeOutOfReachLeavesNoReward() {
        RewardFunction broken = ContractReview.reward(prompt -> {
            throw JudgeModelException.permanent("gone", null);
        });

        assertThatExceptionOfType(RewardException.class).isThrownBy(() -> broken.score(sample(GOOD)))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.JUDGE_UNAVAILABLE));
        assertThat(broken.score(sample("{}")).value()).isZero();
    }

    @Test
    void languageIsThatOfTheOwnWordsCommentByComment() {
        Comment french = new Comment("Term", SECOND,
                "La durée prévue ici dépasse celle que nos règles acceptent pour des obligations de ce genre.",
                "Remplacer la durée par trois ans à compter de la communication des informations.");

        assertThat(metrics(reward.score(sample(review(french))))).containsEntry("language", 0.0);
        assertThat(metrics(reward.score(sample(review(comment(FIRST), french))))).containsEntry("language", 0.5);
        assertThat(metrics(reward.score(sample(review(comment(FIRST)))))).containsEntry("language", 1.0);
    }

    @Test
    void sayingItTwiceIsHalfAsDistinct() {
        assertThat(metrics(reward.score(sample(GOOD)))).containsEntry("distinct", 1.0);
        assertThat(metrics(reward.score(sample(review(comment(FIRST), comment(FIRST))))).get("distinct"))
                .isBetween(0.5, 0.6);
    }

    @Test
    void oddCharactersCostMoreTheMoreThereAre() {
        Comment one = new Comment("Term", FIRST, comment(FIRST).issue() + "\u200b", comment(FIRST).action());
        Comment many = new Comment("Term", FIRST, comment(FIRST).issue(),
                "o\ufffdd\u202ed \ue000w\u0000ords".repeat(9));

        assertThat(metrics(reward.score(sample(review(one)))).get("plain_text")).isBetween(0.8, 0.99);
        assertThat(metrics(reward.score(sample(review(many))))).containsEntry("plain_text", 0.0);
    }

    @Test
    void aReviewBeyondTheLengthLosesAndThenCostsNoCall() {
        Comment[] few = new Comment[20];
        Comment[] many = new Comment[40];
        Arrays.fill(few, new Comment("Term", FIRST, "word ".repeat(180), "Strike it."));
        Arrays.fill(many, few[0]);

        assertThat(metrics(reward.score(sample(review(few)))).get("length")).isBetween(0.5, 0.9);
        judge.asked.clear();
        assertThat(reward.score(sample(review(many))).value()).isZero();
        assertThat(judge.asked).isEmpty();
    }

    @Test
    void whateverStandsInACommentThereIsAValue() {
        Map<String, String> hostile = new LinkedHashMap<>(HostileTexts.small());
        hostile.putAll(HostileTexts.large());
        RewardFunction forgiving = ContractReview.withPartialCredit(judge);

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> hostile.forEach((name, text) -> {
            Sample sample = sample(review(new Comment("Term", text, text, "Strike it."), otherComment(SECOND)));
            for (RewardFunction function : List.of(reward, forgiving)) {
                if (sample.completion().length() > Sample.LONGEST_ANSWER) {
                    assertThatExceptionOfType(RewardException.class).as(name).isThrownBy(() -> function.score(sample))
                            .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED_INPUT));
                    continue;
                }
                assertThat(function.score(sample).value()).as(name).isBetween(0.0, 1.0);
            }
        }));
    }

    @Test
    void partialCreditPaysForFormThatIsNearlyRight() {
        RewardFunction forgiving = ContractReview.withPartialCredit(judge);
        String incomplete = GOOD.replaceFirst(",\"recommended_action\":\"[^\"]*\"}]}$", "}]}");

        double whole = forgiving.score(sample(GOOD)).value();
        double partial = forgiving.score(sample(incomplete)).value();

        assertThat(reward.score(sample(incomplete)).value()).isZero();
        assertThat(partial).isPositive().isLessThan(whole);
        assertThat(forgiving.score(sample("{\"comments\": [")).value()).isZero();
    }
}
