package io.reward4j.rlvr.sql;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.ReasoningBlocks;
import io.reward4j.rlvr.extract.Extractors;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A reward for an SQL query that returns what the reference's query returns: `1`, or `0`.
///
/// ```java
/// SqlDatabase shop = SqlDatabase.sqlite(script).withGenerated(8);
/// RewardFunction reward = SqlReward.executionMatch(shop);
/// ```
///
/// Both queries are executed, each on a fresh copy. Columns are compared by position, names do not matter. Rows are
/// compared as a multiset, so that duplicates count; where the reference's query ends in an `ORDER BY`, they have to
/// come in its order. Null equals null. Whole numbers have to be the same; other numbers may differ by a share of
/// `1e-9` ([#withTolerance]). A text never equals a number.
///
/// The query is read from the last fenced block of the answer that is marked `sql` or `sqlite`, otherwise from the last
/// fenced block, otherwise from the whole answer; reasoning is left out. [#from(Extractor)] reads it from
/// elsewhere. It has to be a single statement that begins with `SELECT`, `WITH` or `VALUES`; anything else, and a query
/// that fails or takes more than its [database][SqlDatabase] lets it, scores `0`.
///
/// The reference is the query as text, or an object with it in `query`, `sql` or `SQL`, as data sets have it.
///
/// Where neither query returns a row, they are equal, and the rationale says so: such a reference tells good queries
/// from bad ones only with the help of [more databases][SqliteDatabase#withGenerated].
///
/// Instances are immutable, and safe for use by several threads where their extractor is. On SQLite the reward is pure
/// code; on a database of the user's own it waits for it.
public final class SqlReward implements RewardFunction {

    private static final String DATABASE_ID = "db_id";
    private static final double TOLERANCE = 1e-9;
    private static final List<String> QUERY_FIELDS = List.of("query", "sql", "SQL");
    private static final Extractor<String> ANSWER = ReasoningBlocks.stripped().then(
            Extractors.fenced("sql").or(Extractors.fenced("sqlite")).or(Extractors.fenced(""))
                    .or(io.reward4j.extract.Extraction::found)::extract);

    private final Databases databases;
    private final Extractor<String> query;
    private final double tolerance;
    private final boolean ordered;

    private SqlReward(Databases databases, Extractor<String> query, double tolerance, boolean ordered) {
        this.databases = databases;
        this.query = query;
        this.tolerance = tolerance;
        this.ordered = ordered;
    }

    /// The databases, by name, or the only one.
    ///
    /// @param single the only one; `null` where samples name theirs
    private record Databases(@Nullable SqlDatabase single, Map<String, SqlDatabase> named) {

        Traits traits() {
            if (single != null) {
                return single.traits();
            }
            Traits traits = Traits.code();
            for (SqlDatabase database : named.values()) {
                if (database.traits().blocking()) {
                    traits = database.traits();
                }
            }
            return traits;
        }
    }

    /// Returns a reward for queries on one database.
    public static SqlReward executionMatch(SqlDatabase database) {
        Objects.requireNonNull(database, "database");
        return new SqlReward(new Databases(database, Map.of()), ANSWER, TOLERANCE, true);
    }

    /// Returns a reward for queries on the database that the sample names: by the text `db_id` of its metadata, or of
    /// its reference.
    ///
    /// @throws IllegalArgumentException if there is no database
    public static SqlReward executionMatch(Map<String, ? extends SqlDatabase> databases) {
        if (databases.isEmpty()) {
            throw new IllegalArgumentException("queries need a database");
        }
        return new SqlReward(new Databases(null, Map.copyOf(databases)), ANSWER, TOLERANCE, true);
    }

    /// Returns this reward with another place where the query stands in the answer.
    public SqlReward from(Extractor<String> query) {
        return new SqlReward(databases, Objects.requireNonNull(query, "query"), tolerance, ordered);
    }

