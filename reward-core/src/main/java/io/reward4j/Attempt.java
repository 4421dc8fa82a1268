package io.reward4j;

import java.util.ArrayList;
import java.util.List;

/// The outcome of one of several calls that were made at the same time.
///
/// @param <T> what a call returns
/// @see Concurrently
public sealed interface Attempt<T> {

    /// The call returned a value.
    record Done<T>(T value) implements Attempt<T> {}

    /// The call failed.
    record Failed<T>(RewardException cause) implements Attempt<T> {}

    /// The call was not started, because another one of them had failed before.
    record NotStarted<T>() implements Attempt<T> {}

    /// Returns the values of all attempts, in order.
    ///
    /// @throws RewardException the first failure in order, if there is one
    /// @throws IllegalArgumentException if one was not started although none failed
    static <T> List<T> values(List<Attempt<T>> attempts) {
        List<T> values = new ArrayList<>(attempts.size());
        for (Attempt<T> attempt : attempts) {
            switch (attempt) {
                case Done<T>(T value) -> values.add(value);
                case Failed<T>(RewardException cause) -> throw cause;
                case NotStarted<T>() -> {
                }
            }
        }
        if (values.size() < attempts.size()) {
            throw new IllegalArgumentException("a call was left out although none failed");
        }
        return List.copyOf(values);
    }
}
