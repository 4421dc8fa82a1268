package io.reward4j.rlvr.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.BatchScorer;
import io.reward4j.Outcome;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The canonical solutions of HumanEval.
class HumanEvalTest {

    @Test
    void canonicalSolutionsPass() {
        List<JsonNode> problems = Problems.humanEval();
        List<JsonNode> some = new ArrayList<>();
        for (int i = 0; i < problems.size(); i += 8) {
            some.add(problems.get(i));
        }
        assertThat(failures(some)).isEmpty();
    }

    @Test
    @Tag("long-fuzz")
    void allCanonicalSolutionsPass() {
        assertThat(Problems.humanEval()).hasSize(164);
        assertThat(failures(Problems.humanEval())).isEmpty();
    }

    private static List<String> failures(List<JsonNode> problems) {
        List<Sample> samples = problems.stream().map(
                problem -> Sample.of(problem.path("prompt").asString(), Problems.solution(problem))
                        .withId(problem.path("task_id").asString())
                        .withReference(Problems.reference(problem)))
                .toList();
        List<String> failures = new ArrayList<>();
        try (PythonRunner python = Problems.python().build()) {
            for (Outcome outcome : BatchScorer.of(CodeReward.functions(python)).scoreAll(samples)) {
                if (!(outcome instanceof Outcome.Scored scored && scored.reward().value() == 1)) {
                    failures.add(outcome.toString());
                }
            }
        }
        return failures;
    }
}
