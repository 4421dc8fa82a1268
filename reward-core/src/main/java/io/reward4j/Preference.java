package io.reward4j;

/// Which of two answers to the same prompt is better.
public enum Preference {
    /// The first is better.
    FIRST,
    /// Neither is better.
    TIE,
    /// The second is better.
    SECOND;

    /// The same preference with the answers in the other order.
    public Preference flipped() {
        return switch (this) {
            case FIRST -> SECOND;
            case TIE -> TIE;
            case SECOND -> FIRST;
        };
    }
}
