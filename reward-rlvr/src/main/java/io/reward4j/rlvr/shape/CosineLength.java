package io.reward4j.rlvr.shape;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.Content;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.Objects;

/// A reward for correctness that depends on the length: short correct completions earn most, and short wrong ones lose
/// most.
///
/// With a length `L` and `p = L / max`, the value is `long + ½ (short − long) (1 + cos πp)`, where `short` is what
/// a completion of length `0` earns and `long` one of length `max`: by default `1` and `0.5` if it is correct, `−1`
/// and `−0.5` if it is wrong. A completion is correct where the correctness reward reaches the highest value that
/// it announces, or the threshold of [#correctFrom]. Where correctness has no reward, such as for a missing
/// reference, this has none either.
///
/// The value lies between the lowest and the highest of the four ends. What correctness said stays in the components,
/// and its value as the metric `unshaped`. Instances are immutable, and safe for use by several threads where
/// the correctness reward is.
///
/// Source: *Demystifying Long Chain-of-Thought Reasoning in LLMs* (arXiv 2502.03373), appendix C.1.
public final class CosineLength implements RewardFunction {

    private final RewardFunction correctness;
    private final double threshold;
    private final LengthUnit unit;
    private final int max;
    private final boolean clamped;
    private final Ends correct;
    private final Ends wrong;
    private final Traits traits;

    /// What the shortest and the longest completions earn.
    private record Ends(double shortest, double longest) {

        Ends {
            if (!(Double.isFinite(shortest) && Double.isFinite(longest))) {
                throw new IllegalArgumentException("values must be finite: " + shortest + ", " + longest);
            }
        }

        double at(double progress) {
            double value = longest + 0.5 * (shortest - longest) * (1 + Math.cos(Math.PI * progress));
            return Math.clamp(value, min(), max());
        }

        double min() {
            return Math.min(shortest, longest);
        }

        double max() {
            return Math.max(shortest, longest);
        }
    }

    private CosineLength(
            RewardFunction correctness,
            double threshold,
            LengthUnit unit,
            int max,
            boolean clamped,
            Ends correct,
            Ends wrong) {
        Traits range = correctness.traits();
        if (!(threshold > range.min() && threshold <= range.max())) {
            throw new IllegalArgumentException(
                    "a completion cannot be correct from " + threshold + ", which a reward in [" + range.min() + ", "
                            + range.max() + "] never or always reaches");
        }
        if (max < 1) {
            throw new IllegalArgumentException("the longest length must be positive: " + max);
        }
        this.correctness = correctness;
        this.threshold = threshold;
        this.unit = Objects.requireNonNull(unit, "unit");
        this.max = max;
        this.clamped = clamped;
        this.correct = correct;
        this.wrong = wrong;
        this.traits = range.withRange(Math.min(correct.min(), wrong.min()), Math.max(correct.max(), wrong.max()));
    }

    /// Returns the reward with `p = min(L / max, 1)`: beyond `max` nothing changes any more. As in TRL,
    /// `get_cosine_scaled_reward`, which counts tokens.
    ///
    /// @throws IllegalArgumentException if `max` is not positive, or correctness announces only one value
    public static CosineLength clamped(RewardFunction correctness, LengthUnit unit, int max) {
        return of(correctness, unit, max, true);
    }

    /// Returns the reward with `p = L / max`, however long. **Beyond `max` the cosine climbs again**: a correct
    /// completion of `2 max` earns as much as an empty one. As in open-r1, `get_cosine_scaled_reward`, which counts
    /// code points; for comparison with its runs, not for new ones.
    ///
    /// @throws IllegalArgumentException if `max` is not positive, or correctness announces only one value
    public static CosineLength unclamped(RewardFunction correctness, LengthUnit unit, int max) {
        return of(correctness, unit, max, false);
    }

    private static CosineLength of(RewardFunction correctness, LengthUnit unit, int max, boolean clamped) {
        RewardFunction readingText = correctness.reading(
                Content.TEXT, correctness.traits().reads().toArray(Content[]::new));
        return new CosineLength(
                readingText, correctness.traits().max(), unit, max, clamped, new Ends(1, 0.5), new Ends(-1, -0.5));
    }

    /// Returns this reward with other values for correct completions.
    ///
    /// @throws IllegalArgumentException if a value is not finite
    @CheckReturnValue
    public CosineLength correct(double shortest, double longest) {
        return new CosineLength(correctness, threshold, unit, max, clamped, new Ends(shortest, longest), wrong);
    }

    /// Returns this reward with other values for wrong completions.
    ///
    /// @throws IllegalArgumentException if a value is not finite
    @CheckReturnValue
    public CosineLength wrong(double shortest, double longest) {
        return new CosineLength(correctness, threshold, unit, max, clamped, correct, new Ends(shortest, longest));
    }

    /// Returns this reward with another value of correctness that counts as correct.
    ///
    /// @throws IllegalArgumentException if the announced range of correctness lies all on one side of it
    @CheckReturnValue
    public CosineLength correctFrom(double threshold) {
        return new CosineLength(correctness, threshold, unit, max, clamped, correct, wrong);
    }

    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        Reward base = correctness.score(sample);
        boolean isCorrect = base.value() >= threshold;
        int length = unit.count(sample.completion());
        double progress = (double) length / max;
        double value = (isCorrect ? correct : wrong).at(clamped ? Math.min(progress, 1) : progress);
        return base.shaped(value, (isCorrect ? "correct, " : "wrong, ") + length + " of " + max + " "
                + unit.name());
    }

    /// The traits of correctness, with the range of the four ends; it reads the text as well.
    @Override
    public Traits traits() {
        return traits;
    }
}