    /// Returns this reward with another share of the larger number by which numbers that are not whole may differ.
    ///
    /// @throws IllegalArgumentException if it is not in `[0, 1)`
    public SqlReward withTolerance(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("a tolerance must be in [0, 1), but was " + share);
        }
        return new SqlReward(databases, query, share, ordered);
    }

    /// Returns this reward for rows in any order, whatever the reference's query says: for references whose order
    /// leaves open how rows of equal rank follow each other.
    public SqlReward inAnyOrder() {
        return new SqlReward(databases, query, tolerance, false);
    }

    /// @throws RewardException of the kind `MISSING_REFERENCE` if the sample has no query as its reference, one that
    ///     fails on a database, or names no database; of the kind `RUNNER_UNAVAILABLE` or `DEADLINE` if a database gave
    ///     no answer
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        String gold = gold(sample);
        SqlDatabase database = database(sample);
        SqlText expected = SqlText.of(gold);
        if (!expected.refusal().isEmpty()) {
            throw RewardException.missingReference("the reference of " + sample.describe() + " " + expected.refusal());
        }
        return switch (query.extract(sample.completion())) {
            case Missing<String>(String reason) -> Reward.fail(reason);
            case Found<String>(String text) -> {
                String refusal = SqlText.of(text).refusal();
                yield refusal.isEmpty()
                        ? score(sample, database, gold, text, ordered && expected.isOrdered())
                        : Reward.fail("the query " + refusal);
            }
        };
    }

    @Override
    public Traits traits() {
        return databases.traits();
    }

    private Reward score(Sample sample, SqlDatabase database, String gold, String text, boolean inOrder) {
        List<SqlRun> expected = database.run(gold);
        if (expected.getLast() instanceof SqlRun.Failed failed) {
            throw RewardException.missingReference(
                    "the query in the reference of " + sample.describe() + " " + failed.reason() + place(expected));
        }
        List<SqlRun> actual = database.run(text);
        ResultComparison comparison = new ResultComparison(tolerance, inOrder);
        long returned = 0;
        for (int i = 0; i < actual.size(); i++) {
            SqlRun.Rows wanted = (SqlRun.Rows) expected.get(i);
            returned += wanted.rows().size();
            Optional<String> fault = fault(comparison, wanted, actual.get(i));
            if (fault.isPresent()) {
                return Reward.fail(fault.get() + place(actual.subList(0, i + 1)));
            }
        }
        return returned == 0 ? Reward.of(1, "neither query returns a row") : Reward.pass();
    }

    private static Optional<String> fault(ResultComparison comparison, SqlRun.Rows expected, SqlRun actual) {
        String fault = switch (actual) {
            case SqlRun.Failed failed -> "the query " + failed.shown();
            case SqlRun.Rows rows -> comparison.difference(expected, rows);
        };
        return Optional.of(fault).filter(text -> !text.isEmpty());
    }

    /// Where a run stands that is not the first.
    private static String place(List<SqlRun> runs) {
        return runs.size() == 1 ? "" : ", on generated database " + (runs.size() - 1);
    }

    private SqlDatabase database(Sample sample) {
        if (databases.single() != null) {
            return databases.single();
        }
        JsonNode id = sample.metadata().path(DATABASE_ID);
        if (!id.isString()) {
            id = sample.referenceJson().path(DATABASE_ID);
        }
        SqlDatabase database = databases.named().get(id.asString(""));
        if (database == null) {
            throw RewardException.missingReference("the '" + DATABASE_ID + "' of " + sample.describe()
                    + " names none of the databases " + new TreeMap<>(databases.named()).keySet());
        }
        return database;
    }

    private static String gold(Sample sample) {
        JsonNode reference = sample.reference();
        if (reference.isObject()) {
            for (String field : QUERY_FIELDS) {
                if (reference.path(field).isString()) {
                    return reference.path(field).stringValue();
                }
            }
        }
        return sample.referenceText();
    }
}
