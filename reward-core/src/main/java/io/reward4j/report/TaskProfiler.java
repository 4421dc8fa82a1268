package io.reward4j.report;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.report.stats.GroupKey;
import io.reward4j.report.stats.GroupVariance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Collects how a run with several answers a prompt went, task by task: a listener to give to
/// [io.reward4j.BatchScorer#withListener].
///
/// ```java
/// TaskProfiler profiler = TaskProfiler.of("correct");
/// BatchScorer.of(reward).withListener(profiler).scoreAll(samples);
/// TaskProfile profile = profiler.profile();
/// ```
///
/// An answer passes where its outcome is at least 1, or the value of [#passingFrom]. The outcome is a named component,
/// so that neither a length penalty nor a group reward changes what counts as solved. A part that was not asked,
/// because a gate had closed, did not pass; a part or a sample that failed has no outcome and is counted apart.
///
/// The first 100,000 tasks and 1,000 components are looked at. Safe for use by several threads at once.
public final class TaskProfiler implements RewardListener {

    private static final int MOST_COMPONENTS = 1_000;
    private static final int LONGEST_NAME = 80;
    private static final String UNSHAPED = "unshaped";

    private final Optional<String> outcome;
    private final double threshold;
    private final Optional<JsonPointer> task;
    private final Map<String, TaskAnswers> tasks = new LinkedHashMap<>();
    private final Map<String, Distribution.Collector> components = new LinkedHashMap<>();
    private final Set<String> names = new TreeSet<>();
    private boolean known;
    private long untracked;

    private TaskProfiler(Optional<String> outcome, double threshold, Optional<JsonPointer> task) {
        this.outcome = outcome;
        this.threshold = threshold;
        this.task = task;
    }

    /// The answers to one task.
    private static final class TaskAnswers {

        private final String name;
        private int valued;
        private int notAsked;
        private int passed;
        private int failed;
        private double mean;
        private double first;
        private boolean differs;

        TaskAnswers(String name) {
            this.name = name;
        }

        void add(double value, boolean pass) {
            differs |= valued > 0 && value != first;
            if (valued == 0) {
                first = value;
            }
            valued++;
            if (pass) {
                passed++;
            }
            mean += value / valued - mean / valued;
        }

        TaskResult result(String key) {
            int count = valued + notAsked;
            boolean flat = count > 1 && !differs && (valued == 0 || notAsked == 0);
            return new TaskResult(key, name, count, passed, failed, mean, flat);
        }
    }

    /// Returns a profiler that looks at one component of the rewards, such as `correct` or `comments/grounded`.
    public static TaskProfiler of(String outcome) {
        return new TaskProfiler(Optional.of(outcome), 1, Optional.empty());
    }

    /// Returns a profiler that looks at the whole reward, as it was before any shaping: for rewards that are an outcome
    /// by themselves.
    public static TaskProfiler ofReward() {
        return new TaskProfiler(Optional.empty(), 1, Optional.empty());
    }

    /// Returns an empty profiler under which another outcome counts as passed.
    ///
    /// @throws IllegalArgumentException if it is not finite
    public TaskProfiler passingFrom(double threshold) {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("the threshold must be finite: " + threshold);
        }
        return new TaskProfiler(outcome, threshold, task);
    }

    /// Returns an empty profiler that tells tasks apart by a field of the metadata, as a JSON pointer such as
    /// `/task_id`. The default is by [the messages but the last and the reference][io.reward4j.SampleGroup], which
    /// several turns of an agent make different for each answer.
    ///
    /// @throws IllegalArgumentException if it is no JSON pointer
    public TaskProfiler byField(String pointer) {
        return new TaskProfiler(outcome, threshold, Optional.of(compiled(pointer)));
    }

    static JsonPointer compiled(String pointer) {
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("'" + pointer + "' is no JSON pointer: write it like \"/task_id\"");
        }
        return JsonPointer.compile(pointer);
    }

    /// How a field names a task.
    static String key(JsonNode field) {
        return field.isString() ? field.stringValue() : field.toString();
    }

    @Override
    public synchronized void scored(Sample sample, Reward reward) {
        List<Metric> metrics = Metric.of(reward);
        metrics.forEach(this::collect);
        TaskAnswers answers = answers(sample);
        if (answers == null) {
            return;
        }
        OptionalDouble value = outcome(reward, metrics);
        if (value.isPresent()) {
            known = true;
            answers.add(value.getAsDouble(), value.getAsDouble() >= threshold);
        } else if (PartState.of(reward, outcome.orElse("")) == PartState.NOT_ASKED) {
            known = true;
            answers.notAsked++;
        } else {
            answers.failed++;
        }
    }

    @Override
    public synchronized void failed(Sample sample, RewardException cause) {
        TaskAnswers answers = answers(sample);
        if (answers != null) {
            answers.failed++;
        }
    }

    private void collect(Metric metric) {
        if (components.size() < MOST_COMPONENTS || components.containsKey(metric.name())) {
            components.computeIfAbsent(metric.name(), name -> new Distribution.Collector()).add(metric.value());
            names.add(metric.name());
        }
    }

    private OptionalDouble outcome(Reward reward, List<Metric> metrics) {
        String name = outcome.orElse(UNSHAPED);
        OptionalDouble value = metrics.stream().filter(metric -> metric.name().equals(name)).mapToDouble(Metric::value)
                .findFirst();
        if (value.isEmpty() && outcome.isEmpty()) {
            return OptionalDouble.of(reward.value());
        }
        return value;
    }

    private @Nullable TaskAnswers answers(Sample sample) {
        Optional<JsonNode> field = task.map(sample.metadata()::at).filter(node -> !node.isMissingNode());
        String key = field.map(TaskProfiler::key).orElseGet(() -> GroupKey.of(sample).toString());
        TaskAnswers before = tasks.get(key);
        if (before != null) {
            return before;
        }
        if (tasks.size() >= GroupVariance.MOST) {
            untracked++;
            return null;
        }
        String name = field.isPresent() ? key : sample.prompt();
        TaskAnswers answers = new TaskAnswers(Excerpt.cut(name.strip().replaceAll("\\s+", " "), LONGEST_NAME));
        tasks.put(key, answers);
        return answers;
    }

    /// Returns what was collected so far.
    ///
    /// @throws IllegalStateException if no reward has the outcome as a part, with the names of those that there are
    public synchronized TaskProfile profile() {
        if (outcome.isPresent() && !known && !names.isEmpty()) {
            throw new IllegalStateException("no reward has a value for the outcome '" + outcome.get()
                    + "'; there are: " + String.join(", ", names));
        }
        List<TaskResult> results = new ArrayList<>(tasks.size());
        tasks.forEach((key, answers) -> results.add(answers.result(key)));
        Map<String, Distribution> collected = new LinkedHashMap<>();
        components.forEach((name, collector) -> collected.put(name, collector.collect()));
        return new TaskProfile(outcome.orElse("reward"), results, collected, task.isPresent(), untracked);
    }
}
