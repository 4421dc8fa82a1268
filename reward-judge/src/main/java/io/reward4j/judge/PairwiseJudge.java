package io.reward4j.judge;

import io.reward4j.Attempt;
import io.reward4j.Concurrently;
import io.reward4j.Preference;
import io.reward4j.PreferenceFunction;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.TrajectoryText;
import io.reward4j.extract.Extraction;
import io.reward4j.judge.prompt.PromptTemplate;
import io.reward4j.judge.prompt.TokenEstimate;
import io.reward4j.judge.verdict.AuthorsText;
import io.reward4j.judge.verdict.Choice;
import io.reward4j.judge.verdict.PairwiseForm;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A preference from a language model that compares two answers to the same prompt.
///
/// ```java
/// PreferenceFunction better = PairwiseJudge.of(model, "Which review is more useful to in-house counsel?");
/// RewardFunction winRate = better.against(sample -> sample.withCompletion(sample.referenceText()));
/// ```
///
/// Models like the place of an answer, so both orders are asked, at the same time, and it is a tie where the answers
/// disagree ([Builder#abstainWhereOrdersDisagree()] fails instead). The judge sees the conversation and both answers,
/// fenced as data, as a [RubricJudge] does. An answer that neither says anything nor calls a tool, never ends its
/// reasoning or is longer than [Builder#maxAnswerTokens] loses without a call; of two such answers, and of two that
/// are shown alike, neither is better.
///
/// Where the model cannot read the two (`UNJUDGEABLE_ANSWER`), it is asked about each beside no answer at all: the one
/// that it cannot read loses. Where it can read each alone, the longer one loses; where neither, neither is better
/// ([Builder#tieWhereUnjudgeable()]).
///
/// Failures are [RewardException]s as in [RubricJudge], and never a preference. Immutable and safe for use by several
/// threads where the model is.
public final class PairwiseJudge implements PreferenceFunction {

    private static final PromptTemplate SYSTEM = PromptTemplate.resource(PairwiseJudge.class, "pairwise-system.md");
    private static final PromptTemplate USER = PromptTemplate.resource(PairwiseJudge.class, "pairwise-user.md");

    /// The calls that tell which of two answers the model cannot read.
    private static final int CHECKS = 2;
    private static final String NO_ANSWER = "(no answer)";

    private final VerdictRequest asking;
    private final PairwiseForm form;
    private final PromptWriter writer;
    private final JudgeInput shown;
    private final boolean bothOrders;
    private final boolean abstaining;
    private final boolean unjudgeableIsTie;
    private final Traits traits;

    private PairwiseJudge(Builder builder) {
        this.asking = new VerdictRequest(builder.model, builder.reasks);
        this.form = new PairwiseForm(builder.ties);
        this.shown = new JudgeInput(
                true, TrajectoryText.standard(), false, builder.reasoning, List.of(), builder.maxAnswerTokens);
        this.bothOrders = builder.bothOrders;
        this.abstaining = builder.abstaining;
        this.unjudgeableIsTie = builder.unjudgeableIsTie;
        this.traits = shown.traits((bothOrders ? 2 : 1) * asking.calls() + (unjudgeableIsTie ? 0 : CHECKS));
        this.writer = new PromptWriter(
                SYSTEM.render(Map.of(
                        "question", builder.question, "choices", form.choices(), "form", form.form())),
                USER,
                form.schema());
    }

    /// Returns a judge that asks in both orders, may call a tie, and asks once more after an incomplete verdict.
    ///
    /// @param question what decides, such as `Which summary is more faithful?`
    public static PairwiseJudge of(JudgeModel model, String question) {
        return builder(model, question).build();
    }

    /// Returns a builder with the defaults of [#of].
    public static Builder builder(JudgeModel model, String question) {
        return new Builder(model, question);
    }

    /// @throws RewardException if the judge gave no complete verdict, or abstains
    @Override
    public Preference prefer(Sample first, Sample second) {
        PairwiseVerdict verdict = compare(first, second);
        if (abstaining && !verdict.isConsistent()) {
            throw new RewardException(
                    Kind.ABSTAINED,
                    "the judge says " + verdict.inOrder() + " in one order and " + verdict.swapped() + " in the other");
        }
        return verdict.preference();
    }

    /// Compares two samples of one prompt, and says what came of each order.
    ///
    /// @throws RewardException if the judge gave no complete verdict
    public PairwiseVerdict compare(Sample first, Sample second) {
        traits().requireReadable(first);
        traits().requireReadable(second);
        Extraction<String> one = shown.answer(first);
        Extraction<String> other = shown.answer(second);
        return switch (one) {
            case Extraction.Found<String>(String a) -> switch (other) {
                case Extraction.Found<String>(String b) when a.equals(b) -> uncalled(Preference.TIE, "equal answers");
                case Extraction.Found<String>(String b) -> askIfReadable(first, a, b);
                case Extraction.Missing<String>(String reason) -> uncalled(Preference.FIRST, reason);
            };
            case Extraction.Missing<String>(String reason) -> uncalled(
                    other instanceof Extraction.Found ? Preference.SECOND : Preference.TIE, reason);
        };
    }

