package io.reward4j.readme;

import io.reward4j.BatchScorer;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.TaskReward;
import io.reward4j.Traits;
import io.reward4j.wire.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The recipes of the README.
final class FirstHour {

    private final List<Integer> shown = Collections.synchronizedList(new ArrayList<>());

    List<Integer> each(RewardFunction reward, List<Sample> samples) {
        BatchScorer.of(reward).scoreEach(samples, done -> show(done.index(), done.outcome(), done.duration()));
        return shown;
    }

    static RewardFunction verdict() {
        RewardFunction verdict = RewardFunction.inRange(-1, 1, sample -> Reward.of(isRight(sample) ? 1 : -1));
        return verdict;
    }

    static RewardFunction scaled(RewardFunction polarity) {
        RewardFunction scaled = polarity.rescale(0, 1, -1, 1);
        return scaled;
    }

    static RewardFunction lookup() {
        RewardFunction lookup = RewardFunction.inRange(0, 1, sample -> Reward.of(askServer(sample)))
                .withTraits(Traits.calling(1));
        return lookup;
    }

    static RewardFunction mixture(RewardFunction math, RewardFunction sentiment) {
        RewardFunction mixture = TaskReward.by("/data_source")
                .on("gsm8k", math)
                .on("chabsa", sentiment)
                .otherwiseRefuse();
        return mixture;
    }

    static List<Sample> rollouts() {
        List<Sample> rollouts = Samples.readJsonl(Path.of("rollouts.jsonl"), 100);
        return rollouts;
    }

    private static boolean isRight(Sample sample) {
        return sample.completion().equals("4");
    }

    private static double askServer(Sample sample) {
        return sample.completion().length() > 3 ? 1 : 0;
    }

    private void show(int index, Outcome outcome, Duration duration) {
        if (outcome instanceof Outcome.Scored && !duration.isNegative()) {
            shown.add(index);
        }
    }
}
