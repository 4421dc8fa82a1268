package io.reward4j.judge.lab.measure;

/// The intraclass correlation of single ratings: the share of their variance that is due to the samples (Shrout and
/// Fleiss, Psychological Bulletin 86(2), 1979). At most 1, and below 0 where ratings of one sample differ more than
/// those of two; undefined where all ratings are equal.
public enum Intraclass {
    /// ICC(1,1): columns are interchangeable, such as the repeats of one judge.
    ONE_WAY,
    /// ICC(2,1): each column is a rater drawn from many, and one that is generally stricter disagrees.
    TWO_WAY;

    /// Returns the correlation of ratings.
    ///
    /// @param ratings for each sample the ratings, as many for each
    /// @throws IllegalArgumentException if a rating is not finite, a sample has fewer than two or another number than
    ///     the first
    public Statistic of(double[][] ratings) {
        double[][] rows = new double[ratings.length][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Columns.checked("the ratings of sample " + (row + 1), ratings[row]);
            if (rows[row].length < 2 || rows[row].length != rows[0].length) {
                throw new IllegalArgumentException("each sample needs as many ratings, and at least two, but sample "
                        + (row + 1) + " has " + rows[row].length);
            }
        }
        return Statistic.of(rows.length, "it needs two samples, and ratings that differ", times -> icc(rows, times));
    }

    private double icc(double[][] rows, int[] times) {
        double n = 0;
        double grand = 0;
        int k = rows.length == 0 ? 0 : rows[0].length;
        double[] columns = new double[k];
        for (int row = 0; row < rows.length; row++) {
            if (times[row] > 0) {
                n += times[row];
                for (int column = 0; column < k; column++) {
                    columns[column] += (rows[row][column] - columns[column]) * times[row] / n;
                }
            }
        }
        for (double column : columns) {
            grand += column / k;
        }
        double between = 0;
        double within = 0;
        boolean differ = false;
        double first = Double.NaN;
        for (int row = 0; row < rows.length; row++) {
            if (times[row] == 0) {
                continue;
            }
            double mean = 0;
            for (double value : rows[row]) {
                mean += value / k;
            }
            between += times[row] * k * (mean - grand) * (mean - grand);
            for (double value : rows[row]) {
                within += times[row] * (value - mean) * (value - mean);
                if (Double.isNaN(first)) {
                    first = value;
                }
                differ |= value != first;
            }
        }
        if (!differ || n < 2) {
            return Double.NaN;
        }
        double judges = 0;
        for (double column : columns) {
            judges += n * (column - grand) * (column - grand);
        }
        double bms = between / (n - 1);
        double wms = within / (n * (k - 1));
        double jms = judges / (k - 1);
        double ems = (within - judges) / ((n - 1) * (k - 1));
        return switch (this) {
            case ONE_WAY -> (bms - wms) / (bms + (k - 1) * wms);
            case TWO_WAY -> (bms - ems) / (bms + (k - 1) * ems + k * (jms - ems) / n);
        };
    }
}
