package io.reward4j.wire;

import io.reward4j.Sample;

/// What stands in one place of an event or a file.
sealed interface Entry {

    WireId id();

    /// A sample.
    record Ready(WireId id, Sample sample) implements Entry {}

    /// Something that is no sample.
    record Refused(WireId id, String reason) implements Entry {}

    /// A sample whose value is known from before.
    record Known(WireId id, Sample sample, double value) implements Entry {}
}
