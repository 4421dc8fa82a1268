package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.Content;
import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.contract.RewardFunctionContract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RubricJudgeTest implements RewardFunctionContract {

    private static final Rubric RUBRIC = Rubric.of("Grade a review comment.")
            .ask("grounded", 3, "Does it quote the clause?")
            .ask(Criterion.choice("risk", 2, "How well is the risk explained?", "not at all", "partly", "fully"))
            .ask(Criterion.scale("clear", 1, "How clear is it?", "murky", "poor", "fair", "good", "crystal"));
    private static final Sample SAMPLE = Sample.of(List.of(
            Message.system("You review contracts."), Message.user("Review clause 4.2."),
            Message.assistant("<think>it seems so</think>Clause 4.2 caps nothing.")));

    private final List<JudgePrompt> asked = Collections.synchronizedList(new ArrayList<>());

    @Override
    public RewardFunction function() {
        return judge(Map.of("grounded", "yes", "risk", "partly", "clear", 3));
    }

    @Override
    public List<Sample> samples() {
        return List.of(SAMPLE, Sample.of("q", ""), Sample.of("q", "Solution:"));
    }

    private RubricJudge judge(Map<String, ?> answers) {
        return RubricJudge.of(answering(answers), RUBRIC);
    }

    private JudgeModel answering(Map<String, ?> answers) {
        return prompt -> {
            asked.add(prompt);
            return JudgeReply.of(Judges.grades(prompt, answers));
        };
    }

    /// A model that gives one reply after the other; `{code}` stands for the code.
    private JudgeModel replying(String... replies) {
        return prompt -> {
            asked.add(prompt);
            String reply = replies[Math.min(asked.size(), replies.length) - 1];
            return JudgeReply.of(reply.replace("{code}", prompt.nonce()));
        };
    }

    @Test
    void valueIsTheWeightedMeanOfTheCriteria() {
        Reward reward = judge(Map.of("grounded", "yes", "risk", "partly", "clear", "2")).score(SAMPLE);
        assertThat(reward.value()).isEqualTo((3 * 1 + 2 * 0.5 + 1 * 0.25) / 6);
        assertThat(reward.components()).extracting(Component::name).containsExactly("grounded", "risk", "clear");
        assertThat(reward.toString()).contains("risk").contains("partly: because");
    }

    @ParameterizedTest
    @CsvSource({"yes, 1", "' YES ', 1", "No, 0"})
    void letterCaseAndBlanksOfAnAnswerDoNotMatter(String answer, double value) {
        RubricJudge judge = RubricJudge.of(answering(Map.of("ok", answer)), Rubric.of("t").ask("ok", 1, "ok?"));
        assertThat(judge.score(SAMPLE).value()).isEqualTo(value);
    }

    @Test
    void truthValuesAreTheChoicesTrueAndFalseToo() {
        Rubric rubric = Rubric.of("t").ask(Criterion.choice("ok", 1, "ok?", "false", "true"));
        assertThat(RubricJudge.of(answering(Map.of("ok", true)), rubric).score(SAMPLE).value()).isEqualTo(1);
    }

    @Test
    void truthValuesAndNumbersAreAnswersToo() {
        assertThat(judge(Map.of("grounded", true, "risk", "Fully", "clear", 5.0)).score(SAMPLE).value()).isEqualTo(1);
        assertThat(judge(Map.of("grounded", false, "risk", "not at all", "clear", 1)).score(SAMPLE).value()).isZero();
    }

    @Test
    void judgeSeesTheConversationAndTheAnswerWithoutItsReasoning() {
        function().score(SAMPLE);
        JudgePrompt prompt = asked.getFirst();
        assertThat(Judges.shown(prompt, "Message 1 of the conversation, from the system"))
                .isEqualTo("You review contracts.");
        assertThat(Judges.shown(prompt, "Message 2 of the conversation, from the user"))
                .isEqualTo("Review clause 4.2.");
        assertThat(Judges.shown(prompt, "The answer to grade")).isEqualTo("Clause 4.2 caps nothing.");
        assertThat(prompt.user()).endsWith("The code is " + prompt.nonce()).doesNotContain("it seems so");
        assertThat(prompt.system())
                .contains("Grade a review comment.", "`not at all`, `partly`, `fully`", "`5`: crystal")
                .doesNotContain(prompt.nonce());
    }

    @Test
    void whatIsConstantIsTheSameForEverySample() {
        RewardFunction judge = function();
        judge.score(SAMPLE);
        judge.score(Sample.of("another", "It caps all."));
        judge.score(SAMPLE);
        assertThat(asked).extracting(JudgePrompt::system).containsOnly(asked.getFirst().system());
        assertThat(asked).extracting(JudgePrompt::schema).containsOnly(asked.getFirst().schema());
        assertThat(asked.get(2)).isEqualTo(asked.get(0)).isNotEqualTo(asked.get(1));
        assertThat(asked.get(0).version()).hasSize(12).isEqualTo(asked.get(1).version());
        assertThat(judge(Map.of()).promptVersions()).containsExactly(asked.get(0).version());
        assertThat(RubricJudge.of(answering(Map.of()), RUBRIC.ask("more", 1, "?")).promptVersions())
                .doesNotContain(asked.get(0).version());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "no verdict at all",
            "{\"code\":\"{code}\"}",
            "{\"code\":\"{code}\",\"criteria\":{}}",
            "{\"code\":\"{code}\",\"criteria\":{\"ok\":\"yes\"}}",
            "{\"code\":\"{code}\",\"criteria\":{\"ok\":{\"choice\":\"maybe\"}}}",
            "{\"code\":\"{code}\",\"criteria\":{\"ok\":{\"choice\":\"yes\"},\"more\":{\"choice\":\"yes\"}}}",
            "{\"code\":\"{code}\",\"criteria\":{\"ok\":{\"choice\":\"yes\"},\"ok\":{\"choice\":\"no\"}}}",
            "{\"code\":\"{code}\",\"criteria\":{\"ok\":{\"choice\":\"yes\"}}",
            "{\"code\":\"abcdefghjkmn\",\"criteria\":{\"ok\":{\"choice\":\"yes\"}}}",
            "{\"criteria\":{\"ok\":{\"choice\":\"yes\"}}}",
            "{\"code\":\"{code}\",\"criteria\":{\"ok\":{\"choice\":\"not applicable\"}}}",
            "<think>{\"code\":\"{code}\",\"criteria\":{\"ok\":{\"choice\":\"yes\"}}}</think>",
            "[{\"code\":\"{code}\",\"criteria\":{\"ok\":{\"choice\":\"yes\"}}}]",
            ""})
    void anIncompleteVerdictIsAskedAgainAndThenAFailure(String reply) {
        Rubric rubric = Rubric.of("t").ask("ok", 1, "ok?");
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> RubricJudge.of(replying(reply), rubric).score(SAMPLE))
                .withMessageStartingWith("no complete verdict of judge in 2 replies: ")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE_VERDICT));
        assertThat(asked).hasSize(2);

        asked.clear();
        String complete = "Well. ```json\n{\"code\":\"{code}\",\"criteria\":{\"ok\":{\"rationale\":\"r\",\"choice\":\"yes\"}}}\n```";
        assertThat(RubricJudge.of(replying(reply, complete), rubric).score(SAMPLE).value()).isEqualTo(1);
        assertThat(asked.get(1).user()).startsWith(asked.get(0).user()).contains("could not be used: ")
                .endsWith("The code is " + asked.get(0).nonce());
    }

    @Test
    void reasksAreBounded() {
        RubricJudge judge = RubricJudge.builder(replying("no"), RUBRIC).reasks(0).build();
        assertThatExceptionOfType(RewardException.class).isThrownBy(() -> judge.score(SAMPLE));
        assertThat(asked).hasSize(1);
        assertThat(judge.traits())
                .isEqualTo(Traits.calling(1).reading(Content.TEXT, Content.TOOL_CALLS, Content.ATTACHMENTS));
        assertThat(judge(Map.of()).traits().maxCalls()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> RubricJudge.builder(replying(""), RUBRIC).reasks(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> RubricJudge.builder(replying(""), RUBRIC).reasks(11))
                .withMessage("a judge can be asked again 0 to 10 times, not 11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "...", "Thought process:", "解", "<think>never ends", "<think>done</think>"})
    void anAnswerThatSaysNothingIsZeroWithoutACall(String completion) {
        assertThat(function().score(Sample.of("q", completion)).value()).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void anAnswerThatIsTooLongIsZeroWithoutACall() {
        RubricJudge judge = RubricJudge.builder(answering(Map.of()), RUBRIC).maxAnswerTokens(6).build();
        assertThat(judge.score(Sample.of("q", "elevenchars")))
                .isEqualTo(Reward.fail("more than a judge reads: about 7 tokens of at most 6"));
        assertThat(judge.score(Sample.of("q", "日本é\ud83d\ude00")).value()).isZero();
        assertThat(judge
                .score(Sample.of(List.of(Message.assistant("earlier"), Message.user("q"), Message.assistant("four"))))
                .value()).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void aCriterionThatMustPassTakesAll() {
        Rubric rubric = Rubric.of("t").ask("nice", 5, "nice?")
                .ask(Criterion.scale("lawful", 1, "lawful?", "a", "b", "c").mustReach("2"));
        Reward failed = RubricJudge.of(answering(Map.of("nice", "yes", "lawful", "1")), rubric).score(SAMPLE);
        assertThat(failed.value()).isZero();
        assertThat(failed.rationale()).isEqualTo("'lawful' did not pass");
        assertThat(RubricJudge.of(answering(Map.of("nice", "no", "lawful", "2")), rubric).score(SAMPLE).value())
                .isEqualTo(0.5 / 6);
    }

    @Test
    void aCriterionThatIsNotApplicableLeavesTheMean() {
        Rubric rubric = Rubric.of("t").ask("nice", 1, "nice?")
                .ask(Criterion.yesNo("cites", 9, "cites?").orNotApplicable());
        Reward reward = RubricJudge.of(answering(Map.of("nice", "yes", "cites", "Not applicable")), rubric)
                .score(SAMPLE);
        assertThat(reward.value()).isEqualTo(1);
        assertThat(reward.components().get(1)).isEqualTo(new Component.Skipped("cites", "not applicable"));

        Rubric all = Rubric.of("t").ask(Criterion.yesNo("cites", 9, "cites?").orNotApplicable());
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> RubricJudge.of(answering(Map.of("cites", "not applicable")), all).score(SAMPLE))
                .withMessageEndingWith("every criterion is called not applicable");
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> RubricJudge.builder(answering(Map.of("cites", "not applicable")), all)
                        .eachCriterionAlone()
                        .build().score(SAMPLE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Criterion.yesNo("cites", 1, "?").mustPass().orNotApplicable())
                .withMessage("'cites' must pass, so it cannot be not applicable");
    }

    @Test
    void theReferenceIsShownOnlyWhereAskedFor() {
        RubricJudge judge = RubricJudge
                .builder(answering(Map.of("grounded", "yes", "risk", "partly", "clear", 3)), RUBRIC)
                .showReference().show("The contract", sample -> sample.metadata().path("contract").asString())
                .hideConversation().build();
        judge.score(SAMPLE.withReference("expected").withMetadata("contract", "4.2 Liability"));
        assertThat(Judges.shown(asked.getFirst(), "The reference to grade by")).isEqualTo("expected");
        assertThat(Judges.shown(asked.getFirst(), "The contract")).isEqualTo("4.2 Liability");
        assertThat(asked.getFirst().user()).doesNotContain("Message 1");
        for (Sample without : List.of(SAMPLE, SAMPLE.withCompletion(""))) {
            assertThatExceptionOfType(RewardException.class).isThrownBy(() -> judge.score(without))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MISSING_REFERENCE));
        }

        JsonMapper json = new JsonMapper();
        judge.score(SAMPLE.withReference(json.readTree("{\"answer\":\"expected\"}")));
        assertThat(Judges.shown(asked.getLast(), "The reference to grade by")).isEqualTo("expected");
        judge.score(SAMPLE.withReference(json.readTree("{\"comments\":[]}")));
        assertThat(Judges.shown(asked.getLast(), "The reference to grade by")).isEqualTo("{\"comments\":[]}");

        function().score(SAMPLE.withReference("expected"));
        assertThat(asked.getLast().user()).doesNotContain("expected");
    }

    @Test
    void evidenceHasToBeQuoted() {
        Rubric rubric = Rubric.of("t").ask("ok", 1, "ok?");
        String verdict = "{\"code\":\"{code}\",\"criteria\":{\"ok\":{\"rationale\":\"r\",\"evidence\":\"%s\",\"choice\":\"%s\"}}}";
        String found = verdict.formatted("caps nothing", "yes");
        assertThat(judge(rubric, found).score(SAMPLE).value()).isEqualTo(1);
        assertThat(judge(rubric, verdict.formatted("invented", "yes"), found).score(SAMPLE).value()).isEqualTo(1);
        assertThat(judge(rubric, verdict.formatted("", "no")).score(SAMPLE).value()).isZero();
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> judge(rubric, verdict.formatted("", "yes")).score(SAMPLE))
                .withMessageEndingWith("the evidence of criterion `ok` is no word-for-word quotation");
        assertThat(asked.getLast().system()).contains("copied word for word", "\"evidence\"");
    }

    private RubricJudge judge(Rubric rubric, String... replies) {
        asked.clear();
        return RubricJudge.builder(replying(replies), rubric)
                .evidence((sample, quote) -> sample.completion().contains(quote)).build();
    }

    @Test
    void eachCriterionCanBeAskedAloneAndAllAreAskedAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(3);
        Map<String, String> answers = Map.of("grounded", "yes", "risk", "fully", "clear", "1");
        JudgeModel model = prompt -> {
            try {
                all.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            String name = answers.keySet().stream().filter(prompt.system()::contains).findFirst().orElseThrow();
            return JudgeReply.of(Judges.grades(prompt, Map.of(name, answers.get(name))));
        };
        RubricJudge judge = RubricJudge.builder(model, RUBRIC).eachCriterionAlone().build();
        Reward reward = judge.score(SAMPLE);
        assertThat(reward.value()).isEqualTo(5.0 / 6);
        assertThat(reward.components()).extracting(Component::name).containsExactly("grounded", "risk", "clear");
        assertThat(judge.traits().maxCalls()).isEqualTo(6);
        assertThat(judge.promptVersions()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aStructuredReplyIsReadRatherThanTheText() {
        JudgeModel model = prompt -> new JudgeReply(
                "ignored", Optional.of(new JsonMapper()
                        .readTree(Judges.grades(prompt, Map.of("grounded", "yes", "risk", "fully", "clear", "5")))),
                10, 5, "tool_use");
        assertThat(RubricJudge.of(model, RUBRIC).score(SAMPLE).value()).isEqualTo(1);
    }

    @Test
    void aReplyThatWasCutOffIsAskedAgain() {
        JudgeModel cutOff = prompt -> {
            asked.add(prompt);
            if (asked.size() == 1) {
                throw JudgeModelException.unreadable("the reply stopped at max_tokens");
            }
            return JudgeReply.of(Judges.grades(prompt, Map.of("ok", "yes")));
        };
        Rubric rubric = Rubric.of("t").ask("ok", 1, "ok?");
        assertThat(RubricJudge.of(cutOff, rubric).score(SAMPLE).value()).isEqualTo(1);
        assertThat(asked.getLast().user())
                .contains("could not be used: it was cut off, refused or empty; keep it short")
                .doesNotContain("max_tokens");

        asked.clear();
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> RubricJudge.builder(cutOff, rubric).reasks(0).build().score(SAMPLE))
                .withMessageEndingWith("(the reply stopped at max_tokens)")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE_VERDICT));
    }

    @Test
    void whatAModelThrowsIsNeverAScore() {
        Map<JudgeModelException, Kind> kinds = Map.of(
                JudgeModelException.temporary("throttled", Optional.empty(), null), Kind.JUDGE_UNAVAILABLE,
                JudgeModelException.permanent("denied", null), Kind.JUDGE_UNAVAILABLE,
                JudgeModelException.late("late", null), Kind.DEADLINE);
        kinds.forEach((thrown, kind) -> assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> RubricJudge.of(prompt -> {
                    throw thrown;
                }, RUBRIC).score(SAMPLE))
                .withMessage(thrown.getMessage()).withCause(thrown)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind)));
        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> RubricJudge.of(prompt -> {
                    throw new IllegalStateException("a bug");
                }, RUBRIC).score(SAMPLE))
                .withMessage("judge threw IllegalStateException")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.JUDGE_UNAVAILABLE));
    }

    @Test
    void refusesRubricsThatCannotBeAnswered() {
        assertThatIllegalArgumentException().isThrownBy(() -> judge(Rubric.of("t"), ""))
                .withMessageStartingWith("a rubric needs a criterion: add one with ask(name, weight, question)");
        assertThatIllegalArgumentException().isThrownBy(() -> RUBRIC.ask("risk", 1, "again?"))
                .withMessage("criterion 'risk' was already asked");
        assertThatIllegalArgumentException().isThrownBy(() -> RUBRIC.ask("a/b", 1, "?"))
                .withMessage("a name cannot be blank, nor hold '/' or '[': 'a/b'");
        assertThatIllegalArgumentException().isThrownBy(() -> RUBRIC.ask("a", 0, "?"))
                .withMessage("the weight of 'a' must be positive and finite: 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Criterion.choice("a", 1, "?", "good", "GOOD "))
                .withMessage("'a' needs at least two answers that differ in more than letter case: [good, GOOD ]");
        assertThatIllegalArgumentException().isThrownBy(() -> Criterion.yesNo("a", 1, "?").mustReach("maybe"))
                .withMessage("'a' has no answer 'maybe', but one of: no, yes");
        assertThatIllegalArgumentException().isThrownBy(() -> Criterion.choice("a", 1, "?", "x", "Not applicable"))
                .withMessage("'Not applicable' is said by orNotApplicable()");
    }
}
