package io.reward4j;

/// The threads that score the samples of a batch.
///
/// Virtual ones share the processors until they wait, so a scorer that never ends stops all of them. A reward that both
/// waits and computes therefore runs on threads of the platform, as far as those are few.
///
/// @param most how many there are at the most
/// @param waiting whether what they do waits for the outside world
record Workers(int most, boolean waiting, boolean virtual) {

    /// How many threads of the platform are few.
    private static final int FEW = 256;

    /// Returns the threads for a reward that is scored for so many samples at once.
    static Workers of(RewardFunction reward, int concurrency) {
        Traits traits = reward.traits();
        boolean mixed = traits.blocking() && concurrency <= FEW && CodeParts.isIn(reward);
        return mixed ? new Workers(concurrency, true, false) : of(traits, concurrency);
    }

    /// Returns the threads for a function of these traits.
    static Workers of(Traits traits, int concurrency) {
        return traits.blocking()
                ? new Workers(concurrency, true, true)
                : new Workers(Math.min(concurrency, Runtime.getRuntime().availableProcessors()), false, false);
    }

    Thread.Builder threads() {
        return virtual
                ? Thread.ofVirtual().name("reward-", 0)
                : Thread.ofPlatform().daemon().name("reward-", 0);
    }
}
