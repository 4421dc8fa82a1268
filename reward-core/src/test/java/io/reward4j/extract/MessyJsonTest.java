package io.reward4j.extract;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.extract.Extraction.Found;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replies as judges and models really wrote them, or as repairers of JSON test themselves with; see the README beside the rows.
class MessyJsonTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    /// What others repair and we refuse: the value would be a guess.
    private static final Map<String, String> REFUSED = refused(
            "cut off: the brackets never close",
            "mo0005 mo0038 mo0041 mo0071 mo0086 mo0094 mo0098 mo0100 mo0119 mo0147 mo0152 mo0158 mo0182 mo0209 mo0210 mo0213",
            "brackets that do not match",
            "mo0024 mo0030 mo0124 mo0126 mo0130 mo0131",
            "a string that is left open or holds bare quotes",
            "mo0048 mo0108 mo0115 mo0128 mo0160 mo0162 mo0164 mo0183 mo0505"
                    + " mo0536 mo0537 mo0538 mo0539 mo0544 mo0545 mo0547 mo0550 mo0552 mo0555 mo0556 mo0558 mo0560 mo0565",
            "a name that runs over a line break, which the repairer drops",
            "mo0169",
            "words without quotes",
            "mo0102 mo0103 mo0109 mo0112 mo0117 mo0146 mo0149 mo0150",
            "a comma is missing",
            "mo0520",
            "a string in backticks",
            "mo0524",
            "no JSON number",
            "mo0074 mo0077 mo0084 mo0085 mo0089",
            "a name that is a number",
            "mo0156",
            "a tuple, a set or an ellipsis of Python",
            "mo0019 mo0037 mo0053 mo0056 mo0057 mo0059 mo0060",
            "a bare word, where the repairer reads an empty string",
            "mo0185 mo0186");

    record Row(String id, String kind, String category, String output, JsonNode expected) {

        /// What was read of what the row is about: the answer, the score or the whole.
        Optional<JsonNode> read() {
            if (JsonExtractors.lenient().extract(output) instanceof Found<JsonNode>(JsonNode found)) {
                return switch (kind) {
                    case "json_answer_field" -> Optional.of(found.at("/answer"));
                    case "json_scores" -> Optional.of(found.at("/score_1")).filter(JsonNode::isNumber);
                    default -> Optional.of(found);
                };
            }
            return Optional.empty();
        }

        Optional<JsonNode> wanted() {
            JsonNode wanted = kind.equals("json_answer_field") ? expected.at("/answer") : expected;
            return Optional.of(wanted).filter(node -> !node.isNull());
        }

        @Override
        public String toString() {
            return id + " " + category;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void readsARowAsExpectedOrRefusesItForAReason(Row row) {
        assertThat(row.read()).isEqualTo(REFUSED.containsKey(row.id) ? Optional.empty() : row.wanted());
    }

    @Test
    void knowsHowManyRowsOfEachCategoryItReads() throws IOException {
        Map<String, List<Row>> byCategory = rows().collect(groupingBy(Row::category));
        Map<String, Long> read = byCategory.entrySet().stream().collect(toMap(Map.Entry::getKey,
                category -> category.getValue().stream().filter(row -> !REFUSED.containsKey(row.id)).count()));

        assertThat(read).containsEntry("clean", 1L).containsEntry("comments", 1L)
                .containsEntry("raw_newline_in_string", 8L)
                .containsEntry("latex_backslash_invalid_escape", 17L).containsEntry("fenced", 7L)
                .containsEntry("prose_around", 2L).containsEntry("single_quotes", 1L)
                .containsEntry("no_closing_brace", 0L);
        assertThat(rows().map(Row::id)).containsAll(REFUSED.keySet());
    }

    static Stream<Row> rows() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MessyJsonTest.class.getResourceAsStream("messy-json.jsonl")),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(MAPPER::readTree)
                    .map(row -> new Row(row.get("id").asString(), row.get("kind").asString(),
                            row.get("category").asString(), row.get("output").asString(), row.get("expected")))
                    .toList().stream();
        }
    }

    private static Map<String, String> refused(String... reasonsAndIds) {
        Map<String, String> refused = new TreeMap<>();
        for (int i = 0; i < reasonsAndIds.length; i += 2) {
            for (String id : reasonsAndIds[i + 1].split(" ", -1)) {
                refused.put(id, reasonsAndIds[i]);
            }
        }
        return refused;
    }
}
