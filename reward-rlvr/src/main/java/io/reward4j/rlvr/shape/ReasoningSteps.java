package io.reward4j.rlvr.shape;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import java.util.HashSet;
import java.util.Set;

/// Rewards for reasoning that is laid out in steps, up to enough of them. In `[0, 1]`, immutable and safe for use
/// by several threads.
public final class ReasoningSteps {

    private static final int ENOUGH_FOR_OPEN_R1 = 3;

    private ReasoningSteps() {}

    /// Returns a third for each match of `Step \d+:|^\d+\.|\n-|\n\*|First,|Second,|Next,|Finally,`, up to `1`.
    ///
    /// Quirks: `1.` counts at the start of the text only, bullets only after a line break, and empty bullets count too.
    /// Source: open-r1, `reasoning_steps_reward`.
    public static RewardFunction openR1() {
        return new TextReward(text -> {
            int steps = OpenR1Steps.count(text);
            return Reward.of(Math.min(1, (double) steps / ENOUGH_FOR_OPEN_R1), steps + " marks of steps");
        });
    }

    /// Returns the number of lines that begin a step, divided by `enough`, up to `1`.
    ///
    /// Such a line begins, after its indentation, with a bullet (`-`, `*`, `•` and a space, or `・`), a number
    /// (`1.`, `1)`, `1、` and the like), or `Step 1` (`ステップ1`, `手順1`, `步骤1`), and has something after it. Lines that
    /// are equal count once.
    ///
    /// @throws IllegalArgumentException if `enough` is not in `[1, 1000]`
    public static RewardFunction lines(int enough) {
        if (enough < 1 || enough > 1000) {
            throw new IllegalArgumentException("the number of steps must be in [1, 1000]: " + enough);
        }
        return new TextReward(text -> {
            int steps = distinctLines(text, enough);
            return Reward.of((double) steps / enough, steps + " of " + enough + " steps");
        });
    }

    private static int distinctLines(String text, int enough) {
        Set<String> steps = new HashSet<>();
        for (int start = 0; start < text.length() && steps.size() < enough;) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            int content = StepMark.end(text, start, end);
            if (content >= 0) {
                steps.add(text.substring(content, end));
            }
            start = end + 1;
        }
        return steps.size();
    }
}
