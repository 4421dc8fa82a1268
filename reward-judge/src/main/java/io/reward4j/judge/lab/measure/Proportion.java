package io.reward4j.judge.lab.measure;

import io.reward4j.judge.lab.stats.Estimate;

/// A share of the samples with its 95 % score interval (Wilson, Journal of the American Statistical Association 22,
/// 1927), which has a width even where the share is 0 or 1, as a bootstrap interval has not.
public final class Proportion {

    private static final double Z = Normal.quantile(0.975);

    private Proportion() {}

    /// Returns a share.
    ///
    /// @param undefined says what is missing where there are no samples, such as `no pair has a label`
    /// @throws IllegalArgumentException if there are fewer samples than hits, or either is negative
    public static Estimate of(int hits, int samples, String undefined) {
        if (hits < 0 || samples < hits) {
            throw new IllegalArgumentException(hits + " of " + samples + " samples is no share");
        }
        if (samples == 0) {
            return new Estimate.Undefined(undefined, 0);
        }
        double share = (double) hits / samples;
        double spread = 1 + Z * Z / samples;
        double middle = (share + Z * Z / (2 * samples)) / spread;
        double half = Z / spread * Math.sqrt(share * (1 - share) / samples + Z * Z / (4.0 * samples * samples));
        return new Estimate.Known(
                share, hits == 0 ? 0 : middle - half, hits == samples ? 1 : middle + half, samples);
    }
}
