package io.reward4j.benchmarks;

import io.reward4j.CompositeReward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.shape.FormatReward;
import io.reward4j.rlvr.shape.LengthUnit;
import io.reward4j.rlvr.shape.Overlong;
import io.reward4j.rlvr.shape.RepetitionPenalty;
import io.reward4j.rlvr.shape.TagCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A composite of an exact answer, the think format, a tag count, overlong and repetition, and samples of 600
/// characters for it.
final class FiveScorers {

    private static final int LENGTH = 600;
    private static final String[] WORDS = ("the of a we need to compute value then because so that number is equal "
            + "product sum over each term which gives result therefore however consider both sides equation solve for "
            + "x and y substitute back check answer final integer prime factor modulo Let Now Since Hence First Next")
            .split(" ");

    private FiveScorers() {}

    static RewardFunction repetition() {
        return RepetitionPenalty.words(3, -1);
    }

    static RewardFunction composite() {
        return CompositeReward.builder()
                .term("answer", 4, VerifiableReward.of(Extractors.tag("answer"), Similarity.exact()))
                .term("think", 1, FormatReward.trlThink())
                .term("tags", 1, TagCount.openR1())
                .penalty("overlong", Overlong.dapo(LengthUnit.characters(), LENGTH, 100))
                .penalty("repetition", repetition())
                .build();
    }

    /// Returns samples, the same in every run.
    static List<Sample> samples(int count) {
        List<Sample> samples = new ArrayList<>(count);
        Random random = new Random(7);
        for (int i = 0; i < count; i++) {
            String end = "\n</think>\n<answer>\n" + i % 97 + "\n</answer>";
            StringBuilder text = new StringBuilder("<think>\n");
            while (text.length() + end.length() < LENGTH) {
                text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(12) == 0 ? ".\n" : " ");
            }
            text.setLength(LENGTH - end.length());
            samples.add(Sample.of("question", text.append(end).toString()).withReference(Integer.toString(i % 50)));
        }
        return samples;
    }
}
