package io.reward4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The pairs of answers of the tests; `-Dpairs=` names another file of the same form.
record RecordedPairs(List<String> gold, List<String> predictions) {

    private static final String FILE = "../../reward-rlvr/src/test/resources/io/reward4j/rlvr/math/equivalence.jsonl";

    static RecordedPairs read() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        RecordedPairs pairs = new RecordedPairs(new ArrayList<>(), new ArrayList<>());
        for (String line : Files.readAllLines(Path.of(System.getProperty("pairs", FILE)))) {
            JsonNode row = mapper.readTree(line);
            pairs.gold.add(row.path("gold").asString());
            pairs.predictions.add(row.path("prediction").asString());
        }
        return pairs;
    }

    int size() {
        return gold.size();
    }
}
