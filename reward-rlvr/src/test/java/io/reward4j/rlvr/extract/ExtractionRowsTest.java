package io.reward4j.rlvr.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.ReasoningBlocks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real responses with the answers that their projects read out of them.
@NullMarked
class ExtractionRowsTest {

    private static final Set<String> CONVENTIONS = Set.of("boxed", "gsm8k_hash", "answer_marker_A");

    /// Rows of the kind `answer_line` that hold no marker at all: their project falls back to the last
    /// number (ex0035) or box (ex0108), as the final answer does.
    private static final Map<String, String> READ_BY_FALLBACK = Map.of("ex0035", "2", "ex0108", "-3");

    private final List<Row> rows = rows("extraction.jsonl");

    @Test
    void theExtractorOfEachKindAgreesWithTheRows() {
        List<Row> scalar = rows.stream().filter(row -> !row.kind().equals("numbers_list")).toList();
        List<String> disagreeing = disagreeing(scalar, row -> row.agrees(row.extractor().extract(row.response())));

        System.out.printf("by kind: %d of %d agree, not %s%n", scalar.size() - disagreeing.size(), scalar.size(),
                disagreeing);
        assertThat(disagreeing).containsExactlyInAnyOrderElementsOf(READ_BY_FALLBACK.keySet());
        assertThat(disagreeing.size()).isLessThanOrEqualTo(scalar.size() / 100);
    }

    @Test
    void theFinalAnswerAgreesWithEveryAnswerOfTheThreeConventions() {
        List<Row> answered = rows.stream()
                .filter(row -> CONVENTIONS.contains(row.kind()) && row.expected() != null)
                .toList();
        List<String> disagreeing = disagreeing(answered,
                row -> row.agrees(Extractors.finalAnswer().extract(row.response())));

        System.out.printf("final answer: %d of %d agree, not %s%n", answered.size() - disagreeing.size(),
                answered.size(), disagreeing);
        assertThat(answered).hasSizeGreaterThan(240);
        assertThat(disagreeing).isEmpty();
    }

    @Test
    void theFinalAnswerReadsTheRowsThatNeedAFallback() {
        for (Row row : rows) {
            if (row.kind().equals("answer_line")) {
                assertThat(row.agrees(Extractors.finalAnswer().extract(row.response()))).as(row.id()).isTrue();
            }
        }
    }

    @Test
    void theLastNumberReadsTheListsOfNumbers() {
        for (Row row : rows) {
            if (row.kind().equals("numbers_list") && row.expected() != null) {
                double expected = JsonMapper.shared().readTree(row.expected()).path(0).path(1).asDouble();
                assertThat(Extractors.lastNumber().extract(row.response())).as(row.id())
                        .isInstanceOfSatisfying(Found.class,
                                found -> assertThat(Double.parseDouble((String) found.value())).isEqualTo(expected));
            }
        }
    }

    @Test
    void theExtractorOfEachKindAgreesWithTheExaminedTexts() {
        List<Row> examined = rows("examined.jsonl");

        assertThat(examined).hasSize(150);
        assertThat(disagreeing(examined, row -> row.agrees(row.extractor().extract(row.response())))).isEmpty();
    }

    private static List<String> disagreeing(List<Row> rows, Predicate<Row> agrees) {
        return rows.stream().filter(agrees.negate()).map(Row::id).toList();
    }

    private static List<Row> rows(String name) {
        InputStream stream = Objects.requireNonNull(ExtractionRowsTest.class.getResourceAsStream(name));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().map(line -> Row.of(JsonMapper.shared().readTree(line))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param field the tag of a row of the kind `xml_tag`
    /// @param normalised whether the label was written with other spaces than the response
    record Row(String id, String kind, String response, @Nullable String expected, String field, boolean normalised) {

        static Row of(JsonNode row) {
            JsonNode expected = row.path("expected_extraction");
            String label = expected.isNull() ? null : expected.isString() ? expected.asString() : expected.toString();
            return new Row(row.path("id").asString(), row.path("kind").asString(), row.path("response").asString(),
                    label,
                    row.path("field").asString("answer"), row.path("expected_is_normalised").asBoolean(false));
        }

        Extractor<String> extractor() {
            return switch (kind) {
                case "boxed" -> Extractors.boxed();
                case "gsm8k_hash" -> Extractors.afterMarker("####");
                case "answer_marker_A" -> Extractors.afterMarker("A:");
                case "answer_line" -> Extractors.afterMarker("Answer:");
                case "xml_tag" -> Extractors.tag(field);
                case "choice_letter" -> Extractors.choice();
                case "last_number" -> Extractors.lastNumber();
                case "final_answer" -> Extractors.finalAnswer();
                case "math_delim" -> Extractors.mathSpan();
                case "think_block", "think_block+boxed" -> ReasoningBlocks.stripped();
                default -> throw new IllegalStateException("no extractor for " + kind);
            };
        }

        boolean agrees(Extraction<String> extraction) {
            String read = extraction instanceof Found<String>(String value) ? value : null;
            if (normalised && read != null && expected != null) {
                return read.replace(" ", "").equals(expected.replace(" ", ""));
            }
            return Objects.equals(read, expected);
        }
    }
}
