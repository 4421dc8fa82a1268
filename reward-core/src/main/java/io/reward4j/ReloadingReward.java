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
/// The traits of the new reward must be the same, since they are read only once: the range, whether it blocks, and
/// which parts of an answer it reads. A sample is scored by the reward that is in use when its scoring starts. Safe for
/// use by several threads if the rewards are.
public final class ReloadingReward implements RewardFunction {

    private final Supplier<? extends RewardFunction> source;
    private volatile RewardFunction current;

    private ReloadingReward(Supplier<? extends RewardFunction> source, RewardFunction first) {
        this.source = source;
        this.current = first;
    }

    /// Returns a reward that `source` creates now, and again with each [#reload()].
    public static ReloadingReward of(Supplier<? extends RewardFunction> source) {
        return new ReloadingReward(source, made(source));
    }

    private static RewardFunction made(Supplier<? extends RewardFunction> source) {
        return Objects.requireNonNull(source.get(), "the source of a reloading reward returned null");
    }

    /// Replaces the reward by a new one of the source. If the source throws an exception, it is thrown here, and the
    /// old reward stays.
    ///
    /// @throws IllegalArgumentException if the new reward has another range, blocks while the old one did not or the
    ///     reverse, or reads other parts of an answer; the old reward stays
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
