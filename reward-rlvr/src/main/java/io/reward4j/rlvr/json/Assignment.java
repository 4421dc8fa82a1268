package io.reward4j.rlvr.json;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The best pairing of two sides, each member with at most one of the other.
final class Assignment {

    private Assignment() {}

    /// Returns the highest sum of values that pairs can have, by the Hungarian method with shortest augmenting paths:
    /// O(rows² · columns), the shorter side being the rows (Kuhn 1955; Jonker and Volgenant 1987).
    ///
    /// @param given a value of at least `0` for each pair; the rows are of equal length
    static double highestSum(double[][] given) {
        if (given.length == 0 || given[0].length == 0) {
            return 0;
        }
        double[][] values = given.length <= given[0].length ? given : transposed(given);
        int rows = values.length;
        int columns = values[0].length;
        // rows and columns count from 1; row 0 and column 0 stand for none
        double[] rowPotential = new double[rows + 1];
        double[] columnPotential = new double[columns + 1];
        int[] rowOf = new int[columns + 1];
        for (int row = 1; row <= rows; row++) {
            augment(values, row, rowPotential, columnPotential, rowOf);
        }
        double sum = 0;
        for (int column = 1; column <= columns; column++) {
            sum += rowOf[column] == 0 ? 0 : values[rowOf[column] - 1][column - 1];
        }
        return sum;
    }

    /// Returns the sum of the values of pairs of which the highest are made first: less than the highest sum, if many
    /// members suit several others, but found in time that grows with the number of pairs.
    static double bestFirst(double[][] values) {
        List<Integer> rows = IntStream.range(0, values.length).boxed().toList();
        List<Integer> columns = IntStream.range(0, values[0].length).boxed().toList();
        return Pairing.bestFirst(rows, columns, (row, column) -> values[row][column]);
    }

    private static double[][] transposed(double[][] values) {
        double[][] transposed = new double[values[0].length][values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                transposed[j][i] = values[i][j];
            }
        }
        return transposed;
    }

    /// Finds a column for one more row, and moves the others along the cheapest path that makes room.
    private static void augment(
            double[][] values, int newRow, double[] rowPotential, double[] columnPotential, int[] rowOf) {
        int columns = rowOf.length - 1;
        double[] distance = new double[columns + 1];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        int[] before = new int[columns + 1];
        boolean[] settled = new boolean[columns + 1];
        rowOf[0] = newRow;
        int column = 0;
        while (rowOf[column] != 0) {
            settled[column] = true;
            int row = rowOf[column];
            int nearest = 0;
            double step = Double.POSITIVE_INFINITY;
            for (int other = 1; other <= columns; other++) {
                if (settled[other]) {
                    continue;
                }
                double cost = -values[row - 1][other - 1] - rowPotential[row] - columnPotential[other];
                if (cost < distance[other]) {
                    distance[other] = cost;
                    before[other] = column;
                }
                if (distance[other] < step) {
                    step = distance[other];
                    nearest = other;
                }
            }
            for (int other = 0; other <= columns; other++) {
                if (settled[other]) {
                    rowPotential[rowOf[other]] += step;
                    columnPotential[other] -= step;
                } else {
                    distance[other] -= step;
                }
            }
            column = nearest;
        }
        while (column != 0) {
            rowOf[column] = rowOf[before[column]];
            column = before[column];
        }
    }
}
