package io.reward4j.judge.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Preference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The lab's numbers for recorded verdicts of two real judges, against a direct count of the same rows.
class LlmBarSwapsTest {

    private record Row(String item, String judge, String label, String winner, String swapped) {

        SwapTrial trial() {
            return new SwapTrial(item, preference(winner), preference(swapped), preference(label));
        }

        private static Optional<Preference> preference(String winner) {
            return switch (winner) {
                case "a" -> Optional.of(Preference.FIRST);
                case "b" -> Optional.of(Preference.SECOND);
                default -> Optional.empty();
            };
        }

        boolean complete() {
            return !winner.isEmpty() && !swapped.isEmpty();
        }

        boolean consistent() {
            return complete() && winner.equals(swapped);
        }
    }

    @ParameterizedTest
    @CsvSource({"GPT-4, 0.928, 0.871", "LLaMA2, 0.749, 0.424"})
    void everyNumberEqualsADirectCount(String judge, double coverage, double accuracy) {
        List<Row> rows = rows().stream().filter(row -> row.judge.equals(judge)).toList();
        SwapConsistency found = SwapConsistency.of(rows.stream().map(Row::trial).toList());
        double complete = count(rows, Row::complete);
        double consistent = count(rows, Row::consistent);
        double right = count(rows, row -> row.consistent() && row.winner.equals(row.label));
        double first = count(rows, row -> row.complete() && row.winner.equals("a") && row.swapped.equals("b"));
        double second = count(rows, row -> row.complete() && row.winner.equals("b") && row.swapped.equals("a"));
        double firstSlot = count(rows, row -> row.complete() && row.winner.equals("a"))
                + count(rows, row -> row.complete() && row.swapped.equals("b"));
        double inOrder = count(rows, row -> !row.winner.isEmpty());
        double swapped = count(rows, row -> !row.swapped.isEmpty());

        assertThat(found.trials()).isEqualTo(419);
        assertThat(found.labelled()).isEqualTo(419);
        assertThat(found.incomplete()).isEqualTo(419 - (int) complete);
        assertThat(found.swapConsistency().orThrow()).isEqualTo(consistent / complete);
        assertThat(found.flipRate().orThrow()).isEqualTo((complete - consistent) / complete);
        assertThat(found.positionBias().orThrow()).isEqualTo((first - second) / complete, within(1e-12));
        assertThat(found.firstSlotRate().orThrow()).isEqualTo(firstSlot / complete / 2, within(1e-12));
        assertThat(found.coverage().orThrow()).isEqualTo(consistent / 419).isEqualTo(coverage, within(5e-4));
        assertThat(found.accuracyOfConsistent().orThrow()).isEqualTo(right / consistent)
                .isEqualTo(accuracy, within(5e-4));
        assertThat(found.rightAndConsistent().orThrow()).isEqualTo(right / 419);
        assertThat(found.accuracyInOrder().orThrow())
                .isEqualTo(count(rows, row -> row.winner.equals(row.label)) / inOrder);
        assertThat(found.accuracySwapped().orThrow())
                .isEqualTo(count(rows, row -> row.swapped.equals(row.label)) / swapped);
    }

    private static double count(List<Row> rows, Predicate<Row> predicate) {
        return rows.stream().filter(predicate).count();
    }

    private static List<Row> rows() {
        JsonMapper mapper = new JsonMapper();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        LlmBarSwapsTest.class.getResourceAsStream("/io/reward4j/judge/llmbar-judge-runs.jsonl")),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(mapper::readTree)
                    .map(row -> new Row(row.get("item").asString(), row.get("judge").asString(),
                            row.get("label").asString(), winner(row.get("winner")), winner(row.get("winner_swapped"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String winner(JsonNode node) {
        return node.isNull() ? "" : node.asString();
    }
}
