package io.reward4j.report;

import java.util.OptionalDouble;

/// What rewards can teach, beside their spread.
///
/// @param atMin how many rewards are at the bottom of the announced range
/// @param atMax how many rewards are at its top
/// @param groups how many groups ([io.reward4j.SampleGroup]) have at least two rewards; only the first 100,000
///     groups of the run are looked at
/// @param flatGroups how many of these have equal rewards only, so that group-relative training learns nothing
///     from them
/// @param untracked how many rewards belong to groups beyond the first 100,000
/// @param lengthCorrelation Pearson's correlation of the reward with the length of the completion in
///     characters; empty where either is constant
public record LearningSignal(
        long atMin, long atMax, long groups, long flatGroups, long untracked, OptionalDouble lengthCorrelation) {}
