package io.reward4j.rlvr.math;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The rows of the test resources.
@NullMarked
final class MathRows {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private MathRows() {}

    /// A pair of answers with the verdict that its project gives.
    record Row(String id, String gold, String prediction, boolean equal, boolean response, @Nullable String policy) {}

    static List<Row> all() {
        return of("equivalence.jsonl");
    }

    static List<Row> of(String name) {
        return lines(name).stream().map(MathRows::row).toList();
    }

    static List<JsonNode> nodes(String name) {
        return lines(name).stream().map(MAPPER::readTree).toList();
    }

    static List<List<String>> table(String name) {
        return lines(name).stream().map(line -> List.of(line.split("\t", -1))).toList();
    }

    private static Row row(String line) {
        JsonNode node = MAPPER.readTree(line);
        return new Row(node.path("id").asString(), node.path("gold").asString(), node.path("prediction").asString(),
                node.path("expected").asBoolean(), node.path("form").asString().equals("response"),
                node.path("policy").isNull() || node.path("policy").isMissingNode()
                        ? null
                        : node.path("policy").asString());
    }

    private static List<String> lines(String name) {
        try (InputStream in = MathRows.class.getResourceAsStream(name)) {
            String text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.strip().split("\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
