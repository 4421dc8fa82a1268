package io.reward4j.probe;

import io.reward4j.Reward.Role;
import io.reward4j.TerminalText;
import io.reward4j.Traits;
import io.reward4j.report.ReportSection;
import io.reward4j.text.NumberFormat;
import io.reward4j.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes an explanation for people.
final class ExplanationText {

    private static final List<String> HEADER = List.of("part", "step", "role", "weight", "range", "moves", "calls",
            "reads");

    private final RewardExplanation explanation;

    ExplanationText(RewardExplanation explanation) {
        this.explanation = explanation;
    }

    ReportSection section() {
        String text = explanation.findings().isEmpty() ? summary() : summary() + "\n" + findings();
        return new ReportSection("What the reward can do", text, HEADER,
                explanation.lines().stream().map(line -> cells(line, line.path())).toList());
    }

    @Override
    public String toString() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        explanation.lines().forEach(line -> rows.add(cells(line, "  ".repeat(line.depth()) + line.name())));
        String table = summary() + "\n\n" + TextTable.of(rows);
        return TerminalText.of(explanation.findings().isEmpty() ? table : table + "\n\n" + findings());
    }

    private String summary() {
        Traits traits = explanation.traits();
        return "a reward in " + TraitsText.range(traits) + " that reads " + TraitsText.reads(traits) + " and costs "
                + TraitsText.calls(traits) + " a sample";
    }

    private String findings() {
        StringBuilder out = new StringBuilder();
        for (Finding finding : explanation.findings()) {
            out.append(out.isEmpty() ? "" : "\n").append("finding: ").append(finding);
        }
        return out.toString();
    }

    private static List<String> cells(RewardExplanation.Line line, String name) {
        Traits traits = line.traits();
        return List.of(
                line.wrappers().isEmpty() ? name : name + " (" + String.join(", ", line.wrappers()) + ")",
                line.step() == 0 ? "" : Integer.toString(line.step()),
                line.role().map(role -> role(role, line.minimum())).orElse(""),
                line.weight() == 0 ? "" : NumberFormat.brief(line.weight()),
                TraitsText.range(traits),
                line.share().isPresent() ? NumberFormat.percent(line.share().getAsDouble()) : "",
                traits.maxCalls() == Traits.UNBOUNDED ? "unbounded" : Integer.toString(traits.maxCalls()),
                TraitsText.reads(traits));
    }

    private static String role(Role role, double minimum) {
        String name = role.name().toLowerCase(Locale.ROOT);
        return role == Role.GATE ? name + " at " + NumberFormat.brief(minimum) : name;
    }
}
