package io.reward4j.lambda;

/// Which invocation a line tells of.
record Invocation(String function, String version, String requestId) {}
