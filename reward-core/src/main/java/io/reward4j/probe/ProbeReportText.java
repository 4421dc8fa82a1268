package io.reward4j.probe;

import io.reward4j.TerminalText;
import io.reward4j.report.ReportSection;
import io.reward4j.text.NumberFormat;
import io.reward4j.text.TextTable;
import java.util.ArrayList;
import java.util.List;

/// Writes a report for people.
final class ProbeReportText {

    private static final List<String> HEADER = List
            .of("probe", "applied", "failed", "mean change", "raised", "largest raise", "sample");

    private final ProbeReport report;

    ProbeReportText(ProbeReport report) {
        this.report = report;
    }

    /// The holes, one after another with what was changed.
    String holes() {
        List<ProbeResult> holes = report.holes();
        StringBuilder out = new StringBuilder("the reward can be gamed: " + holes.size() + " of "
                + report.probes().size() + " probes raise it");
        for (ProbeResult hole : holes) {
            out.append("\n\n").append(hole.name()).append(" (").append(hole.description()).append("): mean change ")
                    .append(mean(hole)).append(", raised ").append(hole.raised()).append(" of ")
                    .append(hole.compared());
            hole.largest().ifPresent(raise -> out.append("\n  sample ").append(raise.sample()).append(": ")
                    .append(NumberFormat.decimal(raise.before())).append(" → ")
                    .append(NumberFormat.decimal(raise.after()))
                    .append("\n  before: ").append(raise.textBefore())
                    .append("\n  after:  ").append(raise.textAfter()));
        }
        return TerminalText.of(out.toString());
    }

    ReportSection section() {
        return new ReportSection("Reward probes", summary(), HEADER,
                report.probes().stream().map(this::cells).toList());
    }

    @Override
    public String toString() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        report.probes().forEach(probe -> rows.add(cells(probe)));
        String text = summary() + "\n\n" + TextTable.of(rows);
        return TerminalText.of(report.holes().isEmpty() ? text : text + "\n\n" + holes());
    }

    private String summary() {
        StringBuilder out = new StringBuilder();
        out.append(report.scored()).append(" of ").append(report.samples()).append(" samples have a reward; ")
                .append(report.probes().size()).append(" probes asked for ").append(report.scorings())
                .append(" rewards and found ").append(report.holes().size())
                .append(report.holes().size() == 1 ? " hole" : " holes");
        report.inconclusive().ifPresent(reason -> out.append("\nnothing can be said: ").append(reason));
        report.notes().forEach(note -> out.append("\nnote: ").append(note));
        return out.toString();
    }

    private List<String> cells(ProbeResult probe) {
        return List.of(
                probe.name() + (probe.isHole() ? " (hole)" : ""),
                Integer.toString(probe.applied()),
                Integer.toString(probe.failed()),
                mean(probe),
                Integer.toString(probe.raised()),
                probe.largest().map(raise -> NumberFormat.signed(raise.by())).orElse("–"),
                probe.largest().map(RewardGain::sample).orElse("–"));
    }

    private static String mean(ProbeResult probe) {
        if (probe.meanChange().isPresent()) {
            return NumberFormat.signed(probe.meanChange().getAsDouble());
        }
        return "–";
    }
}
