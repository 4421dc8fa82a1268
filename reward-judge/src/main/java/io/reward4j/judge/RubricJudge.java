package io.reward4j.judge;

import io.reward4j.Aggregation;
import io.reward4j.Attempt;
import io.reward4j.Concurrently;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.TrajectoryText;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import io.reward4j.judge.prompt.PromptTemplate;
import io.reward4j.judge.prompt.TokenEstimate;
import io.reward4j.judge.verdict.Unjudgeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

/// A reward from a language model that grades the completion by a [Rubric].
///
/// ```java
/// RewardFunction helpful = RubricJudge.of(model, Rubric.of("Grade the answer of a support agent.")
///         .ask("answers", 3, "Does the reply answer the question that was asked?")
///         .ask("polite", 1, "Is the reply polite?"));
/// ```
///
/// The value is the weighted mean of the criteria in `[0, 1]`, or `0` where a criterion that must pass does not; each
/// criterion is a component of the reward. A criterion that is not applicable leaves the mean.
///
/// The judge sees the conversation that the model saw and the answer, fenced as data: texts, calls of tools with
/// their results, and that there was an image or another attachment, without the model's reasoning. A conversation
/// with calls is one text of bounded length with its turns and calls numbered ([TrajectoryText]). An answer that is
/// empty, says nothing ([io.reward4j.extract.BlankAnswers]), or never ends its reasoning, and that calls no tool
/// either, is `0` without a call, and so is one that is longer than [Builder#maxAnswerTokens].
///
/// A verdict counts only as a complete set: every criterion once, with an answer that was offered, under the code of
/// its own prompt. Otherwise the model is asked again, once by default, with what was wrong.
///
/// An answer that the model cannot read at all is worth [Builder#unjudgeableWorth], `0` by default, and the reward has
/// the metric `unjudgeable`.
///
/// Failures are [RewardException]s and never scores: `JUDGE_UNAVAILABLE` where the model gave no reply,
/// `UNREADABLE_VERDICT` where it gave none that is complete, or called every criterion not applicable, `DEADLINE`
/// where the time was up. Immutable and safe for use by several threads where the model is.
public final class RubricJudge implements RewardFunction {

    private static final PromptTemplate SYSTEM = PromptTemplate.resource(RubricJudge.class, "rubric-system.md");
    private static final PromptTemplate USER = PromptTemplate.resource(RubricJudge.class, "rubric-user.md");

    private final VerdictRequest asking;
    private final List<Question> questions;
    private final JudgeInput shown;
    private final Unjudgeable unjudgeable;
    private final Evidence evidence;
    private final Traits traits;

    /// One prompt: all criteria, or one of them.
    private record Question(RubricForm form, PromptWriter writer) {}

    private RubricJudge(Builder builder) {
        this.asking = new VerdictRequest(builder.model, builder.reasks);
        this.evidence = new Evidence(builder.evidence);
        this.unjudgeable = builder.unjudgeable;
        this.shown = builder.shown();
        Rubric rubric = builder.rubric;
        List<Rubric> rubrics = builder.alone
                ? rubric.criteria().stream().map(rubric::only).toList()
                : List.of(rubric);
        this.questions = rubrics.stream()
                .map(asked -> question(asked, evidence, rubrics.size() == 1))
                .toList();
        this.traits = shown.traits(questions.size() * asking.calls());
    }

    private static Question question(Rubric rubric, Evidence evidence, boolean whole) {
        RubricForm form = new RubricForm(rubric, evidence.isAskedFor(), whole);
        String system = SYSTEM.render(Map.of(
                "task", rubric.task(),
                "criteria", form.criteria(),
                "evidence", evidence.request(),
                "form", form.form()));
        return new Question(form, new PromptWriter(system, USER, form.schema()));
    }

    /// Returns a judge that asks for all criteria in one call, and once more where the verdict is incomplete.
    ///
    /// @throws IllegalArgumentException if the rubric has no criteria
    public static RubricJudge of(JudgeModel model, Rubric rubric) {
        return builder(model, rubric).build();
    }

    /// Returns a builder with the defaults of [#of].
    public static Builder builder(JudgeModel model, Rubric rubric) {
        return new Builder(model, rubric);
    }

