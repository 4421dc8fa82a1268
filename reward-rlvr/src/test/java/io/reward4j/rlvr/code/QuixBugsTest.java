package io.reward4j.rlvr.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Reward;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The programs of QuixBugs, right and with one bug.
class QuixBugsTest {

    private static final long FUEL = 4_000_000;

    private static final long LARGE_FUEL = 80_000_000;

    /// Tests for which two of the right programs, which take exponential time, need more than 400 million units or for
    /// ever, by their place from 0.
    private static final Map<String, Set<Integer>> LEFT_OUT = Map.of("knapsack", Set.of(9), "levenshtein",
            Set.of(2, 3));

    @Test
    void rightProgramsPassAndTheOthersDoNot() {
        List<JsonNode> some = new ArrayList<>();
        List<JsonNode> all = Problems.quixBugs();
        for (int i = 0; i < all.size(); i += 6) {
            some.add(all.get(i));
        }
        assertThat(failures(some)).isEmpty();
    }

    @Test
    @Tag("long-fuzz")
    void allRightProgramsPassAndTheOthersDoNot() {
        assertThat(Problems.quixBugs()).hasSize(31);
        assertThat(failures(Problems.quixBugs())).isEmpty();
    }

    private static List<String> failures(List<JsonNode> programs) {
        List<String> failures = new ArrayList<>();
        try (PythonRunner python = Problems.python().fuel(LARGE_FUEL).build()) {
            CodeReward reward = CodeReward.functions(python).fuel(LARGE_FUEL);
            for (JsonNode program : programs) {
                Sample sample = Sample.of("q", program.path("correct").asString()).withReference(tests(program));
                Reward right = reward.score(sample);
                Reward buggy = reward.fuel(FUEL).score(sample.withCompletion(program.path("buggy").asString()));
                if (right.value() != 1 || buggy.value() != 0) {
                    failures.add(program.path("id") + ": " + right + " " + buggy);
                }
            }
        }
        return failures;
    }

    private static JsonNode tests(JsonNode program) {
        ArrayNode tests = JsonNodeFactory.instance.arrayNode();
        Set<Integer> leftOut = LEFT_OUT.getOrDefault(program.path("id").asString(), Set.of());
        for (int i = 0; i < program.path("tests").size(); i++) {
            if (leftOut.contains(i)) {
                continue;
            }
            JsonNode test = program.path("tests").path(i);
            tests.add("import json\nresult = " + program.path("entry_point").asString() + "(*json.loads("
                    + test.path("args").toString().transform(QuixBugsTest::quoted) + "))\n"
                    + "if hasattr(result, '__next__'): result = list(result)\n"
                    + "expected = json.loads(" + quoted(test.path("expected").toString()) + ")\n"
                    + "assert json.loads(json.dumps(result)) == expected or result == expected"
                    + " or isinstance(expected, float) and abs(result - expected) <= " + tolerance(program, test));
        }
        return JsonNodeFactory.instance.objectNode().set("tests", tests);
    }

    /// The square root is asked for with a tolerance of its own.
    private static String tolerance(JsonNode program, JsonNode test) {
        return program.path("id").asString().equals("sqrt") ? test.path("args").path(1).toString() : "1e-6";
    }

    private static String quoted(String json) {
        return JsonNodeFactory.instance.stringNode(json).toString();
    }
}
