package io.reward4j.judge.lab.gold;

import io.reward4j.Sample;
import io.reward4j.digest.Sha256;
import io.reward4j.judge.lab.Judgements;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A sheet of samples for people to label, and the labels that come back.
///
/// ```java
/// LabelSheet.draw(rollouts, 200, 1).write(Path.of("labels.csv"));
/// Map<String, Double> labels = LabelSheet.labels(Path.of("labels.csv"));
/// ```
///
/// It shows the prompt and the completion, and not what a judge said, which would lead those who label. Which samples
/// are drawn depends on their ids and the seed only: those with the smallest SHA-256 of both. The rest of the samples,
/// and their order, change nothing.
///
/// A label is a number, or `yes`, `true`, `pass` (1), `no`, `false`, `fail` (0), in any case; an empty one is none.
public final class LabelSheet {

    private static final List<String> HEADER = List.of("id", "prompt", "completion", "label", "note");

    private static final int BANDS = 5;

    private final List<Row> rows;

    private record Row(String id, Sample sample) {}

    private LabelSheet(List<Row> rows) {
        this.rows = rows;
    }

    /// Draws samples, which stay in their order.
    ///
    /// @param count how many; all of them where there are no more
    /// @throws IllegalArgumentException if the count is not positive, two samples have one id, or UTF-8 cannot say an
    ///     id
    public static LabelSheet draw(List<Sample> samples, int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("the count must be positive: " + count);
        }
        List<String> ids = Judgements.idsOf(samples);
        List<Integer> drawn = IntStream.range(0, ids.size()).boxed()
                .sorted(Comparator.comparing(place -> digest(seed, ids.get(place))))
                .limit(count).sorted().toList();
        return new LabelSheet(drawn.stream().map(place -> new Row(ids.get(place), samples.get(place))).toList());
    }

    /// Draws samples of a run, from all bands of its rewards alike: of five bands of about equal size, from the lowest
    /// to the highest, a fifth each. What a run rewards most and least is seldom, and labels of the middle alone say
    /// little of a judge. Samples without a reward are left out.
    ///
    /// @param samples the lines of JSON that were scored, each with an `id` and `messages`, or `prompt` and
    ///     `completion`, as texts
    /// @param results the results as a run over files writes them, each with `id` and `aggregate_reward_score`
    /// @param count how many; all of them where there are no more
    /// @throws IllegalArgumentException if the count is not positive, a line is neither a sample nor a result, or two
    ///     samples have one id
    /// @throws java.io.UncheckedIOException if a file cannot be read
    public static LabelSheet drawScored(Path samples, Path results, int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("the count must be positive: " + count);
        }
        List<List<Sample>> bands = ScoredRollouts.read(samples, results).bands(BANDS);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < BANDS; i++) {
            int share = count * (i + 1) / BANDS - count * i / BANDS;
            if (share > 0 && !bands.get(i).isEmpty()) {
                rows.addAll(draw(bands.get(i), share, seed).rows);
            }
        }
        rows.sort(Comparator.comparing(row -> digest(seed, row.id())));
        return new LabelSheet(List.copyOf(rows));
    }

    private static String digest(long seed, String id) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
            throw new IllegalArgumentException("the id of a sample holds a lone surrogate: '" + id + "'");
        }
        return Sha256.hex(seed + "\n" + id);
    }

    /// The ids of the samples that were drawn.
    public List<String> ids() {
        return rows.stream().map(Row::id).toList();
    }

    /// Returns the sheet as a table with the columns `id`, `prompt`, `completion`, `label` and `note`, the last two
    /// empty (RFC 4180). No cell becomes a formula in a spreadsheet: an apostrophe is put before it, and taken away
    /// when it is read.
    public String toCsv() {
        List<List<String>> table = new ArrayList<>(List.of(HEADER));
        rows.forEach(row -> table.add(List.of(row.id, row.sample.prompt(), row.sample.completion(), "", "")));
        return Csv.write(table);
    }

    /// Returns the sheet as lines of JSON with the same fields; a label is null where it is missing.
    public String toJsonl() {
        JsonMapper mapper = JsonMapper.shared();
        return rows.stream().map(row -> {
            ObjectNode line = mapper.createObjectNode().put("id", row.id).put("prompt", row.sample.prompt())
                    .put("completion", row.sample.completion());
            return mapper.writeValueAsString(line.putNull("label").put("note", ""));
        }).collect(Collectors.joining("\n", "", "\n"));
    }

    /// Writes the sheet as a table if the file's name ends in `.csv`, else as lines of JSON.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be written
    public void write(Path file) {
        TextFile.write(file, isCsv(file) ? toCsv() : toJsonl());
    }

    /// Reads the labels of a sheet, by the ids of the samples that have one.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be read
    /// @throws IllegalArgumentException if it is no such sheet, an id occurs twice, or a label is none; the message
    ///     says where
    public static Map<String, Double> labels(Path file) {
        String text = TextFile.read(file);
        String name = file.toString();
        return isCsv(file) ? LabelReader.csv(name, text) : LabelReader.jsonl(name, text);
    }

    private static boolean isCsv(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }
}
