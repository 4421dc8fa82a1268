package io.reward4j;

/// A function around another.
interface WrappedFunction extends RewardFunction {

    /// The function inside.
    RewardFunction function();

    /// What it does, named as the method that made it.
    String how();
}
