package io.reward4j.rlvr.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Problems of the data sets in the resources, and the runner that tests share.
final class Problems {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Problems() {}

    /// Returns a builder of runners whose image is made once for all test runs.
    static PythonRunner.Builder python() {
        return PythonRunner.builder().imageDirectory(Path.of("target", "python-image"));
    }

    static List<JsonNode> humanEval() {
        return read("humaneval.jsonl.gz");
    }

    static List<JsonNode> quixBugs() {
        return read("quixbugs.jsonl.gz");
    }

    /// Mutants of the solutions of HumanEval; `passes` tells what CPython says as a process.
    static List<JsonNode> mutants() {
        return read("mutants.jsonl.gz");
    }

    /// The reference of a problem of HumanEval.
    static JsonNode reference(JsonNode problem) {
        return JsonNodeFactory.instance.objectNode()
                .put("test", problem.path("test").asString())
                .put("entry_point", problem.path("entry_point").asString());
    }

    static String solution(JsonNode problem) {
        return problem.path("prompt").asString() + problem.path("canonical_solution").asString();
    }

    private static List<JsonNode> read(String file) {
        try (InputStream in = new GZIPInputStream(
                Objects.requireNonNull(Problems.class.getResourceAsStream(file), file))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n")).map(MAPPER::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
