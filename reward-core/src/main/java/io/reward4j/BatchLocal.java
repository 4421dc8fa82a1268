package io.reward4j;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// A value that belongs to a batch, such as a budget for judges. It is created when a thread of the batch first asks
/// for it, all threads of the batch share it, and it ends with the batch.
///
/// A batch is one call of [BatchScorer#scoreAll], its group rewards included. Safe for use by several
/// threads; the value must be so too.
///
/// @param <T> the type of the value
public final class BatchLocal<T> {

    private final Supplier<? extends T> initial;

    private BatchLocal(Supplier<? extends T> initial) {
        this.initial = Objects.requireNonNull(initial, "initial");
    }

    /// Returns a value that `initial` makes for each batch, once.
    public static <T> BatchLocal<T> withInitial(Supplier<? extends T> initial) {
        return new BatchLocal<>(initial);
    }

    /// Returns the value of the batch that this thread works for; empty outside of a batch.
    public Optional<T> get() {
        return Context.current().locals().map(values -> {
            @SuppressWarnings("unchecked")
            T value = (T) values.computeIfAbsent(this, key -> Objects.requireNonNull(initial.get(), "initial"));
            return value;
        });
    }
}
