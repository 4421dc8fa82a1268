package io.reward4j.judge.lab;

import io.reward4j.TerminalText;
import io.reward4j.report.ReportSection;
import java.util.List;

/// Writes a section for a terminal, in columns as wide as needed. A cell stays on its line, and what steers a terminal
/// is a space, as [TerminalText] has it.
final class SectionText {

    private SectionText() {}

    static String of(ReportSection section) {
        StringBuilder out = new StringBuilder(section.title());
        if (!section.text().isEmpty()) {
            out.append('\n').append(section.text());
        }
        int[] widths = new int[section.header().size()];
        measure(section.header(), widths);
        section.rows().forEach(row -> measure(row, widths));
        if (widths.length > 0) {
            append(section.header(), widths, out);
            section.rows().forEach(row -> append(row, widths, out));
        }
        return TerminalText.of(out.toString());
    }

    private static void measure(List<String> row, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
        }
    }

    private static void append(List<String> row, int[] widths, StringBuilder out) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i).replace('\n', ' ');
            line.append(cell).repeat(' ', widths[i] - cell.length() + 2);
        }
        out.append('\n').append(line.toString().stripTrailing());
    }
}