    private static PairwiseVerdict uncalled(Preference preference, String reason) {
        return new PairwiseVerdict(preference, preference, reason);
    }

    private PairwiseVerdict askIfReadable(Sample sample, String first, String second) {
        try {
            return ask(sample, first, second);
        } catch (RewardException e) {
            if (e.kind() != Kind.UNJUDGEABLE_ANSWER) {
                throw e;
            }
            return uncalled(unreadable(sample, first, second), "the judge cannot read this: " + e.getMessage());
        }
    }

    /// The preference where the model cannot read the two together: against the one that it cannot read by itself; or
    /// else, against the longer one, unless neither can be read.
    private Preference unreadable(Sample sample, String first, String second) {
        if (unjudgeableIsTie) {
            return Preference.TIE;
        }
        List<Boolean> readable = Attempt.values(Concurrently.call(List.of(
                () -> asking.isReadable(writer.write(material(sample, first, NO_ANSWER))),
                () -> asking.isReadable(writer.write(material(sample, NO_ANSWER, second))))));
        boolean isFirst = readable.get(0);
        boolean isSecond = readable.get(1);
        if (isFirst == isSecond) {
            return isFirst ? shorter(first, second) : Preference.TIE;
        }
        return isFirst ? Preference.FIRST : Preference.SECOND;
    }

    private static Preference shorter(String first, String second) {
        int order = Long.compare(TokenEstimate.of(first), TokenEstimate.of(second));
        if (order == 0) {
            return Preference.TIE;
        }
        return order < 0 ? Preference.FIRST : Preference.SECOND;
    }

    private PairwiseVerdict ask(Sample sample, String first, String second) {
        if (!bothOrders) {
            Choice choice = choice(sample, first, second);
            return new PairwiseVerdict(choice.preference(), choice.preference(), choice.rationale());
        }
        List<Choice> choices = Attempt.values(Concurrently.call(List.of(
                () -> choice(sample, first, second),
                () -> choice(sample, second, first))));
        return new PairwiseVerdict(
                choices.get(0).preference(), choices.get(1).preference().flipped(), choices.get(0).rationale());
    }

    private Choice choice(Sample sample, String a, String b) {
        return asking.verdict(writer, material(sample, a, b), form);
    }

    private List<Material> material(Sample sample, String a, String b) {
        List<Material> material = shown.around(sample);
        material.add(new Material("Answer A", a));
        material.add(new Material("Answer B", b));
        return material;
    }

    /// Returns this judge, which asks in both orders already unless it was told not to.
    @Override
    public PreferenceFunction withPositionSwap() {
        return bothOrders ? this : PreferenceFunction.super.withPositionSwap();
    }

    /// Blocking; the calls are those of the orders, each asked again as often as allowed, and two for answers that the
    /// model cannot read. Reads what a [RubricJudge]
    /// reads.
    @Override
    public Traits traits() {
        return traits;
    }

    /// A hash of the prompt's constant text.
    public String promptVersion() {
        return writer.version();
    }

    /// Builds a judge. Not safe for use by several threads.
    public static final class Builder {

        private final JudgeModel model;
        private final String question;
        private boolean ties = true;
        private boolean bothOrders = true;
        private boolean abstaining;
        private boolean reasoning;
        private int reasks = 1;
        private int maxAnswerTokens = JudgeInput.MAX_ANSWER_TOKENS;
        private boolean unjudgeableIsTie;

        private Builder(JudgeModel model, String question) {
            this.model = Objects.requireNonNull(model, "model");
            this.question = AuthorsText.check("the question of a comparison", question);
        }

        /// Makes the judge choose one of the two in each order. A tie then comes of orders that disagree, and of
        /// answers that are equal or both say nothing.
        public Builder withoutTies() {
            this.ties = false;
            return this;
        }

        /// Shows the judge the model's reasoning, as [RubricJudge.Builder#showReasoning()] does.
        public Builder showReasoning() {
            this.reasoning = true;
            return this;
        }

        /// Asks only with the first answer shown first: half the calls, and the judge's liking for a place stays in.
        public Builder oneOrder() {
            this.bothOrders = false;
            return this;
        }

        /// Fails with `ABSTAINED`, instead of a tie, where the two orders disagree.
        public Builder abstainWhereOrdersDisagree() {
            this.abstaining = true;
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
        /// included; more loses without a call. The default is 64,000, which is 20,000 or more of English.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder maxAnswerTokens(int tokens) {
            this.maxAnswerTokens = JudgeInput.checkedTokens(tokens);
            return this;
        }

        /// Makes it a tie where the model cannot read the answers (`UNJUDGEABLE_ANSWER`). Unless asked for, the answer
        /// that it cannot read by itself loses.
        public Builder tieWhereUnjudgeable() {
            this.unjudgeableIsTie = true;
            return this;
        }

        /// Builds the judge.
        ///
        /// @throws IllegalStateException if it is to abstain where orders disagree, and to ask in one order only
        public PairwiseJudge build() {
            if (abstaining && !bothOrders) {
                throw new IllegalStateException(
                        "one order cannot disagree with itself: drop oneOrder() or the abstention");
            }
            return new PairwiseJudge(this);
        }
    }
}
