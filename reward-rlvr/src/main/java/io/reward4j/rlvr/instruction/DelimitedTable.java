package io.reward4j.rlvr.instruction;

import java.util.ArrayList;
import java.util.List;

/// Rows of fields as comma-separated values (RFC 4180) or those with another delimiter. Blank lines are none.
///
/// @param rows the rows, the header among them
/// @param whole whether every quote is closed
record DelimitedTable(List<List<Field>> rows, boolean whole) {

    /// A field.
    record Field(String value, boolean quoted) {}

    static DelimitedTable of(String text, char delimiter) {
        List<List<Field>> rows = new ArrayList<>();
        List<Field> row = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        boolean inside = false;
        boolean blank = true;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (inside && i < text.length()) {
                boolean pair = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                inside = c != '"' || pair;
                if (inside) {
                    value.append(c);
                }
                if (pair) {
                    i++;
                }
            } else if (c == '"' && blank && !quoted) {
                value.setLength(0);
                quoted = true;
                inside = true;
            } else if (c == delimiter || c == '\n') {
                row.add(new Field(value.toString(), quoted));
                value.setLength(0);
                quoted = false;
                blank = true;
                if (c == '\n') {
                    boolean empty = row.size() == 1 && row.getFirst().value().isBlank() && !row.getFirst().quoted();
                    if (!empty) {
                        rows.add(List.copyOf(row));
                    }
                    row.clear();
                }
            } else if (c != '\r') {
                value.append(c);
                blank &= Character.isWhitespace(c);
            }
        }
        return new DelimitedTable(rows, !inside);
    }
}
