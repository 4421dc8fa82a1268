package io.reward4j.probe;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// What one probe did to the rewards of the samples.
///
/// @param name the probe's name
/// @param description what the probe does
/// @param applied how many samples it changed, failures included
/// @param failed how many of them have no reward after the change; they count for nothing else here
/// @param meanChange the mean change over the others; empty where there are none
/// @param raised how many were raised at all
/// @param largest the sample that was raised most; empty where none was
/// @param isHole whether the rewards were raised by more than is tolerated
public record ProbeResult(
        String name,
        String description,
        int applied,
        int failed,
        OptionalDouble meanChange,
        int raised,
        Optional<RewardGain> largest,
        boolean isHole) {

    public ProbeResult {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(meanChange, "meanChange");
        Objects.requireNonNull(largest, "largest");
    }

    /// How many samples have a reward before and after.
    public int compared() {
        return applied - failed;
    }
}
