package io.reward4j.rlvr.sql;

/// What a query may take.
///
/// @param fuel the units that a query may use
/// @param memoryBytes the memory of SQLite, the database included
/// @param mostRows the most rows that a query may return
record SqliteLimits(long fuel, int memoryBytes, int mostRows) {

    /// The longest value, and the longest query.
    static final int MOST_BYTES = 1_000_000;
    static final int LEAST_MEMORY_MEBIBYTES = 40;
    static final int MOST_MEMORY_MEBIBYTES = 1_024;
    static final SqliteLimits STANDARD = new SqliteLimits(20_000_000, 64 << 20, SqlDatabase.MOST_ROWS);

    SqliteLimits {
        if (fuel < 1) {
            throw new IllegalArgumentException("the fuel of a query must be positive: " + fuel);
        }
    }

    SqliteLimits withFuel(long fuel) {
        return new SqliteLimits(fuel, memoryBytes, mostRows);
    }

    SqliteLimits withMemory(int mebibytes) {
        if (mebibytes < LEAST_MEMORY_MEBIBYTES || mebibytes > MOST_MEMORY_MEBIBYTES) {
            throw new IllegalArgumentException("the memory must be from " + LEAST_MEMORY_MEBIBYTES + " to "
                    + MOST_MEMORY_MEBIBYTES + " MiB: " + mebibytes);
        }
        return new SqliteLimits(fuel, mebibytes << 20, mostRows);
    }
}
