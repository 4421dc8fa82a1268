package io.reward4j.judge.verdict;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// How a judge answers a criterion: what it is offered, and what its answers are worth. One file for each kind.
public sealed interface Scale permits RankedScale, DegreeScale {

    /// What a judge answers where the question makes no sense.
    String NOT_APPLICABLE = "not applicable";

    /// What the prompt says after the question.
    String shown();

    /// What can be answered, in one line.
    ///
    /// @param besides texts that may be answered too
    String offer(List<String> besides);

    /// The schema of an answer.
    ///
    /// @param besides texts that may be answered too
    JsonNode schema(List<String> besides);

    /// Reads an answer, unless it is none of those that are offered.
    Optional<ScaleAnswer> read(JsonNode answer);

    /// The best answer.
    ScaleAnswer best();
}
