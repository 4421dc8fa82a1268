package io.reward4j.probe;

import io.reward4j.Sample;

/// Two samples of which the second is in no way the better answer.
record ProbePair(Sample before, Sample after) {}
