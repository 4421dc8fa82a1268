package io.reward4j.judge;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;

/// A reward from a language model that says how much of the reference's meaning the completion has: `1` where it says
/// the same in whatever words, `0` where it says something else, with `0.25`, `0.5` and `0.75` between.
///
/// A [RubricJudge] with one criterion on five levels, which is shown the conversation, the reference and the answer,
/// without reasoning; it fails as that does, and with `MISSING_REFERENCE` where the sample has no reference.
/// Immutable and safe for use by several threads where the model is.
public final class SimilarityJudge implements RewardFunction {

    private static final Rubric RUBRIC = Rubric.of("""
            An answer that should say the same as a reference. Only the meaning counts: wording, order and \
            layout do not, and neither does whether you agree with the reference.""")
            .ask(Criterion.scale(
                    "same_meaning",
                    1,
                    "How much of the reference's meaning does the answer have?",
                    "It says something else, contradicts the reference, or says nothing.",
                    "It touches on the subject, but little of what the reference says is there.",
                    "About half is there, or it is all there beside as much that the reference does not say.",
                    "Nearly all is there; what is missing or added changes little.",
                    "It says the same, no less and no more."));

    private final RewardFunction judge;

    private SimilarityJudge(RewardFunction judge) {
        this.judge = judge;
    }

    /// Returns a judge that compares the completion with the sample's reference.
    public static SimilarityJudge of(JudgeModel model) {
        return new SimilarityJudge(RubricJudge.builder(model, RUBRIC).showReference().build());
    }

    /// Returns a judge that compares the completion with the sample's reference by a bare number from `0.0` to `1.0`,
    /// which is all that the model replies: for models that write no JSON. The value is that number.
    ///
    /// A bare number carries no code of its prompt: unlike the verdict of [#of], nothing shows that it was not copied
    /// from the answer.
    public static SimilarityJudge ofBareNumber(JudgeModel model) {
        return new SimilarityJudge(new BareNumberJudge(model));
    }

    /// @throws io.reward4j.RewardException if there is no reference, or the judge gave no verdict
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        return judge.score(sample);
    }

    @Override
    public Traits traits() {
        return judge.traits();
    }
}
