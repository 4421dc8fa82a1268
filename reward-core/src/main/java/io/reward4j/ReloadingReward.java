package io.reward4j;

import java.util.Objects;
import java.util.function.Supplier;

/// A reward that can be replaced while a server, an endpoint or a batch uses it.
///
/// ```java
/// ReloadingReward reward = ReloadingReward.of(() -> rewardOf(Path.of("rubric.json")));
/// RewardServer server = RewardServer.builder(reward).start(8080);
/// reward.reload();    // after the file has changed
/// ```
///
/// What it announces must stay the same, since whatever it is a part of has read that once: the range, whether it
/// waits, and what of an answer it reads. Each sample is scored by one reward, the one of the moment when it is begun.
/// Safe for use by several threads where the rewards are.
public final class ReloadingReward implements RewardFunction {

    private final Supplier<? extends RewardFunction> source;
    private volatile RewardFunction current;

    private ReloadingReward(Supplier<? extends RewardFunction> source, RewardFunction first) {
        this.source = source;
        this.current = first;
    }

    /// Returns a reward that is what `source` makes now, and anew with each [#reload()].
    public static ReloadingReward of(Supplier<? extends RewardFunction> source) {
        return new ReloadingReward(source, made(source));
    }

    private static RewardFunction made(Supplier<? extends RewardFunction> source) {
        return Objects.requireNonNull(source.get(), "the source of a reloading reward returned null");
    }

    /// Replaces the reward by a new one of the source. Whatever the source throws is thrown here, and the reward stays.
    ///
    /// @throws IllegalArgumentException if the new reward announces another range, waits where the one before did not
    ///     or the reverse, or reads something else of an answer; the reward stays
    public synchronized void reload() {
        RewardFunction next = made(source);
        Traits before = current.traits();
        Traits after = next.traits();
        if (before.min() != after.min() || before.max() != after.max()) {
            throw new IllegalArgumentException("the new reward announces the range " + range(after)
                    + " and the one in use " + range(before) + "; rescale it, or announce it with withRange"
                    + "(min, max) before");
        }
        if (before.blocking() != after.blocking() || !before.reads().equals(after.reads())) {
            throw new IllegalArgumentException("the new reward announces " + after + " and the one in use " + before
                    + "; announce the same with withTraits(…) and reading(…)");
        }
        current = next;
    }

    private static String range(Traits traits) {
        return "[" + traits.min() + ", " + traits.max() + "]";
    }

    @Override
    public Reward score(Sample sample) {
        RewardFunction reward = current;
        return CheckedScoring.outermost(reward, sample, () -> CheckedScoring.score(reward, sample));
    }

    /// The traits of the reward in use.
    @Override
    public Traits traits() {
        return current.traits();
    }
}
