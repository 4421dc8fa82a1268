package io.reward4j.report;

import io.reward4j.TerminalText;
import io.reward4j.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Two runs over the same tasks side by side, such as before and after training: what rose, by which component, and
/// which tasks flipped.
///
/// Tasks are compared one by one, so the interval of the change is that of paired differences, which is narrower than
/// the two runs' own.
///
/// @param before the earlier run
/// @param after the later run
/// @param change how much the share of answers that pass rose, by task; nothing where no task is in both runs
/// @param gained the tasks that less than half of the answers solved before, and at least half after
/// @param lost the tasks that at least half of the answers solved before, and less than half after
public record ProfileComparison(
        TaskProfile before,
        TaskProfile after,
        Optional<TaskProfile.Estimate> change,
        List<TaskChange> gained,
        List<TaskChange> lost) {

    private static final int ROWS = 50;
    private static final double HALF = 0.5;

    public ProfileComparison {
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
    }

    /// What became of a task from one run to the next.
    public record TaskChange(TaskResult before, TaskResult after) {

        private double rise() {
            return after.passRate().orElseThrow() - before.passRate().orElseThrow();
        }
    }

    /// Compares two runs.
    ///
    /// @throws IllegalArgumentException if they look at different outcomes, or tell tasks apart in different ways
    public static ProfileComparison of(TaskProfile before, TaskProfile after) {
        if (!before.outcome().equals(after.outcome()) || before.byField() != after.byField()) {
            throw new IllegalArgumentException("the runs are not comparable: one looks at '" + before.outcome()
                    + "' by " + way(before) + ", the other at '" + after.outcome() + "' by " + way(after));
        }
        Map<String, TaskResult> earlier = new HashMap<>();
        before.tasks().forEach(task -> earlier.put(task.key(), task));
        Distribution.Collector rises = new Distribution.Collector();
        List<TaskChange> gained = new ArrayList<>();
        List<TaskChange> lost = new ArrayList<>();
        for (TaskResult task : after.tasks()) {
            TaskResult same = earlier.get(task.key());
            if (same != null && same.answers() > 0 && task.answers() > 0) {
                TaskChange change = new TaskChange(same, task);
                rises.add(change.rise());
                boolean was = same.passRate().orElseThrow() >= HALF;
                boolean is = task.passRate().orElseThrow() >= HALF;
                if (is != was) {
                    (is ? gained : lost).add(change);
                }
            }
        }
        Distribution all = rises.collect();
        Optional<TaskProfile.Estimate> change = all.count() == 0
                ? Optional.empty()
                : Optional.of(new TaskProfile.Estimate(all.mean(), all.halfInterval(), (int) all.count()));
        return new ProfileComparison(before, after, change, gained, lost);
    }

    private static String way(TaskProfile profile) {
        return profile.byField() ? "a field" : "content";
    }

    private List<String> figures() {
        List<String> lines = new ArrayList<>();
        lines.add(change.isEmpty()
                ? "No task has an outcome in both runs."
                : "The share of answers that pass rose by " + NumberFormat.decimal(change.get().mean()) + " ± "
                        + NumberFormat.decimal(change.get().halfInterval()) + " (95 %, paired) over "
                        + NumberFormat.count(change.get().tasks()) + " tasks in both runs.");
        lines.add(NumberFormat.count(gained.size()) + " tasks were gained, " + NumberFormat.count(lost.size())
                + " were lost.");
        lines.add("Tasks without variance: " + NumberFormat.count(before.flat()) + " of "
                + NumberFormat.count(before.comparable()) + " before, " + NumberFormat.count(after.flat()) + " of "
                + NumberFormat.count(after.comparable()) + " after.");
        return lines;
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (String name : names()) {
            rows.add(List.of("component " + name, mean(before, name), mean(after, name), difference(name)));
        }
        add(rows, "gained: ", gained);
        add(rows, "lost: ", lost);
        return rows;
    }

    private static void add(List<List<String>> rows, String what, List<TaskChange> changes) {
        for (TaskChange change : changes.subList(0, Math.min(ROWS, changes.size()))) {
            rows.add(List.of(
                    what + change.after().name(), NumberFormat.decimal(change.before().passRate().orElseThrow()),
                    NumberFormat.decimal(change.after().passRate().orElseThrow()),
                    NumberFormat.decimal(change.rise())));
        }
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>(before.components().keySet());
        names.addAll(after.components().keySet());
        return names;
    }

    private static String mean(TaskProfile profile, String name) {
        Distribution values = profile.components().get(name);
        return values == null ? "–" : NumberFormat.decimal(values.mean());
    }

    private String difference(String name) {
        Distribution was = before.components().get(name);
        Distribution is = after.components().get(name);
        if (was == null || is == null) {
            return "–";
        }
        return NumberFormat.decimal(is.mean() - was.mean());
    }

    /// Returns the comparison as a section of an [HtmlReport].
    public ReportSection section() {
        return new ReportSection("Before and after", String.join("\n", figures()),
                List.of("What", "Before", "After", "Change"), rows());
    }

    /// Returns the comparison as JSON: the change, the means of the components, and the tasks that flipped.
    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("outcome", before.outcome());
        ObjectNode rise = json.putObject("change");
        change.ifPresent(all -> rise.put("mean", all.mean()).put("half_interval", all.halfInterval())
                .put("tasks", all.tasks()));
        ObjectNode components = json.putObject("components");
        for (String name : names()) {
            ObjectNode component = components.putObject(name);
            component.put("before", value(before, name)).put("after", value(after, name));
        }
        write(json.putArray("gained"), gained);
        write(json.putArray("lost"), lost);
        return json;
    }

    private static @Nullable Double value(TaskProfile profile, String name) {
        Distribution values = profile.components().get(name);
        return values == null ? null : values.mean();
    }

    private static void write(ArrayNode json, List<TaskChange> changes) {
        for (TaskChange change : changes) {
            json.addObject().put("key", change.after().key()).put("name", change.after().name())
                    .put("before", change.before().passRate().orElseThrow())
                    .put("after", change.after().passRate().orElseThrow());
        }
    }

    /// Returns the comparison as text for a terminal.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.join("\n", figures())).append('\n');
        for (List<String> row : rows()) {
            text.append('\n').append(String.format(
                    Locale.ROOT, "%10s %10s %10s  %s", row.get(1), row.get(2), row.get(3), row.get(0)));
        }
        return TerminalText.of(text.toString());
    }
}
