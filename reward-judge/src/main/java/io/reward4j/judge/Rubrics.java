package io.reward4j.judge;

import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.judge.verdict.Members;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Criteria as data: those that each sample brings along, or those of a file. Read by a [PointsJudge].
///
/// A rubric is a list, or an object with one under `criteria` or `rubrics`, of objects:
///
/// | member | what |
/// |---|---|
/// | `criterion`, `question` or `description` | what the answer has to do, or must not; not blank |
/// | `points` or `weight` | what it is worth; below 0 for a fault; `1` if left out; at most 10⁶ either way |
/// | `tags` | texts that group criteria, each worth a metric; may be left out |
///
/// as in HealthBench (`rubrics`: `criterion`, `points`, `tags`) and in files of verifiers (`[[criteria]]` in TOML). At
/// least one criterion needs points above 0, and there are at most 50 ([#atMost]). The texts are untrusted: a judge is
/// shown them as data. Immutable.
public final class Rubrics {

    private static final int MOST = 50;
    private static final double MOST_POINTS = 1e6;

    private final Function<Sample, JsonNode> source;
    private final int most;

    private Rubrics(Function<Sample, JsonNode> source, int most) {
        this.source = source;
        this.most = most;
    }

    /// One criterion with its points.
    record Pointed(String text, double points, List<String> tags) {}

    /// Returns the rubrics that stand in a field of each sample's metadata, as JSON or as a text of JSON.
    public static Rubrics fromMetadata(String field) {
        Objects.requireNonNull(field, "field");
        return new Rubrics(sample -> {
            JsonNode node = sample.metadata().path(field);
            if (node.isMissingNode() || node.isNull()) {
                throw RewardException.missingReference(
                        "the metadata of sample '" + sample.id() + "' has no rubric '" + field + "'");
            }
            return node;
        }, MOST);
    }

    /// Returns the rubric of a file in UTF-8, for all samples: of JSON, or of TOML where its name ends in `.toml`.
    ///
    /// ```toml
    /// [[criteria]]
    /// question = "Is the reply polite?"
    /// weight = 2
    /// tags = ["style"]
    /// ```
    ///
    /// @throws IllegalArgumentException if it is no rubric
    /// @throws IllegalStateException if it is TOML and Jackson's TOML module
    ///     (`tools.jackson.dataformat:jackson-dataformat-toml`) is missing
    public static Rubrics fromFile(Path file) {
        JsonNode node = file.toString().endsWith(".toml") ? TomlFile.read(file.toString(), text(file)) : json(file);
        try {
            criteria(node, Integer.MAX_VALUE);
        } catch (RewardException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
        return new Rubrics(sample -> node, MOST);
    }

    private static JsonNode json(Path file) {
        return switch (JsonExtractors.strict().extract(text(file))) {
            case Found<JsonNode>(JsonNode read) -> read;
            case Missing<JsonNode>(String reason) -> throw new IllegalArgumentException(file + ": " + reason);
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns these rubrics with another limit of criteria; a longer rubric is refused (`REFUSED_INPUT`). The default
    /// is 50.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public Rubrics atMost(int criteria) {
        if (criteria < 1) {
            throw new IllegalArgumentException("a rubric needs a criterion: " + criteria);
        }
        return new Rubrics(source, criteria);
    }

    /// @throws RewardException if the sample has no rubric, or one that cannot be used
    List<Pointed> of(Sample sample) {
        return criteria(source.apply(sample), most);
    }

    private static List<Pointed> criteria(JsonNode node, int most) {
        JsonNode given = Members.decoded(node);
        JsonNode list = given.isObject()
                ? Stream.of("criteria", "rubrics").map(given::path).filter(JsonNode::isArray).findFirst().orElse(given)
                : given;
        if (!list.isArray() || list.isEmpty()) {
            throw refused("a rubric is a list of criteria");
        }
        if (list.size() > most) {
            throw refused("a rubric of " + list.size() + " criteria, of at most " + most);
        }
        List<Pointed> criteria = new ArrayList<>(list.size());
        for (JsonNode element : list) {
            criteria.add(criterion(element, criteria.size() + 1));
        }
        if (criteria.stream().noneMatch(criterion -> criterion.points() > 0)) {
            throw refused("no criterion of the rubric has points above 0");
        }
        return List.copyOf(criteria);
    }

    private static Pointed criterion(JsonNode given, int number) {
        String text = Stream.of("criterion", "question", "description").map(given::path).filter(JsonNode::isString)
                .map(JsonNode::stringValue).filter(said -> !said.isBlank()).findFirst()
                .orElseThrow(() -> refused("criterion " + number + " of the rubric has no text"));
        JsonNode points = given.has("points") ? given.path("points") : given.path("weight");
        double value = points.isMissingNode() ? 1 : points.asDouble(Double.NaN);
        if (!(Math.abs(value) <= MOST_POINTS)) {
            throw refused("criterion " + number + " of the rubric has no points from -1e6 to 1e6");
        }
        List<String> tags = given.path("tags").valueStream().filter(JsonNode::isString).map(JsonNode::stringValue)
                .toList();
        return new Pointed(text, value, tags);
    }

    private static RewardException refused(String message) {
        return new RewardException(Kind.REFUSED_INPUT, message);
    }
}
