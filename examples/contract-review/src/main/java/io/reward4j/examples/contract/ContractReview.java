package io.reward4j.examples.contract;

import io.reward4j.Aggregation;
import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.judge.JudgeModel;
import io.reward4j.rlvr.json.JsonSchemaReward;
import io.reward4j.rlvr.safety.ForbiddenContent;
import io.reward4j.rlvr.shape.LengthReward;
import io.reward4j.rlvr.shape.RepetitionPenalty;
import io.reward4j.rlvr.text.LanguageIdentifier;
import io.reward4j.rlvr.text.LanguageReward;
import io.reward4j.rlvr.text.QuotationReward;
import java.util.List;
import java.util.Locale;

/// The reward: how good is the review of a contract?
///
/// A review is JSON (`review.schema.json`): comments, each with a type, an excerpt of the contract, the issue and the
/// recommended action. The contract stands in `metadata.target_document`, the guidelines in
/// `metadata.reference_document`, and what the model was told in the messages. The reference says whether the contract
/// calls for comments ([CalledFor]).
///
/// Half of the weight is the judge's, who is asked once for all comments; the rest is code. The value is in `[0, 1]`.
public final class ContractReview {

    private static final String SCHEMA = Resources.text("review.schema.json");
    private static final double READABLE = 0.5;
    static final double QUOTED = 0.85;
    private static final int LONGEST = 16_000;
    private static final int REPEATED_CHARACTERS = 32;

    private static final RewardFunction FORBIDDEN = ForbiddenContent.builder()
            .terms("talk of being a model", List.of("as an AI model", "as an AI assistant", "as an AI language model",
                    "as a language model", "as a large language model"))
            .cardNumbers()
            .emailAddresses()
            .secrets()
            .build();

    private static final RewardFunction IN_ENGLISH = LanguageReward.of(Locale.ENGLISH)
            .withIdentifier(LanguageIdentifier.openNlp(
                    Locale.ENGLISH, Locale.FRENCH, Locale.GERMAN, Locale.ITALIAN, Locale.of("es"), Locale.of("nl"),
                    Locale.of("pt")));

    private static final QuotationReward EXCERPTS = QuotationReward.of(Comments.excerpts());
    private static final QuotationReward EXCERPT = QuotationReward.of(Comments.excerptOfOne());
    private static final RepetitionPenalty REPEATED = RepetitionPenalty.characters(REPEATED_CHARACTERS, -1);

    private ContractReview() {}

    /// Returns the reward, which is 0 for whatever the schema does not allow.
    ///
    /// @param judge is asked once for the comments whose excerpts stand in the contract, for at most ten in one call,
    ///     and again where its verdict is incomplete
    public static RewardFunction reward(JudgeModel judge) {
        return parts(CompositeReward.builder().gate("schema", Comments.schemaGate(SCHEMA)), judge);
    }

    /// Returns the reward for a model that still learns the form: half of the schema's required leaves are enough to be
    /// read, and the share of those that are right is one more term.
    ///
    /// @param judge as in [#reward]
    public static RewardFunction withPartialCredit(JudgeModel judge) {
        JsonSchemaReward credit = Comments.schemaCredit(SCHEMA);
        return parts(CompositeReward.builder().gate("readable", READABLE, credit).term("schema", 2, credit), judge);
    }

    private static RewardFunction parts(CompositeReward.Builder form, JudgeModel judge) {
        return form
                .factor("length", LengthReward.upTo(LONGEST).withShoulder(LONGEST))
                .gate("forbidden", ContractReview::forbidden)
                .gate("called_for", CalledFor::score)
                .term("language", 1, IN_ENGLISH.forEach(Comments.words(), Aggregation.mean().whenEmpty(1)))
                .term("grounding", 2, ContractReview::grounding)
                .term("distinct", 1, ContractReview::distinct)
                .term("plain_text", 1, OddUnicode::score)
                .term("comments", 5, new OneToFive(ReviewRubric.judge(judge).admitting("quoted", QUOTED, EXCERPT)))
                .build();
    }

    /// The reviewer's own words, and what he passes off as the contract's, hold nothing that is forbidden.
    private static Reward forbidden(Sample sample) {
        return FORBIDDEN.score(sample.withCompletion(Comments.ownText(sample)));
    }

    /// The share of the excerpts that stand in the contract; 1 where there are no comments.
    private static Reward grounding(Sample sample) {
        return Comments.of(sample).isEmpty() ? Reward.of(1, "no comments") : EXCERPTS.score(sample);
    }

    /// 1, less the share of the comments' own words that were said before.
    private static Reward distinct(Sample sample) {
        Reward repeated = REPEATED.score(sample.withCompletion(Comments.allWords(sample)));
        return Reward.of(1 + repeated.value(), repeated.rationale());
    }
}
