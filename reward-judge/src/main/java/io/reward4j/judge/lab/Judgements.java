package io.reward4j.judge.lab;

import io.reward4j.BatchScorer;
import io.reward4j.Outcome;
import io.reward4j.Reward.Role;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.report.Metric;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/// What several judges, or one judge several times, said of the same samples.
///
/// A sample that could not be judged is missing for that judge: it is counted, and never a number. Samples are known by
/// their ids, and one without an id by its place: `#0` is the first. Immutable.
public final class Judgements {

    private final List<String> ids;
    private final Map<String, List<Outcome>> columns;

    private Judgements(List<String> ids, Map<String, List<Outcome>> columns) {
        this.ids = ids;
        this.columns = columns;
    }

    /// Returns the outcomes that judges gave, by the judges' names, all of the same samples in the same order.
    ///
    /// @throws IllegalArgumentException if there is no judge, the samples differ, or two samples have one id
    public static Judgements of(Map<String, List<Outcome>> byJudge) {
        if (byJudge.isEmpty()) {
            throw new IllegalArgumentException("at least one judge is needed");
        }
        Map<String, List<Outcome>> columns = new LinkedHashMap<>();
        List<String> ids = ids(byJudge.values().iterator().next());
        byJudge.forEach((name, outcomes) -> {
            columns.put(Objects.requireNonNull(name, "name"), List.copyOf(outcomes));
            if (!ids(outcomes).equals(ids)) {
                throw new IllegalArgumentException("all judges need the same samples in the same order, but those of '"
                        + name + "' are others than those of '" + columns.keySet().iterator().next() + "'");
            }
        });
        return new Judgements(ids, Collections.unmodifiableMap(columns));
    }

    /// Has judges judge samples, one judge after the other, each as a [BatchScorer] with its defaults does.
    ///
    /// @throws IllegalArgumentException if there is no judge, or two samples have one id
    public static Judgements by(Map<String, ? extends RewardFunction> judges, List<Sample> samples) {
        Map<String, List<Outcome>> columns = new LinkedHashMap<>();
        judges.forEach((name, judge) -> columns.put(name, BatchScorer.of(judge).scoreAll(samples)));
        return of(columns);
    }

    /// Has a judge judge samples a number of times. A judge whose model lies behind a cache repeats itself and says
    /// nothing: take the model without it.
    ///
    /// @throws IllegalArgumentException if there are fewer than two times, or two samples have one id
    public static Judgements repeated(RewardFunction judge, int times, List<Sample> samples) {
        if (times < 2) {
            throw new IllegalArgumentException("a repetition needs at least two times: " + times);
        }
        Map<String, RewardFunction> judges = new LinkedHashMap<>();
        for (int time = 1; time <= times; time++) {
            judges.put("time " + time, judge);
        }
        return by(judges, samples);
    }

    /// The samples' ids.
    public List<String> ids() {
        return ids;
    }

    /// The judges' names.
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /// How often a sample could not be judged.
    public int failed() {
        return (int) columns.values().stream().flatMap(List::stream).filter(Outcome.Failed.class::isInstance).count();
    }

    /// The names of the criteria: the terms of the rewards, with those inside of terms as `rubric/grounded`.
    public List<String> criteria() {
        Set<String> names = new LinkedHashSet<>();
        columns.values().stream().flatMap(List::stream).forEach(outcome -> names.addAll(terms(outcome).keySet()));
        return List.copyOf(names);
    }

    /// The values of the rewards.
    public Ratings total() {
        return ratings(outcome -> outcome instanceof Outcome.Scored scored
                ? OptionalDouble.of(scored.reward().value())
                : OptionalDouble.empty());
    }

    /// The values of a criterion; missing also where it was skipped.
    ///
    /// @throws IllegalArgumentException if no reward has that criterion
    public Ratings criterion(String name) {
        if (!criteria().contains(name)) {
            throw new IllegalArgumentException("there is no criterion '" + name + "', only " + criteria());
        }
        return ratings(outcome -> {
            Double value = terms(outcome).get(name);
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        });
    }

    /// The total under the name `total`, and each criterion.
    Map<String, Ratings> all() {
        Map<String, Ratings> all = new LinkedHashMap<>();
        all.put("total", total());
        criteria().forEach(name -> all.put(name, criterion(name)));
        return all;
    }

    private Ratings ratings(Function<Outcome, OptionalDouble> value) {
        double[][] rows = new double[ids.size()][columns.size()];
        int column = 0;
        for (List<Outcome> outcomes : columns.values()) {
            for (int row = 0; row < rows.length; row++) {
                rows[row][column] = value.apply(outcomes.get(row)).orElse(Double.NaN);
            }
            column++;
        }
        return new Ratings(ids, names(), rows);
    }

    private static Map<String, Double> terms(Outcome outcome) {
        Map<String, Double> terms = new LinkedHashMap<>();
        List<Metric> metrics = switch (outcome) {
            case Outcome.Scored scored -> Metric.of(scored.reward());
            case Outcome.Failed failed -> Metric.of(failed.cause().components());
        };
        for (Metric metric : metrics) {
            if (metric.role() == Role.TERM) {
                terms.put(metric.name(), metric.value());
            }
        }
        return terms;
    }

    /// The ids of the outcomes' samples.
    ///
    /// @throws IllegalArgumentException if two samples have one id
    static List<String> ids(List<Outcome> outcomes) {
        return idsOf(outcomes.stream().map(Outcome::sample).toList());
    }

    /// Returns the names by which the lab knows samples: their ids, and places such as `#0` for those without.
    ///
    /// @throws IllegalArgumentException if two samples have one id
    public static List<String> idsOf(List<Sample> samples) {
        String[] ids = new String[samples.size()];
        Arrays.setAll(ids, i -> samples.get(i).id().isEmpty() ? "#" + i : samples.get(i).id());
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException("two samples have the id '" + id + "'");
            }
        }
        return List.of(ids);
    }
}
