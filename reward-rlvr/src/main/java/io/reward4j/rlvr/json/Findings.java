package io.reward4j.rlvr.json;

import java.util.List;

/// What a validator says of one value: the first faults, each with the place where it is; none for a
/// valid value.
record Findings(List<String> faults) {

    static final Findings NONE = new Findings(List.of());

    Findings {
        faults = List.copyOf(faults);
    }

    boolean valid() {
        return faults.isEmpty();
    }

    /// The faults on one line.
    @Override
    public String toString() {
        return String.join("; ", faults);
    }
}
