package io.reward4j.judge.lab.measure;

/// A sequential test of whether differences have the mean 0, to be looked at after each of them, as often as one likes.
///
/// It is a bet: stakes on both directions are won or lost with each difference, `K = mean over λ of Π (1 + λ·d/width)`
/// for λ = ±0.02, ±0.04, ±0.08, ±0.16, ±0.32, ±0.64. While the mean is 0 the wealth K does not grow, so that it ever
/// reaches 1/α has a probability of at most α, for any distribution inside the bounds and any number of looks (Ville
/// 1939; Waudby-Smith and Ramdas, Journal of the Royal Statistical Society B 86(1), 2024).
///
/// Immutable; each [#after] returns a changed copy.
public final class BettingTest {

    private static final double[] STAKES = {0.02, 0.04, 0.08, 0.16, 0.32, 0.64};

    private final double width;
    private final double[] logWealth;
    private final double highest;
    private final int seen;

    private BettingTest(double width, double[] logWealth, double highest, int seen) {
        this.width = width;
        this.logWealth = logWealth;
        this.highest = highest;
        this.seen = seen;
    }

    /// Returns a test that has seen nothing.
    ///
    /// @param width the largest size a difference can have, such as 1 for differences of scores in `[0, 1]`
    /// @throws IllegalArgumentException if it is not positive and finite
    public static BettingTest within(double width) {
        if (!(width > 0) || !Double.isFinite(width)) {
            throw new IllegalArgumentException("the width must be positive and finite: " + width);
        }
        return new BettingTest(width, new double[2 * STAKES.length], 1, 0);
    }

    /// Returns the test after one more difference.
    ///
    /// @throws IllegalArgumentException if it is larger than the width, or `NaN`
    public BettingTest after(double difference) {
        if (!(Math.abs(difference) <= width)) {
            throw new IllegalArgumentException("a difference must lie within ±" + width + ": " + difference);
        }
        double[] next = logWealth.clone();
        double wealth = 0;
        for (int i = 0; i < STAKES.length; i++) {
            next[2 * i] += Math.log1p(STAKES[i] * difference / width);
            next[2 * i + 1] += Math.log1p(-STAKES[i] * difference / width);
            wealth += (Math.exp(next[2 * i]) + Math.exp(next[2 * i + 1])) / next.length;
        }
        return new BettingTest(width, next, Math.max(highest, Math.min(wealth, Double.MAX_VALUE)), seen + 1);
    }

    /// The highest wealth so far, from 1: the evidence against a mean of 0. It is 20 or more by chance in at most 5 %
    /// of all sequences.
    public double evidence() {
        return highest;
    }

    /// Tells whether the mean is not 0, wrongly so in at most a share `alpha` of all sequences.
    public boolean rejectsAt(double alpha) {
        return highest >= 1 / alpha;
    }

    /// How many differences were seen.
    public int seen() {
        return seen;
    }
}
