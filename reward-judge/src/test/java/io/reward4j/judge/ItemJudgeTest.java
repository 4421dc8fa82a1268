package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Aggregation;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.report.Metric;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemJudgeTest implements RewardFunctionContract {

    private static final Rubric RUBRIC = Rubric.of("Grade a review comment.")
            .ask("right", 1, "Is it right?")
            .ask(Criterion.scale("clear", 1, "How clear is it?", "murky", "fair", "crystal"));
    private static final Extractor<List<String>> COMMENTS = JsonExtractors.items("/comments");

    private static ItemJudge judge(JudgeModel model) {
        return RubricJudge.builder(model, RUBRIC).show("The contract", sample -> "The long contract.")
                .forEach(COMMENTS, Aggregation.mean().whenEmpty(1)).called("comment");
    }

    /// A comment is right where it says so.
    private static JudgeReply byWord(JudgePrompt prompt) {
        StringBuilder comments = new StringBuilder();
        for (int i = 1; prompt.user().contains("# Comment " + i + "\n```"); i++) {
            comments.append(comments.isEmpty() ? "" : ",").append("{\"comment_id\":").append(i)
                    .append(",\"criteria\":{\"right\":{\"rationale\":\"r\",\"choice\":\"")
                    .append(Judges.shown(prompt, "Comment " + i).contains("right") ? "yes" : "no")
                    .append("\"},\"clear\":{\"rationale\":\"c\",\"choice\":\"2\"}}}");
        }
        return JudgeReply.of("{\"code\":\"" + prompt.nonce() + "\",\"comments\":[" + comments + "]}");
    }

    private static Sample saying(String... comments) {
        return Sample.of("Review.", "{\"comments\": ["
                + List.of(comments).stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",")) + "]}");
    }

    @Override
    public RewardFunction function() {
        return judge(ItemJudgeTest::byWord);
    }

    @Override
    public List<Sample> samples() {
        return List.of(saying("a right one", "another"), saying(), Sample.of("q", "no JSON"));
    }

    @Test
    void allItemsAreGradedInOneCallThatShowsTheDocumentsOnce() {
        ScriptedJudgeModel model = ScriptedJudgeModel.grading(Map.of("right", "yes", "clear", 2));
        Reward reward = judge(model).score(saying("one", "two", "three"));
        assertThat(reward.value()).isEqualTo(0.75);
        assertThat(reward.components()).extracting(Component::name).containsExactly("[0]", "[1]", "[2]");
        assertThat(model.prompts()).singleElement().satisfies(prompt -> {
            assertThat(prompt.user()).containsOnlyOnce("The long contract.")
                    .contains("# Comment 1", "# Comment 3").endsWith("The code is " + prompt.nonce());
            assertThat(prompt.system()).contains("\"comment_id\"", "Grade each comment by itself");
        });
        assertThat(judge(model).promptVersion()).isEqualTo(model.prompts().getFirst().version());
    }

    @Test
    void eachItemHasTheValueThatItHasAlone() {
        Reward reward = judge(ItemJudgeTest::byWord).score(saying("right", "not so", "all right"));
        assertThat(Metric.of(reward).stream().filter(metric -> metric.name().equals("right")).map(Metric::value))
                .allSatisfy(mean -> assertThat(mean).isCloseTo(2 / 3.0, within(1e-12)));
        assertThat(reward.components()).extracting(component -> ((Component.Scored) component).reward().value())
                .containsExactly(0.75, 0.25, 0.75);
    }

    @Test
    void equalItemsAreGradedOnceAndManyInSeveralCalls() {
        AtomicInteger calls = new AtomicInteger();
        JudgeModel counting = prompt -> {
            calls.incrementAndGet();
            return byWord(prompt);
        };
        assertThat(judge(counting).score(saying("right", "right", "right")).value()).isEqualTo(0.75);
        assertThat(calls).hasValue(1);
        String[] many = IntStream.range(0, 21).mapToObj(i -> "right " + i).toArray(String[]::new);
        assertThat(judge(counting).score(saying(many)).value()).isCloseTo(0.75, within(1e-12));
        assertThat(calls).hasValue(4);
        assertThat(judge(counting).atMost(7).score(saying(many)).components()).hasSize(21);
        assertThat(calls).hasValue(7);
    }

    @Test
    void whatIsNotAdmittedOrSaysNothingIsZeroWithoutACall() {
        ScriptedJudgeModel model = ScriptedJudgeModel.grading(Map.of("right", "yes", "clear", 3));
        ItemJudge judge = judge(model)
                .admitting("quoted", 0.5, item -> Reward.of(item.completion().contains("quote") ? 1 : 0));
        Reward reward = judge.score(saying("a quote", "made up"));
        assertThat(reward.value()).isEqualTo(0.5);
        assertThat(Metric.of(reward).stream().collect(Collectors.toMap(Metric::name, Metric::value, (a, b) -> a)))
                .containsEntry("quoted", 0.5).containsEntry("judge", 1.0).containsEntry("judge/clear", 1.0);
        assertThat(judge.score(saying("made up")).value()).isZero();
        assertThat(judge(model).score(saying(" ", "...")).value()).isZero();
        assertThat(model.prompts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "[]",
            "[{\"comment_id\":1,%}]",
            "[{\"comment_id\":1,%},{\"comment_id\":1,%}]",
            "[{\"comment_id\":1,%},{\"comment_id\":2,%},{\"comment_id\":3,%}]",
            "[{\"comment_id\":0,%},{\"comment_id\":1,%}]",
            "[{%},{%}]",
            "[{\"comment_id\":1,%},{\"comment_id\":2,\"criteria\":{\"right\":{\"choice\":\"yes\"}}}]",
            "{}"})
    void anIncompleteSetIsAskedAgain(String comments) {
        String grades = "\"criteria\":{\"right\":{\"rationale\":\"\",\"choice\":\"yes\"},\"clear\":{\"rationale\":\"\",\"choice\":\"3\"}}";
        ScriptedJudgeModel broken = ScriptedJudgeModel.saying(
                "{\"code\":\"{code}\",\"comments\":" + comments.replace("%", grades) + "}");
        assertThatExceptionOfType(RewardException.class).isThrownBy(() -> judge(broken).score(saying("one", "two")))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE_VERDICT));
        ScriptedJudgeModel mended = broken.then(ScriptedJudgeModel.grading(Map.of("right", true, "clear", "3")));
        assertThat(judge(mended).score(saying("one", "two")).value()).isOne();
        assertThat(mended.prompts()).hasSize(2);
    }

    @Test
    void theOrderOfTheRepliedListDoesNotMatter() {
        ScriptedJudgeModel swapped = ScriptedJudgeModel.saying("""
                {"code":"{code}","comments":[
                {"comment_id":"2","criteria":{"right":{"choice":"no"},"clear":{"choice":"1"}}},
                {"comment_id":1.0,"criteria":{"right":{"choice":"yes"},"clear":{"choice":"3"}}}]}""");
        assertThat(judge(swapped).score(saying("one", "two")).components())
                .extracting(component -> ((Component.Scored) component).reward().value()).containsExactly(1.0, 0.0);
    }

    @Test
    void onlyTheItemThatCannotBeReadIsWorthNothing() {
        JudgeModel filtering = prompt -> {
            if (prompt.user().contains("FILTERED")) {
                throw JudgeModelException.unjudgeable("content_filter");
            }
            return byWord(prompt);
        };
        assertThat(judge(filtering).score(saying("right", "right FILTERED", "all right")).components())
                .extracting(component -> ((Component.Scored) component).reward().value())
                .containsExactly(0.75, 0.0, 0.75);
    }

    @Test
    void evidenceHasToBeQuoted() {
        ItemJudge judge = RubricJudge
                .builder(ScriptedJudgeModel.saying("""
                        {"code":"{code}","items":[{"item_id":1,"criteria":{
                        "right":{"rationale":"r","evidence":"made up","choice":"yes"},
                        "clear":{"rationale":"","evidence":"one","choice":"3"}}}]}"""), RUBRIC)
                .evidence((item, passage) -> item.completion().contains(passage))
                .forEach(COMMENTS, Aggregation.mean());
        assertThatExceptionOfType(RewardException.class).isThrownBy(() -> judge.score(saying("one")))
                .withMessageContaining("of item 1: the evidence of criterion `right`");
    }

    @Test
    void refusesWhatMakesNoSense() {
        ScriptedJudgeModel model = ScriptedJudgeModel.saying("");
        assertThatIllegalArgumentException().isThrownBy(() -> judge(model).called("my comment"));
        assertThatIllegalArgumentException().isThrownBy(() -> judge(model).atMost(0));
        assertThatIllegalArgumentException().isThrownBy(() -> judge(model).admitting("judge", 1, s -> Reward.pass()));
        assertThatIllegalStateException().isThrownBy(() -> RubricJudge.builder(model, RUBRIC).eachCriterionAlone()
                .forEach(COMMENTS, Aggregation.mean()));
    }
}
