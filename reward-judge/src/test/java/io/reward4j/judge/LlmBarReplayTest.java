package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.Preference;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Verdicts that two real judges gave in both orders, replayed; see the README beside the rows.
class LlmBarReplayTest {

    private record Row(String item, String judge, String label, JsonNode winner, JsonNode swapped) {}

    @ParameterizedTest
    @CsvSource({"GPT-4, 0.9284, 0.8715", "LLaMA2, 0.7494, 0.4236"})
    void accuracyFlipRateAndCoverageAreWhatADirectCountSays(String judge, double coverage, double accuracy) {
        List<Row> rows = rows().stream().filter(row -> row.judge.equals(judge)).toList();
        PairwiseJudge replayed = PairwiseJudge.builder(model(rows), "Which follows the instruction?").withoutTies()
                .reasks(0).build();
        int inOrderRight = 0;
        int consistent = 0;
        int consistentRight = 0;
        int flipped = 0;
        int unreadable = 0;
        for (Row row : rows) {
            Preference right = row.label.equals("a") ? Preference.FIRST : Preference.SECOND;
            try {
                PairwiseVerdict verdict = replayed.compare(
                        Sample.of(row.item, "answer a"), Sample.of(row.item, "answer b"));
                inOrderRight += verdict.inOrder() == right ? 1 : 0;
                consistent += verdict.isConsistent() ? 1 : 0;
                consistentRight += verdict.isConsistent() && verdict.preference() == right ? 1 : 0;
                flipped += verdict.isConsistent() ? 0 : 1;
                assertThat(verdict.preference() == Preference.TIE).isEqualTo(!verdict.isConsistent());
            } catch (RewardException e) {
                assertThat(e.kind()).isEqualTo(Kind.UNREADABLE_VERDICT);
                unreadable++;
            }
        }

        assertThat(unreadable).isEqualTo(count(rows, row -> row.winner.isNull() || row.swapped.isNull()));
        assertThat(inOrderRight)
                .isEqualTo(count(rows, row -> !row.swapped.isNull() && row.winner.asString("").equals(row.label)));
        assertThat(flipped).isEqualTo(
                count(rows, row -> !row.winner.isNull() && !row.swapped.isNull() && !row.winner.equals(row.swapped)));
        assertThat(consistent).isEqualTo(count(rows, row -> row.winner.equals(row.swapped)));
        assertThat((double) consistent / rows.size()).isEqualTo(coverage, within(5e-5));
        assertThat((double) consistentRight / consistent).isEqualTo(accuracy, within(5e-5));
    }

    private static long count(List<Row> rows, Predicate<Row> predicate) {
        return rows.stream().filter(predicate).count();
    }

    private static JudgeModel model(List<Row> rows) {
        Map<String, Row> byItem = rows.stream().collect(Collectors.toMap(Row::item, Function.identity()));
        return prompt -> {
            Row row = Objects.requireNonNull(
                    byItem.get(Judges.shown(prompt, "Message 1 of the conversation, from the user")));
            boolean inOrder = Judges.shown(prompt, "Answer A").equals("answer a");
            JsonNode winner = inOrder ? row.winner : row.swapped;
            if (winner.isNull()) {
                return JudgeReply.of("Output (a) and output (b) are alike.");
            }
            return JudgeReply.of(Judges.choice(prompt, winner.asString().equals("a") == inOrder ? "A" : "B"));
        };
    }

    private static List<Row> rows() {
        JsonMapper mapper = new JsonMapper();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LlmBarReplayTest.class.getResourceAsStream("llmbar-judge-runs.jsonl")),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(mapper::readTree)
                    .map(row -> new Row(row.get("item").asString(), row.get("judge").asString(),
                            row.get("label").asString(), row.get("winner"), row.get("winner_swapped")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
