package io.reward4j.judge.verdict;

/// What a judge answered on a scale.
///
/// @param answer the answer as it was offered
/// @param value what it is worth, in `[0, 1]`
public record ScaleAnswer(String answer, double value) {}
