package io.reward4j.report;

import io.reward4j.report.stats.PassAtK;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// How hard the tasks of a run are for the model that answered them several times: what a trainer can learn from, and
/// what it cannot. Made by a [TaskProfiler].
///
/// @param outcome the name of the component that decides whether an answer passes, or `reward`
/// @param tasks what became of each task, in the order in which they came
/// @param components how the values of each component are spread over all answers that have a reward
/// @param byField whether tasks are told apart by a field, and not by their content
/// @param untracked how many answers belong to tasks beyond the first 100,000
public record TaskProfile(
        String outcome,
        List<TaskResult> tasks,
        Map<String, Distribution> components,
        boolean byField,
        long untracked) {

    public TaskProfile {
        Objects.requireNonNull(outcome, "outcome");
        tasks = List.copyOf(tasks);
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
    }

    /// The mean of an estimate over the tasks that have one.
    ///
    /// @param mean the mean over the tasks
    /// @param halfInterval half of the interval that holds the mean in 95 of 100 such runs: 1.96 standard errors over
    ///     tasks, which are independent where answers to one task are not; `0` for one task
    /// @param tasks how many tasks have an estimate
    public record Estimate(double mean, double halfInterval, int tasks) {}

    /// The unbiased estimate that at least one of `k` answers to a task passes, averaged over the tasks that have at
    /// least `k` outcomes; nothing where none has. `1 − C(n − c, k) / C(n, k)` by task (arXiv 2107.03374, equation 1).
    ///
    /// @throws IllegalArgumentException if it is not positive
    public Optional<Estimate> passAt(int k) {
        requirePositive(k);
        return mean(task -> PassAtK.anyOf(k, task.answers(), task.passed()));
    }

    /// The unbiased estimate that all of `k` answers to a task pass, averaged like [#passAt]: pass^k of τ-bench (arXiv
    /// 2406.12045), `C(c, k) / C(n, k)` by task.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public Optional<Estimate> passAll(int k) {
        requirePositive(k);
        return mean(task -> PassAtK.allOf(k, task.answers(), task.passed()));
    }

    private static void requirePositive(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be positive: " + k);
        }
    }

    private Optional<Estimate> mean(Function<TaskResult, OptionalDouble> estimate) {
        Distribution.Collector values = new Distribution.Collector();
        tasks.forEach(task -> estimate.apply(task).ifPresent(values::add));
        return Optional.of(values.collect()).filter(all -> all.count() > 0)
                .map(all -> new Estimate(all.mean(), all.halfInterval(), (int) all.count()));
    }

    /// The most answers with an outcome that a task has.
    public int mostAnswers() {
        return tasks.stream().mapToInt(TaskResult::answers).max().orElse(0);
    }

    /// How many tasks have at least two outcomes.
    public long comparable() {
        return tasks.stream().filter(task -> task.answers() > 1).count();
    }

    /// How many tasks have at least two outcomes, all equal.
    public long flat() {
        return tasks.stream().filter(TaskResult::flat).count();
    }

    /// How many tasks were solved by all of their answers.
    public long tooEasy() {
        return tasks.stream().filter(TaskResult::isTooEasy).count();
    }

    /// How many tasks were solved by none of their answers.
    public long tooHard() {
        return tasks.stream().filter(TaskResult::isTooHard).count();
    }

    /// How many tasks have no answer with an outcome, because all failed.
    public long undecided() {
        return tasks.stream().filter(task -> task.answers() == 0).count();
    }

    /// How many answers have no outcome.
    public long failed() {
        return tasks.stream().mapToLong(TaskResult::failed).sum();
    }

    /// Returns the tasks of which at least `from` and at most `to` of the answers pass, both included; those without
    /// any outcome are left out. `keep(0.2, 0.8)` leaves what neither always succeeds nor always fails.
    ///
    /// @throws IllegalArgumentException if the ends are not in `[0, 1]` and in order
    public TaskSelection keep(double from, double to) {
        if (!(from >= 0 && from <= to && to <= 1)) {
            throw new IllegalArgumentException("pass rates to keep lie in [0, 1], in order: [" + from + ", " + to
                    + "]");
        }
        return new TaskSelection(
                tasks.stream().filter(task -> task.passRate().stream().anyMatch(rate -> rate >= from && rate <= to))
                        .toList(),
                byField);
    }

    /// Returns the profile as JSON: the figures, each task, and the mean of each component.
    public JsonNode toJson() {
        return new TaskProfileText(this).json();
    }

    /// Returns the profile as a section of an [HtmlReport], with the 50 hardest tasks.
    public ReportSection section() {
        return new TaskProfileText(this).section();
    }

    /// Returns the profile as text for a terminal: the figures, and a table of the 50 hardest tasks.
    @Override
    public String toString() {
        return new TaskProfileText(this).toString();
    }
}