    /// @throws RewardException if the judge gave no complete verdict, or the reference is to be shown and missing
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        shown.requireReference(sample);
        return switch (shown.answer(sample)) {
            case Extraction.Missing<String>(String reason) -> Reward.fail(reason);
            case Extraction.Found<String>(String answer) -> {
                List<Material> material = shown.material(sample, answer);
                yield unjudgeable.orElse(() -> Grades.reward(questions.size() == 1
                        ? grades(questions.getFirst(), sample, material)
                        : gradesOfEach(sample, material)));
            }
        };
    }

    /// Blocking, in `[0, 1]`; the calls are those of the criteria, each asked again as often as allowed. Reads the
    /// text, the tool calls and the attachments of an answer, and its reasoning where that is shown.
    @Override
    public Traits traits() {
        return traits;
    }

    /// A hash of each prompt's constant text, one prompt for each criterion that is asked alone: it changes with the
    /// rubric and with the library's own words, and stands in [io.reward4j.JudgeCall#promptVersion()].
    public List<String> promptVersions() {
        return questions.stream().map(question -> question.writer().version()).toList();
    }

    private List<Grade> grades(Question question, Sample sample, List<Material> material) {
        return asking.verdict(
                question.writer(), material, question.form().checked(grades -> evidence.check(grades, sample)));
    }

    private List<Grade> gradesOfEach(Sample sample, List<Material> material) {
        List<Supplier<List<Grade>>> calls = new ArrayList<>();
        for (Question question : questions) {
            calls.add(() -> grades(question, sample, material));
        }
        return Attempt.values(Concurrently.call(calls)).stream().flatMap(List::stream).toList();
    }

    /// Builds a judge. Not safe for use by several threads.
    public static final class Builder {

        private final JudgeModel model;
        private final Rubric rubric;
        private final List<JudgeInput.Document> documents = new ArrayList<>();
        private Optional<BiPredicate<Sample, String>> evidence = Optional.empty();
        private boolean conversation = true;
        private TrajectoryText trajectory = TrajectoryText.standard();
        private boolean reference;
        private boolean reasoning;
        private boolean alone;
        private int reasks = 1;
        private int maxAnswerTokens = JudgeInput.MAX_ANSWER_TOKENS;
        private Unjudgeable unjudgeable = Unjudgeable.WORST;

        private Builder(JudgeModel model, Rubric rubric) {
            this.model = Objects.requireNonNull(model, "model");
            this.rubric = rubric;
            if (rubric.criteria().isEmpty()) {
                throw new IllegalArgumentException(
                        "a rubric needs a criterion: add one with ask(name, weight, question),"
                                + " which returns a new rubric");
            }
        }

        /// Shows the judge the sample's reference, which has to be there. It is not shown unless asked for.
        public Builder showReference() {
            this.reference = true;
            return this;
        }

        /// Shows the judge the model's reasoning, in the answer and in earlier turns: what came apart from the text,
        /// and the [reasoning blocks][io.reward4j.extract.ReasoningBlocks] in it. It is left out unless asked for.
        public Builder showReasoning() {
            this.reasoning = true;
            return this;
        }

        /// Hides the conversation before the completion, such as where a document holds all that matters.
        public Builder hideConversation() {
            this.conversation = false;
            return this;
        }

        /// Sets how a conversation with calls of tools is written, such as with another budget. The default is
        /// [TrajectoryText#standard()]: 60,000 characters, of which a text of the model, a call or a result has at most
        /// 4,000. The answer and a conversation without calls are shown whole.
        public Builder showTrajectory(TrajectoryText form) {
            this.trajectory = Objects.requireNonNull(form, "form");
            return this;
        }

        /// Shows the judge one more text of each sample, such as a document from its metadata.
        ///
        /// @param title says what the text is; the author's own words
        public Builder show(String title, Function<Sample, String> text) {
            documents.add(new JudgeInput.Document(title, text));
            return this;
        }

        /// Asks for a quotation with each criterion, and accepts a verdict only where `isQuoted` finds each in the
        /// sample, which the judge is shown in the form of [io.reward4j.judge.prompt.PlainText]. A criterion with its
        /// worst choice, or one that is not applicable, may go without.
        public Builder evidence(BiPredicate<Sample, String> isQuoted) {
            this.evidence = Optional.of(isQuoted);
            return this;
        }

        /// Asks for each criterion in a call of its own, all at the same time: dearer, and free of the influence of
        /// one answer on the next.
        public Builder eachCriterionAlone() {
            this.alone = true;
            return this;
        }

        /// Sets how often the model is asked again after an incomplete verdict. The default is 1.
        ///
        /// @throws IllegalArgumentException if it is not in 0 to 10
        public Builder reasks(int reasks) {
            this.reasks = new VerdictRequest(model, reasks).reasks();
            return this;
        }

        /// Sets how many tokens, by [TokenEstimate], may be shown of what the model wrote, its calls and earlier turns
        /// included; more is `0` without a call, so that no model escapes its judge by writing more than fits. The
        /// default is 64,000, which is 20,000 or more of English; documents and what others said in the conversation
        /// come on top of it.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder maxAnswerTokens(int tokens) {
            this.maxAnswerTokens = JudgeInput.checkedTokens(tokens);
            return this;
        }

        /// Sets what an answer is worth that the judge's model cannot read (`UNJUDGEABLE_ANSWER`): one that does not
        /// fit into its context, trips its content filter, or makes it refuse. The default is `0`, the lowest value,
        /// since whoever writes the answer can bring that about.
        ///
        /// @throws IllegalArgumentException if it is not in `[0, 1]`
        public Builder unjudgeableWorth(double value) {
            this.unjudgeable = new Unjudgeable(value);
            return this;
        }

        /// Builds the judge.
        public RubricJudge build() {
            return new RubricJudge(this);
        }

        /// Builds a judge of each item of a completion, all of them in one call.
        ///
        /// @param items reads the items; where they cannot be read the reward is `0`
        /// @throws IllegalStateException if each criterion is to be asked for alone
        public ItemJudge forEach(Extractor<List<String>> items, Aggregation aggregation) {
            if (alone) {
                throw new IllegalStateException(
                        "all items in one call, or each criterion in one: drop eachCriterionAlone()");
            }
            return new ItemJudge(new ItemJudge.Setting(
                    new VerdictRequest(model, reasks), rubric, new Evidence(evidence), shown(), unjudgeable, items,
                    aggregation));
        }

        private JudgeInput shown() {
            return new JudgeInput(
                    conversation, trajectory, reference, reasoning, List.copyOf(documents), maxAnswerTokens);
        }
    }
}
