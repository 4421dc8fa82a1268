package io.reward4j.judge.verdict;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// How a verdict stands in the JSON of a reply.
///
/// @param <T> what a verdict says
public interface VerdictForm<T> {

    /// Reads a complete verdict, or says what is wrong.
    Reading<T> read(JsonNode reply);

    /// What a verdict decides, without the words around it: two verdicts of equal decisions agree.
    Object decision(T verdict);

    /// Returns this form for verdicts that pass a further check.
    default VerdictForm<T> checked(Function<T, Reading<T>> check) {
        VerdictForm<T> unchecked = this;
        return new VerdictForm<>() {

            @Override
            public Reading<T> read(JsonNode reply) {
                return unchecked.read(reply).flatMap(check);
            }

            @Override
            public Object decision(T verdict) {
                return unchecked.decision(verdict);
            }
        };
    }
}
