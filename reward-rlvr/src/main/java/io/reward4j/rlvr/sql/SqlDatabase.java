package io.reward4j.rlvr.sql;

import io.reward4j.Traits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/// What queries are run on: SQLite within the process, or a database of the user's own.
///
/// A query may return at most 100,000 rows and 16 Mi characters; one that returns more has failed. Instances are
/// immutable and safe for use by several threads, where a given [DataSource] is.
public abstract sealed class SqlDatabase permits SqliteDatabase, JdbcDatabase {

    static final int MOST_ROWS = 100_000;

    SqlDatabase() {}

    /// Returns an SQLite database that a script makes: tables and rows, without transactions left open.
    ///
    /// @throws IllegalArgumentException if SQLite refuses the script
    /// @throws IllegalStateException if `io.roastedroot:sqlite4j`, an optional dependency, is missing
    public static SqliteDatabase sqlite(String script) {
        return SqliteDatabase.of(script);
    }

    /// Returns the SQLite database of a file, which is read once.
    ///
    /// @throws java.io.UncheckedIOException if the file cannot be read
    /// @throws IllegalArgumentException if the file is no SQLite database
    /// @throws IllegalStateException if `io.roastedroot:sqlite4j`, an optional dependency, is missing
    public static SqliteDatabase sqliteFile(Path file) {
        return SqliteDatabase.of(file);
    }

    /// Returns a database of the user's own, on which a query may take ten seconds.
    ///
    /// It is the user who answers for it. A query that is not a single `SELECT`, `WITH` or `VALUES` is not sent; each
    /// is run in a read-only transaction that is rolled back. All else is for the account to refuse: give one that may
    /// read these tables and nothing else, on a server that others do not need.
    public static SqlDatabase jdbc(DataSource source) {
        return jdbc(source, Duration.ofSeconds(10));
    }

    /// Returns a database of the user's own, with the time that a query may take, in whole seconds, which the driver
    /// has to keep. A query that takes longer has failed.
    ///
    /// @throws IllegalArgumentException if the time is less than a second
    /// @see #jdbc(DataSource)
    public static SqlDatabase jdbc(DataSource source, Duration timeLimit) {
        return new JdbcDatabase(source, timeLimit);
    }

    /// Runs a query on each of the databases that this one stands for, until it fails on one.
    ///
    /// @throws io.reward4j.RewardException if there is no outcome
    abstract List<SqlRun> run(String query);

    /// What a reward on this database announces.
    abstract Traits traits();
}
