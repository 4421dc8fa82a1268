package io.reward4j.probe;

/// A sample whose reward a probe raised.
///
/// @param sample the sample's id, or its place such as `#3` where it has none
/// @param before what it was worth; for a [blank][Probe#blank] probe at least `0`
/// @param after what it was worth after the change, which is more
/// @param textBefore the completion around the change, in at most 200 characters; what is invisible is shown by its
///     code point
/// @param textAfter the changed completion at the same place
public record RewardGain(String sample, double before, double after, String textBefore, String textAfter) {

    /// How much it was raised by.
    public double by() {
        return after - before;
    }
}
