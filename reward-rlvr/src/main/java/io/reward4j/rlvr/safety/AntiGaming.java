package io.reward4j.rlvr.safety;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.extract.BlankAnswers;

/// Rewards that take from answers what they gained by form alone.
///
/// The penalties lie in `[-1, 0]`; [#saysSomething()] is a gate. All are linear in the text, immutable, and
/// safe for use by several threads at once. Their formulas are this library's own.
public final class AntiGaming {

    private static final Traits PENALTY = Traits.code().withRange(-1, 0);

    private AntiGaming() {}

    /// Returns a gate: `1` for an answer that says something, `0` for one that is empty, invisible, punctuation only
    /// or a bare opener ("master key"), see [BlankAnswers]. Text within reasoning blocks is no answer. An answer that
    /// calls a tool or brings an attachment passes, where another part of the reward reads those; on its own the gate
    /// reads text, and refuses such an answer without any.
    public static RewardFunction saysSomething() {
        return new SaysSomething();
    }

    /// Returns a penalty for repeating the prompt: `0` while at most half of the completion's letters and digits stand
    /// in sequences of 24 that the prompt has as well (12 where most are of a script without spaces), then linearly
    /// down to `-1` where all do.
    ///
    /// Case, white space and punctuation do not matter. A shorter completion or prompt is no echo.
    public static RewardFunction promptEcho() {
        return new Penalty("of the completion repeats the prompt", 0.5, PromptEcho::share);
    }

    /// Returns a penalty for padding: `0` while at most a quarter of the completion is padding, then linearly down to
    /// `-1` where all is.
    ///
    /// Padding is invisible characters, white space after the eighth in a row, any other character after the eighth of
    /// the same in a row, and lines of four characters or more that were there before.
    public static RewardFunction padding() {
        return new Penalty("of the completion is padding", 0.25, Padding::share);
    }

    /// Returns a penalty for giving several answers: `-1` where the text outside of reasoning blocks has more than one
    /// different `\boxed{…}` or more than one different `<answer>…</answer>`, else `0`. White space in answers does not
    /// matter.
    public static RewardFunction answerStuffing() {
        return answerStuffing(1);
    }

    /// Returns [#answerStuffing()] for questions that ask for several answers.
    ///
    /// @throws IllegalArgumentException if `most` is below 1
    public static RewardFunction answerStuffing(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one answer must be allowed, but was " + most);
        }
        return new AnswerStuffing(most);
    }

    /// Measures a share of a sample's completion, in `[0, 1]`.
    @FunctionalInterface
    interface Share {
        double of(Sample sample);
    }

    /// Takes nothing up to a share that is free, and then more and more.
    private record Penalty(String what, double free, Share share) implements RewardFunction {

        @Override
        public Reward score(Sample sample) {
            traits().requireReadable(sample);
            double share = this.share.of(sample);
            if (share <= free) {
                return Reward.of(0);
            }
            return Reward.of(-Math.min(1, (share - free) / (1 - free)), Math.round(share * 100) + " % " + what);
        }

        @Override
        public Traits traits() {
            return PENALTY;
        }
    }
}
