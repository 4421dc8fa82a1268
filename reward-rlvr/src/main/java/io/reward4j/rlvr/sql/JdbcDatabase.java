package io.reward4j.rlvr.sql;

import io.reward4j.Deadline;
import io.reward4j.RewardException;
import io.reward4j.Traits;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A database of the user's own, reached through JDBC.
final class JdbcDatabase extends SqlDatabase {

    /// SQL states of a server that is out of reach, out of resources, stopped by its operator, or broken.
    private static final Set<String> OUTAGES = Set.of("08", "53", "57", "58", "XX");
    /// How servers without an exception of its own for a time limit say that it was kept.
    private static final String CANCELLED = "57014";
    private static final long LONGEST_VALUE = 1L << 20;

    private final DataSource source;
    private final int seconds;

    JdbcDatabase(DataSource source, Duration timeLimit) {
        this.source = Objects.requireNonNull(source, "source");
        if (timeLimit.toSeconds() < 1 || timeLimit.toSeconds() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a query may take a second at the least, not " + timeLimit);
        }
        this.seconds = (int) timeLimit.toSeconds();
    }

    @Override
    List<SqlRun> run(String query) {
        int left = (int) Math.min(seconds, Deadline.current().remaining().toSeconds());
        if (left < 1) {
            throw new RewardException(RewardException.Kind.DEADLINE, "no second was left to run a query");
        }
        try (Connection connection = source.getConnection()) {
            return List.of(run(connection, query, left));
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// One call for the query of the reference and one for that of the answer.
    @Override
    Traits traits() {
        return Traits.calling(2);
    }

    private SqlRun run(Connection connection, String query, int timeLimit) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(timeLimit);
            statement.setMaxRows(MOST_ROWS + 1);
            return rows(statement, query);
        } catch (SQLException e) {
            return failed(e, timeLimit);
        } finally {
            connection.rollback();
        }
    }

    private static SqlRun rows(Statement statement, String query) throws SQLException {
        try (ResultSet results = statement.executeQuery(query)) {
            int columns = results.getMetaData().getColumnCount();
            RowCollector collector = new RowCollector(columns, MOST_ROWS);
            while (results.next()) {
                for (int i = 1; i <= columns; i++) {
                    collector.add(value(results.getObject(i)));
                }
                Optional<SqlRun.Failed> tooMuch = collector.endRow();
                if (tooMuch.isPresent()) {
                    return tooMuch.get();
                }
            }
            return collector.rows();
        }
    }

    private static @Nullable Object value(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean flag -> flag;
            case byte[] bytes -> new RowCollector.Blob(bytes);
            case Blob blob -> new RowCollector.Blob(blob.getBytes(1, (int) Math.min(LONGEST_VALUE, blob.length())));
            case Clob text -> text.getSubString(1, (int) Math.min(LONGEST_VALUE, text.length()));
            default -> value.toString();
        };
    }

    private SqlRun failed(SQLException thrown, int timeLimit) {
        if (isTimeout(thrown)) {
            if (timeLimit < seconds) {
                throw new RewardException(RewardException.Kind.DEADLINE, "the time was up while a query ran", thrown);
            }
            return new SqlRun.Failed("ran longer than " + seconds + " s");
        }
        if (isOutage(thrown)) {
            throw unavailable(thrown);
        }
        return new SqlRun.Failed("failed", Objects.requireNonNullElse(thrown.getMessage(), ""));
    }

    private static boolean isTimeout(SQLException thrown) {
        return thrown instanceof SQLTimeoutException || CANCELLED.equals(thrown.getSQLState());
    }

    private static boolean isOutage(SQLException thrown) {
        String state = Objects.requireNonNullElse(thrown.getSQLState(), "");
        return thrown instanceof SQLTransientConnectionException
                || thrown instanceof SQLNonTransientConnectionException
                || thrown instanceof SQLRecoverableException
                || (state.length() == 5 && OUTAGES.contains(state.substring(0, 2)));
    }

    private static RewardException unavailable(SQLException cause) {
        return new RewardException(
                RewardException.Kind.RUNNER_UNAVAILABLE,
                "the database gave no answer: " + cause.getClass().getSimpleName() + " " + cause.getSQLState(),
                cause);
    }
}
