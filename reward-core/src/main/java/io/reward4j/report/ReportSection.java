package io.reward4j.report;

import java.util.List;

/// A section that a caller adds to an [HtmlReport]: a text, and a table where there are rows. It is plain data,
/// and is escaped when it is written.
///
/// @param title its heading
/// @param text what it is about; may be empty
/// @param header the names of the columns; empty where there is no table
/// @param rows the cells, as many in each row as there are columns; the first names the row
public record ReportSection(String title, String text, List<String> header, List<List<String>> rows) {

    /// @throws IllegalArgumentException if the title is blank, or a row has more or fewer cells than the header
    public ReportSection {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a section needs a title");
        }
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("section '" + title + "': a row of " + row.size()
                        + " cells under a header of " + header.size() + ": " + row);
            }
        }
    }

    /// Returns a section without a table.
    public static ReportSection of(String title, String text) {
        return new ReportSection(title, text, List.of(), List.of());
    }
}
