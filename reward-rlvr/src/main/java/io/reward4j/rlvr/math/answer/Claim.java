package io.reward4j.rlvr.math.answer;

/// What a response says the answer is, and where.
///
/// @param start where the words begin that say it
/// @param end where they end
record Claim(String answer, int start, int end) {}
