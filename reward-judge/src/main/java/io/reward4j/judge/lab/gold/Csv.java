package io.reward4j.judge.lab.gold;

import java.util.ArrayList;
import java.util.List;

/// Tables of text as RFC 4180 has them, in one pass each way.
///
/// A cell that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`, a tab or a carriage return first) is written
/// with an apostrophe before it, and so is one that begins with an apostrophe; reading takes one away.
final class Csv {

    private static final String FORMULA = "=+-@\t\r'";

    private Csv() {}

    static String write(List<List<String>> rows) {
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                out.append(i == 0 ? "" : ",").append('"').append(guarded(row.get(i)).replace("\"", "\"\""))
                        .append('"');
            }
            out.append("\r\n");
        }
        return out.toString();
    }

    private static String guarded(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String bare(String cell) {
        boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }

    /// Returns the rows of a table; a line without any text is none.
    ///
    /// @param separator what stands between cells
    /// @throws IllegalArgumentException if a quoted cell does not end
    static List<List<String>> read(String text, char separator) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean twice = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                quoted = c != '"' || twice;
                if (quoted) {
                    cell.append(c);
                }
                i += twice ? 1 : 0;
            } else if (c == '"') {
                quoted = true;
                any = true;
            } else if (c == separator) {
                row.add(take(cell));
                any = true;
            } else if (c == '\n' || c == '\r') {
                if (any || !cell.isEmpty()) {
                    row.add(take(cell));
                    rows.add(List.copyOf(row));
                }
                row.clear();
                any = false;
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("the quoted cell after row " + rows.size() + " does not end");
        }
        if (any || !cell.isEmpty()) {
            row.add(take(cell));
            rows.add(List.copyOf(row));
        }
        return List.copyOf(rows);
    }

    private static String take(StringBuilder cell) {
        String text = bare(cell.toString());
        cell.setLength(0);
        return text;
    }
}
