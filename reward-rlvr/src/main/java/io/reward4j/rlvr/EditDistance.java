package io.reward4j.rlvr;

import java.util.Arrays;

/// Levenshtein's distance, exact for short texts and bounded from above for long ones.
///
/// One row of the matrix is kept (Wagner and Fischer 1974), and of each row only a band about the
/// diagonal (Ukkonen 1985) whose width is what the budget allows.
final class EditDistance {

    private static final int MOST_CELLS = 1 << 24;

    private EditDistance() {}

    static double similarity(String expected, String actual) {
        int[] a = expected.codePoints().toArray();
        int[] b = actual.codePoints().toArray();
        int longer = Math.max(a.length, b.length);
        return longer == 0 ? 1 : 1 - (double) distance(a, b, MOST_CELLS) / longer;
    }

    /// Returns a distance that is never too small, and exact if `mostCells` allow the whole matrix.
    static int distance(int[] a, int[] b, int mostCells) {
        int shorter = Math.min(a.length, b.length);
        int start = 0;
        while (start < shorter && a[start] == b[start]) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && a[a.length - 1 - end] == b[b.length - 1 - end]) {
            end++;
        }
        int[] rows = Arrays.copyOfRange(a, start, a.length - end);
        int[] columns = Arrays.copyOfRange(b, start, b.length - end);
        if (rows.length >= columns.length) {
            return banded(rows, columns, mostCells);
        }
        return banded(columns, rows, mostCells);
    }

    /// Fills the band of a matrix that has at least as many rows as columns.
    private static int banded(int[] rows, int[] columns, int mostCells) {
        int n = rows.length;
        int m = columns.length;
        if (m == 0) {
            return n;
        }
        boolean whole = (long) n * m <= mostCells;
        int reach = whole ? n : Math.max(1, mostCells / n / 2);
        if (n - m > reach) {
            return n;
        }
        int far = n + m;
        int[] cells = new int[m + 1];
        for (int j = 0; j <= m; j++) {
            cells[j] = j <= reach ? j : far;
        }
        for (int i = 1; i <= n; i++) {
            int from = Math.max(1, i - reach);
            int to = Math.min(m, i + reach);
            int diagonal = cells[from - 1];
            cells[from - 1] = from == 1 ? i : far;
            for (int j = from; j <= to; j++) {
                int above = j < i + reach ? cells[j] : far;
                int kept = diagonal + (rows[i - 1] == columns[j - 1] ? 0 : 1);
                diagonal = cells[j];
                cells[j] = Math.min(kept, Math.min(above, cells[j - 1]) + 1);
            }
        }
        return Math.min(n, cells[m]);
    }
}
