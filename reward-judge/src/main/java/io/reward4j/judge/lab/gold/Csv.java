package io.reward4j.judge.lab.gold;

import java.util.ArrayList;
import java.util.List;

/// Tables of text as RFC 4180 has them, in one pass each way.
///
/// A cell that a spreadsheet could take for a formula is written with an apostrophe before it: one that begins with
/// `=`, `+`, `-` or `@`, with their full-width or small forms, or with white space or a control, which some
/// spreadsheets pass over. So is one that begins with an apostrophe; reading takes one away.
final class Csv {

    private static final String FORMULA = "=+-@＝＋－＠﹦﹢﹣﹫'";

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
        return needsGuard(cell) ? "'" + cell : cell;
    }

    private static String bare(String cell) {
        boolean guarded = cell.startsWith("'") && needsGuard(cell.substring(1));
        return guarded ? cell.substring(1) : cell;
    }

    private static boolean needsGuard(String cell) {
        if (cell.isEmpty()) {
            return false;
        }
        char first = cell.charAt(0);
        return FORMULA.indexOf(first) >= 0 || Character.isSpaceChar(first) || Character.isISOControl(first)
                || Character.getType(first) == Character.FORMAT;
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
                if (twice) {
                    i++;
                }
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
