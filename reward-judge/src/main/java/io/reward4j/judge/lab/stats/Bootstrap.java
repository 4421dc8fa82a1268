package io.reward4j.judge.lab.stats;

/// 95 % confidence intervals by drawing the samples anew, with replacement: the BCa interval, which allows for bias and
/// skew (Efron and Tibshirani, *An Introduction to the Bootstrap*, 1993, ch. 14; DiCiccio and Efron, Statistical
/// Science 11(3), 1996, section 2). Its acceleration comes of leaving out one sample at a time, or one of 200
/// groups where there are more samples. The interval is widened for small n as Hesterberg's expanded percentile
/// interval is (The American Statistician 69(4), 2015), since resamples vary too little by a factor of (n − 1) / n.
///
/// Resamples for which the statistic is undefined are left out, up to one in ten; with more there is no estimate. The
/// same seed gives the same interval.
///
/// @param resamples how often the samples are drawn anew
/// @param seed where the random numbers start
public record Bootstrap(int resamples, long seed) {

    /// @throws IllegalArgumentException if there are fewer than 100 resamples
    public Bootstrap {
        if (resamples < 100) {
            throw new IllegalArgumentException("an interval needs at least 100 resamples: " + resamples);
        }
    }

    /// Returns a bootstrap of 1,000 resamples.
    public static Bootstrap standard() {
        return new Bootstrap(1_000, 20_260_101);
    }
}
