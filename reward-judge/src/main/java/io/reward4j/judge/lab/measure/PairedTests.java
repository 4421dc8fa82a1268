package io.reward4j.judge.lab.measure;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Tests of whether the same samples do worse than before, one-sided: the probability of a fall at least as large if
/// nothing had changed.
public final class PairedTests {

    private static final int EXACT = 16;
    private static final int FLIPS = 9_999;
    private static final long SEED = 20_260_101;

    private PairedTests() {}

    /// McNemar's test in its exact form, which is a sign test (McNemar, Psychometrika 12(2), 1947): of those that
    /// changed, each was as likely to get worse as better.
    ///
    /// @param worse how many samples passed before and fail now
    /// @param better how many failed before and pass now
    /// @return the probability of at least `worse` of them; 1 where nothing changed
    public static double mcNemar(int worse, int better) {
        if (worse < 0 || better < 0) {
            throw new IllegalArgumentException("counts cannot be negative: " + worse + ", " + better);
        }
        int n = worse + better;
        double logTerm = -n * Math.log(2);
        double sum = 0;
        for (int k = n; k >= worse; k--) {
            sum += Math.exp(logTerm);
            logTerm += Math.log(k) - Math.log(n - k + 1.0);
        }
        return Math.min(1, sum);
    }

    /// Fisher's test of paired differences (*The Design of Experiments*, 1935, § 21): the sign of each was as likely to
    /// be the other. All signs are tried where at most 16 differences are not 0; else 9,999 random choices of them and
    /// the one observed (Phipson and Smyth, Statistical Applications in Genetics and Molecular Biology 9, 2010).
    ///
    /// @param losses how much worse each sample is than before; negative where it is better
    /// @return the probability of a sum at least as large; 1 where nothing changed
    /// @throws IllegalArgumentException if one is not finite
    public static double signFlips(double... losses) {
        double[] changed = Arrays.stream(Columns.checked("the losses", losses)).filter(loss -> loss != 0).toArray();
        double observed = Arrays.stream(changed).sum();
        double close = observed - 1e-12 * Arrays.stream(changed).map(Math::abs).sum();
        return changed.length <= EXACT ? all(changed, close) : some(changed, close);
    }

    private static double all(double[] changed, double observed) {
        int signs = 1 << changed.length;
        int reached = 0;
        for (int sign = 0; sign < signs; sign++) {
            double sum = 0;
            for (int i = 0; i < changed.length; i++) {
                sum += (sign >> i & 1) == 0 ? Math.abs(changed[i]) : -Math.abs(changed[i]);
            }
            if (sum >= observed) {
                reached++;
            }
        }
        return (double) reached / signs;
    }

    private static double some(double[] changed, double observed) {
        SplittableRandom random = new SplittableRandom(SEED);
        int reached = 1;
        for (int flip = 0; flip < FLIPS; flip++) {
            double sum = 0;
            for (double change : changed) {
                sum += random.nextBoolean() ? change : -change;
            }
            if (sum >= observed) {
                reached++;
            }
        }
        return reached / (FLIPS + 1.0);
    }
}
