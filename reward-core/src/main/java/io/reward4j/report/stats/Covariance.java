package io.reward4j.report.stats;

import java.util.OptionalDouble;

/// Collects how two quantities go together. Not safe for several threads.
public final class Covariance {

    private long count;
    private double meanX;
    private double meanY;
    private double squaresX;
    private double squaresY;
    private double products;

    /// Adds a pair of finite values.
    public void add(double x, double y) {
        count++;
        double deltaX = x - meanX;
        double deltaY = y - meanY;
        meanX += deltaX / count;
        meanY += deltaY / count;
        squaresX += deltaX * (x - meanX);
        squaresY += deltaY * (y - meanY);
        products += deltaX * (y - meanY);
    }

    /// Pearson's r; empty where either quantity is constant.
    public OptionalDouble correlation() {
        return correlation(squaresY);
    }

    /// Pearson's r as if there were more pairs, whose x is the mean of x, so that the squared distances of y
    /// sum up to `allSquaresY`; empty where either quantity is constant.
    public OptionalDouble correlation(double allSquaresY) {
        double r = products / Math.sqrt(squaresX) / Math.sqrt(allSquaresY);
        return Double.isFinite(r) ? OptionalDouble.of(Math.clamp(r, -1, 1)) : OptionalDouble.empty();
    }
}
