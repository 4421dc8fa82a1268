package io.reward4j.report;

import io.reward4j.JudgeCall.Result;
import io.reward4j.TerminalText;
import io.reward4j.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes a summary for a terminal.
final class SummaryText {

    private static final int BAR = 40;
    private static final int REASONS = 5;
    private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

    private final RunSummary summary;
    private final StringBuilder out = new StringBuilder();

    SummaryText(RunSummary summary) {
        this.summary = summary;
    }

    @Override
    public String toString() {
        counts();
        judges();
        warnings();
        histogram();
        table();
        return TerminalText.of(out.toString()).stripTrailing();
    }

    private void counts() {
        line(String.format(Locale.ROOT, "%,d samples in %s (%,.0f a second)", summary.samples(),
                NumberFormat.duration(summary.elapsed()), summary.samplesPerSecond()));
        if (summary.failed() > 0) {
            String kinds = summary.failures().entrySet().stream()
                    .map(failure -> failure.getKey().id() + " " + failure.getValue())
                    .collect(Collectors.joining(", "));
            line(String.format(Locale.ROOT, "%,d without a reward: %s", summary.failed(), kinds));
            reasons();
        }
        line(mean(summary.rewards()));
    }

    private static String mean(Distribution rewards) {
        if (rewards.count() == 0) {
            return "no rewards";
        }
        return String.format(Locale.ROOT, "mean reward %.3f (deviation %.3f)", rewards.mean(), rewards.deviation());
    }

    private void reasons() {
        List<FailureReason> reasons = summary.reasons();
        for (FailureReason reason : reasons.subList(0, Math.min(REASONS, reasons.size()))) {
            line(String.format(Locale.ROOT, "%,8d  %s: %s", reason.samples(), reason.kind().id(), reason.reason()));
        }
        if (reasons.size() > REASONS) {
            line("          … and more reasons");
        }
    }

    private void judges() {
        summary.judges().forEach((model, use) -> line(String.format(
                Locale.ROOT,
                "judge %s: %,d replied, %,d cached, %,d retried, %,d failed; median %s, 95 %% within %s; "
                        + "%,d tokens in, %,d out",
                model, use.calls(Result.REPLIED), use.calls(Result.CACHED), use.calls(Result.RETRIED),
                use.calls(Result.FAILED), latency(use, use.medianLatency()), latency(use, use.p95Latency()),
                use.inputTokens(), use.outputTokens())));
    }

    private static String latency(JudgeUsage use, Duration latency) {
        return use.calls(Result.REPLIED) > 0 ? NumberFormat.duration(latency) : "–";
    }

    private void warnings() {
        for (Warning warning : summary.warnings()) {
            line("warning: " + warning.finding() + " " + warning.advice());
        }
    }

    private void histogram() {
        Histogram histogram = summary.histogram();
        long most = histogram.counts().stream().mapToLong(Long::longValue).max().orElse(0);
        if (most == 0) {
            return;
        }
        out.append('\n');
        int bins = histogram.counts().size();
        for (int bin = 0; bin < bins; bin++) {
            long count = histogram.counts().get(bin);
            line(String.format(
                    Locale.ROOT,
                    "%6.2f to %5.2f  %s %,d",
                    histogram.from(bin), histogram.from(bin + 1), bar(count, most), count));
        }
    }

    private static String bar(long count, long most) {
        long eighths = Math.max(count > 0 ? 1 : 0, Math.round(8.0 * BAR * count / most));
        return "█".repeat((int) (eighths / 8)) + EIGHTHS[(int) (eighths % 8)];
    }

    private void table() {
        if (summary.components().isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>(summary.components().keySet());
        int width = Math.max("component".length(), names.stream().mapToInt(String::length).max().orElse(0));
        out.append('\n');
        line(String.format(Locale.ROOT, "%-" + width + "s %10s %8s %10s %8s %8s", "component", "scored", "mean",
                "deviation", "min", "max"));
        summary.components().forEach(
                (name, component) -> line(row(name, width, component.values())));
    }

    private static String row(String name, int width, Distribution values) {
        if (values.count() == 0) {
            return String.format(Locale.ROOT, "%-" + width + "s %10d %8s %10s %8s %8s", name, 0, "–", "–", "–", "–");
        }
        return String.format(Locale.ROOT, "%-" + width + "s %,10d %8.3f %10.3f %8.3f %8.3f",
                name, values.count(), values.mean(), values.deviation(), values.min(), values.max());
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
