package io.reward4j.report.stats;

import java.util.OptionalDouble;

/// What several answers to a task say of how often one, or all, of `k` would pass.
public final class PassAtK {

    private PassAtK() {}

    /// The unbiased estimate that at least one of `k` answers passes: `1 − C(n − c, k) / C(n, k)`, as a product that
    /// neither overflows nor cancels. Chen et al. (arXiv 2107.03374), equation 1.
    ///
    /// @return nothing where there are fewer than `k` answers
    public static OptionalDouble anyOf(int k, int answers, int passed) {
        if (answers < k) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(1 - shareWithoutAny(k, answers, passed));
    }

    /// The unbiased estimate that all of `k` answers pass: `C(c, k) / C(n, k)`. τ-bench (arXiv 2406.12045), pass^k.
    ///
    /// @return nothing where there are fewer than `k` answers
    public static OptionalDouble allOf(int k, int answers, int passed) {
        if (answers < k) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(shareWithoutAny(k, answers, answers - passed));
    }

    /// The share of all choices of `k` answers that hold none of some of them.
    private static double shareWithoutAny(int k, int answers, int some) {
        if (answers - some < k) {
            return 0;
        }
        double share = 1;
        for (int i = answers - some + 1; i <= answers; i++) {
            share *= 1 - (double) k / i;
        }
        return share;
    }
}
