package io.reward4j.rlvr.sql;

import io.reward4j.Traits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// An SQLite database that lives within the process, as WebAssembly, and of which each query meets a fresh copy.
///
/// Queries reach no file, no network and no other process. They write nothing, attach nothing and load nothing. Their
/// clock stands at the beginning of 2025 and their random numbers are always the same, so that a query returns the same
/// each time. What a query may take, beside the rows of [SqlDatabase]:
///
/// - *fuel*: 20 million units. A unit is a call or a turn of a loop in SQLite's own code; the count is exact and the
///   same on any machine. Opening the database takes about 13,000, a row of a scan about 30, so that this is a scan of
///   some 600,000 rows, or one to four seconds;
/// - *memory*: 64 MiB, of which 31 MiB are SQLite's own and some are the database. The heap must hold that for each
///   thread that scores;
/// - *length*: 1,000,000 bytes for a value and for the query, 2,000 columns, expressions 200 deep.
///
/// A query that takes more has failed. Where the heap itself is too small, there is no outcome: the failure is of the
/// kind [io.reward4j.RewardException.Kind#RUNNER_UNAVAILABLE].
public final class SqliteDatabase extends SqlDatabase {

    private static final int MOST_GENERATED = 100;
    private static final int FORMAT_VERSION = 18;

    private final List<byte[]> images;
    private final SqliteLimits limits;

    private SqliteDatabase(List<byte[]> images, SqliteLimits limits) {
        this.images = images;
        this.limits = limits;
    }

    static SqliteDatabase of(String script) {
        Objects.requireNonNull(script, "script");
        SqliteEngine.require();
        return new SqliteDatabase(List.of(SqliteEngine.build(script, SqliteLimits.STANDARD)), SqliteLimits.STANDARD);
    }

    static SqliteDatabase of(Path file) {
        SqliteEngine.require();
        try {
            byte[] image = withoutLog(Files.readAllBytes(file));
            SqliteDatabase database = new SqliteDatabase(List.of(image), SqliteLimits.STANDARD);
            database.requireReadable(file.toString());
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns this database with other fuel for each query.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public SqliteDatabase withFuel(long fuel) {
        return new SqliteDatabase(images, limits.withFuel(fuel));
    }

    /// Returns this database with other memory for each query, from 40 to 1,024 MiB.
    ///
    /// @throws IllegalArgumentException if it is not in that range, or too little for the database
    public SqliteDatabase withMemory(int mebibytes) {
        SqliteDatabase database = new SqliteDatabase(images, limits.withMemory(mebibytes));
        database.requireReadable("the database");
        return database;
    }

    /// Returns this database and `count` more of the same tables with other rows, so that a query does not pass by
    /// luck: a query has to agree with the reference on each.
    ///
    /// Each table has as many rows as here, at least 8 and at most 500. Their values are drawn from those of the same
    /// column here, some with a neighbour in their place (a number one more or less, a text with a letter more),
    /// columns that refer to another table from the rows that were drawn there; null only where there is one here.
    /// Empty tables are filled by the types of their columns. Rows that a constraint refuses are left out. What no
    /// constraint says, such as that names are unique, does not hold there: give tables the constraints that queries
    /// may rely on.
    ///
    /// The draw is always the same.
    ///
    /// @throws IllegalArgumentException if the count is not from 1 to 100, or the database holds what cannot be copied,
    ///     such as a virtual table
    public SqliteDatabase withGenerated(int count) {
        if (count < 1 || count > MOST_GENERATED) {
            throw new IllegalArgumentException("from 1 to " + MOST_GENERATED + " databases can be made, not " + count);
        }
        List<byte[]> all = new ArrayList<>(List.of(images.getFirst()));
        DatabaseGenerator generator = DatabaseGenerator.of(this::rows);
        for (int i = 1; i <= count; i++) {
            all.add(SqliteEngine.build(generator.script(i), limits));
        }
        return new SqliteDatabase(List.copyOf(all), limits);
    }

    @Override
    List<SqlRun> run(String query) {
        List<SqlRun> runs = new ArrayList<>(images.size());
        for (byte[] image : images) {
            SqlRun run = SqliteEngine.query(image, query, limits);
            runs.add(run);
            if (run instanceof SqlRun.Failed) {
                return runs;
            }
        }
        return runs;
    }

    /// Pure code, which takes a processor and no outside call.
    @Override
    Traits traits() {
        return Traits.code();
    }

    private SqlRun.Rows rows(String query) {
        return switch (SqliteEngine.query(images.getFirst(), query, limits.withFuel(Long.MAX_VALUE))) {
            case SqlRun.Rows rows -> rows;
            case SqlRun.Failed failed -> throw new IllegalArgumentException("a query " + failed.shown());
        };
    }

    private void requireReadable(String name) {
        if (SqliteEngine.query(images.getFirst(), "SELECT * FROM sqlite_schema", limits) instanceof SqlRun.Failed run) {
            throw new IllegalArgumentException(name + " cannot be read as an SQLite database: " + run.shown());
        }
    }

    /// A file that was written with a log beside it says so, and then cannot be opened in memory.
    private static byte[] withoutLog(byte[] image) {
        if (image.length > FORMAT_VERSION + 1 && image[FORMAT_VERSION] == 2) {
            image[FORMAT_VERSION] = 1;
            image[FORMAT_VERSION + 1] = 1;
        }
        return image;
    }
}
