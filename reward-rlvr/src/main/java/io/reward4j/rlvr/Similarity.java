package io.reward4j.rlvr;

/// Says how much a value is like the expected one.
///
/// Implementations must be total, safe for use by several threads at once, and return a value in
/// `[0, 1]`, where `1` means equal for all that matters.
///
/// @param <T> what is compared
@FunctionalInterface
public interface Similarity<T> {

    /// Compares.
    ///
    /// @return a value in `[0, 1]`
    double of(T expected, T actual);
}
