package io.reward4j.examples.spark;

import io.reward4j.RewardFunction;
import java.io.Serializable;

/// Makes a reward on an executor. A reward itself does not travel there; a method reference such as
/// `ChabsaSentiment::reward` does, and so does a lambda that captures texts and numbers alone.
@FunctionalInterface
public interface RewardSource extends Serializable {

    /// Returns a reward that is safe for use by the threads of all tasks on this executor.
    RewardFunction reward();
}
