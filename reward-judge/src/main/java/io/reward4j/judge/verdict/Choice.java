package io.reward4j.judge.verdict;

import io.reward4j.Preference;

/// What a judge chose of two answers in the order in which they were shown.
public record Choice(Preference preference, String rationale) {}
