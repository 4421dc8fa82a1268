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

/// Solutions of HumanEval with one thing changed: those that fail under CPython as a process fail here, and no other.
class MutantsTest {

    @Test
    void verdictsAreThoseOfAProcess() {
        List<JsonNode> mutants = Problems.mutants();
        List<JsonNode> some = new ArrayList<>();
        for (int i = 0; i < mutants.size(); i += 20) {
            some.add(mutants.get(i));
        }
        assertThat(differences(some)).isEmpty();
    }

    @Test
    @Tag("long-fuzz")
    void allVerdictsAreThoseOfAProcess() {
        assertThat(Problems.mutants()).hasSize(600);
        assertThat(differences(Problems.mutants())).isEmpty();
    }

    private static List<String> differences(List<JsonNode> mutants) {
        List<JsonNode> problems = Problems.humanEval();
        List<Sample> samples = mutants.stream().map(mutant -> Sample.of("q", mutant.path("program").asString())
                .withReference(Problems.reference(problems.get(mutant.path("task").asInt())))).toList();
        List<String> differences = new ArrayList<>();
        try (PythonRunner python = Problems.python().build()) {
            List<Outcome> outcomes = BatchScorer.of(CodeReward.functions(python).fuel(40_000_000)).scoreAll(samples);
            for (int i = 0; i < mutants.size(); i++) {
                double expected = mutants.get(i).path("passes").asBoolean() ? 1 : 0;
                if (!(outcomes.get(i) instanceof Outcome.Scored scored && scored.reward().value() == expected)) {
                    differences.add(i + ": expected " + expected + ", was " + outcomes.get(i));
                }
            }
        }
        return differences;
    }
}
