package io.reward4j.examples.chabsa;

import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.ReasoningBlocks;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.SimilarityJudge;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.extract.Extractors;
import java.util.Map;

/// The reward: is the polarity that the model names the one that people labelled?
///
/// The right polarity is worth 1, a readable wrong one 0.1, and an answer that names none, or
/// several, nothing.
public final class ChabsaSentiment {

    private static final Map<String, String> WORDS = Map.of(
            "positive", "positive", "ポジティブ", "positive", "肯定的", "positive",
            "negative", "negative", "ネガティブ", "negative", "否定的", "negative",
            "neutral", "neutral", "ニュートラル", "neutral", "中立", "neutral");

    private static final double FORMAT_CREDIT = 0.1;

    private static final Extractor<String> KEYWORD = Extractors.keyword(WORDS);
    private static final Extractor<String> BOXED = Extractors.boxed().then(KEYWORD::extract);
    private static final Extractor<String> SOLUTION = Extractors
            .between("<|begin_of_solution|>", "<|end_of_solution|>");

    private ChabsaSentiment() {}

    /// Returns the reward, for samples whose reference is `positive`, `negative` or `neutral`.
    public static RewardFunction reward() {
        return CompositeReward.builder()
                .term("polarity", 1, VerifiableReward.of(polarity(), Similarity.exact())
                        .withReference(KEYWORD)
                        .formatCredit(FORMAT_CREDIT))
                .metric("solution_block", ChabsaSentiment::hasSolutionBlock)
                .build();
    }

    /// Returns the variant for answers in free words: a judge says how much of the labelled polarity an answer states.
    /// An answer that is nothing but reasoning costs no call. The keywords' verdict is reported beside it.
    public static RewardFunction judged(JudgeModel model) {
        return CompositeReward.builder()
                .term("meaning", 1, SimilarityJudge.of(model))
                .metric("polarity", VerifiableReward.of(polarity(), Similarity.exact()).withReference(KEYWORD))
                .build();
    }

    /// Reads the polarity from the solution block, else from the last box, else from an unambiguous
    /// word; never from the model's reasoning.
    static Extractor<String> polarity() {
        Extractor<String> inSolution = SOLUTION.then(BOXED.or(KEYWORD)::extract);
        return ReasoningBlocks.stripped().then(inSolution.or(BOXED).or(KEYWORD)::extract);
    }

    private static Reward hasSolutionBlock(Sample sample) {
        return Reward.of(SOLUTION.extract(sample.completion()) instanceof Found ? 1 : 0);
    }
}
