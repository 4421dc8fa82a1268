package io.reward4j.report;

import io.reward4j.TerminalText;
import io.reward4j.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a profile for people and for programs.
final class TaskProfileText {

    private static final int ROWS = 50;
    private static final List<String> HEADER = List.of("Task", "Answers", "Passed", "Pass rate", "Failed", "Note");

    private final TaskProfile profile;

    TaskProfileText(TaskProfile profile) {
        this.profile = profile;
    }

    ReportSection section() {
        return new ReportSection("Tasks", String.join("\n", figures()), HEADER, rows());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        figures().forEach(line -> text.append(line).append('\n'));
        text.append('\n');
        String format = "%8s %8s %8s %8s  %-10s  %s\n";
        text.append(String.format(Locale.ROOT, format, "answers", "passed", "rate", "failed", "note", "task"));
        for (List<String> row : rows()) {
            text.append(String.format(
                    Locale.ROOT, format, row.get(1), row.get(2), row.get(3), row.get(4), row.get(5), row.get(0)));
        }
        return TerminalText.of(text.toString()).stripTrailing();
    }

    private List<String> figures() {
        List<String> lines = new ArrayList<>();
        lines.add(NumberFormat.count(profile.tasks().size()) + " tasks by '" + profile.outcome() + "'");
        for (int k : sizes()) {
            profile.passAt(k).ifPresent(estimate -> lines.add("pass@" + k + " " + estimate(estimate)));
        }
        for (int k : sizes().stream().filter(k -> k > 1).toList()) {
            profile.passAll(k).ifPresent(estimate -> lines.add("pass^" + k + " " + estimate(estimate)));
        }
        lines.add(NumberFormat.count(profile.flat()) + " of " + NumberFormat.count(profile.comparable())
                + " tasks with two outcomes or more have equal ones only; " + NumberFormat.count(profile.tooEasy())
                + " were solved by all of their answers, " + NumberFormat.count(profile.tooHard()) + " by none");
        if (profile.failed() > 0) {
            lines.add(NumberFormat.count(profile.failed()) + " answers have no outcome, and count nowhere; "
                    + NumberFormat.count(profile.undecided()) + " tasks have no other");
        }
        if (profile.untracked() > 0) {
            lines.add(NumberFormat.count(profile.untracked()) + " answers belong to tasks beyond the first 100,000");
        }
        return lines;
    }

    private static String estimate(TaskProfile.Estimate estimate) {
        return NumberFormat.decimal(estimate.mean()) + " ± " + NumberFormat.decimal(estimate.halfInterval())
                + " (95 %) over "
                + NumberFormat.count(estimate.tasks()) + " tasks";
    }

    /// The powers of two up to the most answers, and that number.
    private List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        int most = profile.mostAnswers();
        for (int k = 1; k < most; k *= 2) {
            sizes.add(k);
        }
        if (most > 0) {
            sizes.add(most);
        }
        return sizes;
    }

    private List<List<String>> rows() {
        return profile.tasks().stream()
                .sorted(Comparator.comparingDouble(task -> task.passRate().orElse(2)))
                .limit(ROWS)
                .map(TaskProfileText::row)
                .toList();
    }

    private static List<String> row(TaskResult task) {
        String rate = task.passRate().isPresent() ? NumberFormat.decimal(task.passRate().getAsDouble()) : "–";
        return List.of(task.name(), NumberFormat.count(task.answers()), NumberFormat.count(task.passed()), rate,
                NumberFormat.count(task.failed()), note(task));
    }

    private static String note(TaskResult task) {
        if (task.answers() == 0) {
            return "no outcome";
        }
        if (task.isTooHard()) {
            return "too hard";
        }
        return task.isTooEasy() ? "too easy" : "";
    }

    JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("outcome", profile.outcome()).put("tasks_seen", profile.tasks().size());
        ObjectNode any = json.putObject("pass_at");
        sizes().forEach(k -> put(any, k, profile.passAt(k)));
        ObjectNode all = json.putObject("pass_all");
        sizes().forEach(k -> put(all, k, profile.passAll(k)));
        json.put("comparable", profile.comparable()).put("flat", profile.flat())
                .put("too_easy", profile.tooEasy()).put("too_hard", profile.tooHard())
                .put("undecided", profile.undecided()).put("answers_failed", profile.failed())
                .put("answers_untracked", profile.untracked());
        ObjectNode components = json.putObject("components");
        profile.components().forEach((name, values) -> components.put(name, values.mean()));
        var tasks = json.putArray("tasks");
        profile.tasks().forEach(task -> tasks.add(json(task)));
        return json;
    }

    private static void put(ObjectNode json, int k, Optional<TaskProfile.Estimate> estimate) {
        estimate.ifPresent(value -> json.putObject(Integer.toString(k))
                .put("mean", value.mean())
                .put("half_interval", value.halfInterval())
                .put("tasks", value.tasks()));
    }

    private static ObjectNode json(TaskResult task) {
        return JsonNodeFactory.instance.objectNode()
                .put("key", task.key())
                .put("name", task.name())
                .put("answers", task.answers())
                .put("passed", task.passed())
                .put("failed", task.failed())
                .put("mean_outcome", task.answers() == 0 ? null : (Double) task.meanOutcome())
                .put("flat", task.flat());
    }
}
