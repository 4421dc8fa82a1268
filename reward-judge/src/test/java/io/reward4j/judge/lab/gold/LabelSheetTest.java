package io.reward4j.judge.lab.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSheetTest {

    private static final List<Sample> SAMPLES = IntStream.range(0, 100)
            .mapToObj(i -> Sample.of("question " + i, "=1+\"" + i + "\",\nnext").withId("s" + i)).toList();

    @Test
    void theSameSamplesAreDrawnWhateverTheirOrderAndTheRest() {
        List<Sample> shuffled = new ArrayList<>(SAMPLES);
        Collections.reverse(shuffled);

        assertThat(LabelSheet.draw(SAMPLES, 10, 1).ids()).hasSize(10)
                .containsExactlyInAnyOrderElementsOf(LabelSheet.draw(shuffled, 10, 1).ids())
                .isNotEqualTo(LabelSheet.draw(SAMPLES, 10, 2).ids());
        assertThat(LabelSheet.draw(SAMPLES, 11, 1).ids()).containsAll(LabelSheet.draw(SAMPLES, 10, 1).ids());
        assertThat(LabelSheet.draw(SAMPLES, 1_000, 1).ids()).hasSize(100);
    }

    @Test
    void aTableHoldsNoFormulaAndComesBack() {
        LabelSheet sheet = LabelSheet.draw(SAMPLES.subList(0, 1), 1, 1);

        assertThat(sheet.toCsv()).isEqualTo("""
                "id","prompt","completion","label","note"\r
                "s0","question 0","'=1+""0"",
                next","",""\r
                """);
        assertThat(Csv.read(sheet.toCsv(), ',').get(1)).containsExactly("s0", "question 0", "=1+\"0\",\nnext", "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "=1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠SUM(A1)", "﹦1", "﹢1", "﹣1", "﹫A1", " =1", "\t=1", "\r=1",
            "\n=1", "\u00A0=1", "\u3000=1", "\uFEFF=1", "\u200B=1", "'=1"})
    void whatASpreadsheetCouldTakeForAFormulaIsGuardedAndComesBack(String cell) {
        String csv = Csv.write(List.of(List.of("id", cell)));

        assertThat(csv).isEqualTo("\"id\",\"'" + cell + "\"\r\n");
        assertThat(Csv.read(csv, ',')).containsExactly(List.of("id", cell));
    }

    @Property
    void everyTableIsReadAsItWasWritten(@ForAll List<String> cells) {
        List<List<String>> table = List.of(List.of("first"), List.copyOf(cells).isEmpty() ? List.of("x") : cells);

        assertThat(Csv.read(Csv.write(table), ',')).isEqualTo(table);
        assertThat(Csv.read(String.join("", cells).replace("\"", ""), ',')).isNotNull();
    }

    @Test
    void labelsComeBackFromTablesAndLines(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("labels.csv");
        Path german = folder.resolve("german.CSV");
        Path jsonl = folder.resolve("labels.jsonl");
        LabelSheet.draw(SAMPLES, 3, 1).write(csv);
        LabelSheet.draw(SAMPLES, 3, 1).write(jsonl);
        assertThat(LabelSheet.labels(csv)).isEmpty();
        assertThat(LabelSheet.labels(jsonl)).isEmpty();

        Files.writeString(csv, """
                \uFEFFid,label\r
                '-1, Yes\s
                b,0.5
                c,
                d,-1
                """);
        Files.writeString(german, "id;prompt;label\na;one, two;no\n");
        Files.writeString(jsonl, """
                {"id": "a", "label": true}
                {"id": "b", "label": 0.25, "note": "close"}

                {"id": "c", "label": null}
                """);

        assertThat(LabelSheet.labels(csv)).containsExactly(
                Map.entry("-1", 1.0), Map.entry("b", 0.5), Map.entry("d", -1.0));
        assertThat(LabelSheet.labels(german)).containsExactly(Map.entry("a", 0.0));
        assertThat(LabelSheet.labels(jsonl)).containsExactly(Map.entry("a", 1.0), Map.entry("b", 0.25));
    }

    @Test
    void aSheetThatIsNoneIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> LabelReader.csv("x.csv", "id,note\na,b\n"))
                .hasMessage("x.csv needs the columns 'id' and 'label', it has [id, note]");
        assertThatThrownBy(() -> LabelReader.csv("x.csv", "id,label\na,NaN\n"))
                .hasMessage("x.csv, row 2: the label of 'a' is neither a number nor yes or no: nan");
        assertThatThrownBy(() -> LabelReader.csv("x.csv", "id,label\na,1\na,0\n"))
                .hasMessage("x.csv: the id 'a' stands in row 2 and row 3");
        assertThatThrownBy(() -> LabelReader.csv("x.csv", "id,label\n\"a,1\n"))
                .hasMessage("the quoted cell after row 1 does not end");
        assertThatThrownBy(() -> LabelReader.jsonl("x.jsonl", "\n{\"id\": \"a\", \"label\": []}"))
                .hasMessage("x.jsonl, line 2: the label of 'a' is no single value");
        assertThatThrownBy(() -> LabelReader.jsonl("x.jsonl", "[]")).hasMessage("x.jsonl, line 1: no JSON object");
        assertThatThrownBy(() -> LabelSheet.draw(SAMPLES, 0, 1)).hasMessage("the count must be positive: 0");
    }

    @Test
    void samplesOfARunAreDrawnFromAllBandsOfItsRewards(@TempDir Path folder) throws IOException {
        Path samples = folder.resolve("samples.jsonl");
        Path results = folder.resolve("results.jsonl");
        StringBuilder given = new StringBuilder();
        StringBuilder scored = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            given.append("{\"id\":\"s").append(i).append("\",\"messages\":[{\"role\":\"user\",\"content\":\"q\"},")
                    .append("{\"role\":\"assistant\",\"content\":\"a\"}],\"metadata\":{}}\n");
            scored.append("{\"id\":\"s").append(i).append("\",\"aggregate_reward_score\":").append(i / 100.0)
                    .append(",\"metrics_list\":[{\"name\":\"reward_failed\",\"value\":").append(i == 0 ? 1 : 0)
                    .append("}]}\n");
        }
        Files.writeString(samples, given);
        Files.writeString(results, scored);

        List<String> ids = LabelSheet.drawScored(samples, results, 10, 1).ids();
        assertThat(ids).hasSize(10).doesNotContain("s0");
        for (int band = 0; band < 5; band++) {
            int from = band * 20;
            assertThat(ids.stream().map(id -> Integer.parseInt(id.substring(1)))
                    .filter(number -> number >= from && number <= from + 20)).hasSizeGreaterThanOrEqualTo(2);
        }
        assertThat(LabelSheet.drawScored(samples, results, 10, 1).ids()).isEqualTo(ids);
        assertThat(LabelSheet.drawScored(samples, results, 1_000, 1).ids()).hasSize(99);
        assertThatThrownBy(() -> LabelSheet.drawScored(samples, results, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
