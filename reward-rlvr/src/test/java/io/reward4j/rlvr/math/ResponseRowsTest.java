package io.reward4j.rlvr.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extractor;
import io.reward4j.rlvr.extract.Extractors;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whole responses after public bug reports of graders, and more of the same kinds.
@NullMarked
class ResponseRowsTest {

    private static final MathReward REWARD = MathReward.standard();

    private final List<JsonNode> rows = Stream.of("public-reports-responses.jsonl", "responses.jsonl")
            .flatMap(name -> MathRows.nodes(name).stream())
            .toList();

    @Test
    void noWrongResponseIsRewarded() {
        assertThat(rows.stream().filter(row -> isResponse(row) && !expected(row) && isRewarded(row)).map(this::id))
                .isEmpty();
    }

    @Test
    void everyRightResponseIsRewarded() {
        assertThat(rows.stream().filter(row -> isResponse(row) && expected(row) && !isRewarded(row)).map(this::id))
                .isEmpty();
    }

    @Test
    void theExtractorThatARowNamesReadsWhatItExpects() {
        List<JsonNode> extractions = rows.stream().filter(row -> !isResponse(row)).toList();

        assertThat(extractions).hasSizeGreaterThan(60);
        assertThat(extractions.stream().filter(row -> !isRead(row)).map(this::id)).isEmpty();
    }

    private String id(JsonNode row) {
        return row.path("id").asString();
    }

    private static boolean isResponse(JsonNode row) {
        return row.path("kind").asString("response").equals("response");
    }

    private static boolean expected(JsonNode row) {
        return row.path("expected").asBoolean();
    }

    private static boolean isRewarded(JsonNode row) {
        Sample sample = Sample.of("question", row.path("prediction").asString());
        return REWARD.score(sample.withReference(row.path("gold").asString())).value() == 1;
    }

    private static boolean isRead(JsonNode row) {
        Extraction<String> read = extractor(row.path("op").asString()).extract(row.path("prediction").asString());
        String expected = row.path("expected").isNull() ? null : row.path("expected").asString();
        return Objects.equals(read instanceof Found<String>(String value) ? value : null, expected);
    }

    private static Extractor<String> extractor(String name) {
        return switch (name) {
            case "boxed" -> Extractors.boxed();
            case "boxedText" -> Extractors.boxedText();
            case "choice" -> Extractors.choice();
            case "finalAnswer" -> Extractors.finalAnswer();
            case "lastNumber" -> Extractors.lastNumber();
            case "marker####" -> Extractors.afterMarker("####");
            case "tag:answer" -> Extractors.tag("answer");
            default -> throw new IllegalArgumentException(name);
        };
    }
}
