package io.reward4j.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The recorded pairs of answers of the tests; `-Dpairs=` names another file of the same form.
record MathPairs(List<String> gold, List<String> predictions) {

    static final int COUNT = 557;

    private static final String FILE = "../../reward-rlvr/src/test/resources/io/reward4j/rlvr/math/equivalence.jsonl";

    static MathPairs read() {
        JsonMapper mapper = JsonMapper.builder().build();
        MathPairs pairs = new MathPairs(new ArrayList<>(), new ArrayList<>());
        try {
            for (String line : Files.readAllLines(Path.of(System.getProperty("pairs", FILE)))) {
                JsonNode row = mapper.readTree(line);
                pairs.gold.add(row.path("gold").asString());
                pairs.predictions.add(row.path("prediction").asString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (pairs.gold.size() != COUNT) {
            throw new IllegalStateException(COUNT + " pairs were expected, not " + pairs.gold.size());
        }
        return pairs;
    }

    String gold(int index) {
        return gold.get(index);
    }

    String prediction(int index) {
        return predictions.get(index);
    }
}
