package io.reward4j.rlvr.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.contract.RewardFunctionContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rewards on a database of the user's own, here H2.
class JdbcDatabaseTest implements RewardFunctionContract {

    private final JdbcDataSource source = source("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");

    @BeforeEach
    void fill() throws SQLException {
        execute("""
                CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR, price DECIMAL(8, 2), sold DATE, open BOOLEAN, mark BLOB);
                INSERT INTO item VALUES (1, 'pen', 1.50, DATE '2025-01-31', TRUE, X'00ff'),
                    (2, 'ink', 4.00, NULL, FALSE, NULL)""");
    }

    @AfterEach
    void empty() throws SQLException {
        execute("DROP ALL OBJECTS");
    }

    @Override
    public RewardFunction function() {
        return SqlReward.executionMatch(SqlDatabase.jdbc(source));
    }

    @Override
    public List<Sample> samples() {
        return List.of(sample("SELECT id FROM item", "SELECT id FROM item"),
                sample("SELECT id FROM item", "SELECT 1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT price FROM item                 | SELECT CAST(price AS DOUBLE PRECISION) FROM item ORDER BY 1 DESC | 1
            SELECT sum(price) FROM item            | SELECT 5.5E0                                                    | 1
            SELECT name, sold FROM item            | SELECT name, sold FROM item                                     | 1
            SELECT sold FROM item WHERE id = 1     | SELECT '2025-01-31'                                             | 1
            SELECT open FROM item ORDER BY id      | SELECT open FROM item ORDER BY id                               | 1
            SELECT open FROM item ORDER BY id      | SELECT open FROM item ORDER BY id DESC                          | 0
            SELECT mark FROM item                  | SELECT mark FROM item ORDER BY id DESC                          | 1
            SELECT count(*) FROM item              | SELECT CAST(2 AS BIGINT)                                        | 1
            SELECT id FROM item                    | SELECT id FROM itm                                              | 0
            SELECT id FROM item                    | DELETE FROM item                                                | 0
            SELECT id FROM item                    | SELECT id FROM item; DELETE FROM item                           | 0
            SELECT id FROM item                    | WITH x AS (SELECT 1) DELETE FROM item                           | 0
            """)
    void queriesAreComparedByWhatTheyReturn(String gold, String query, double value) {
        assertThat(function().score(sample(gold, query)).value()).isEqualTo(value);
        assertThat(function().score(sample("SELECT 2", "SELECT count(*) FROM item")).value()).isEqualTo(1);
    }

    @Test
    void aQueryThatRunsTooLongHasFailed() {
        SqlReward reward = SqlReward.executionMatch(SqlDatabase.jdbc(source, Duration.ofSeconds(1)));
        String endless = "SELECT count(*) FROM system_range(1, 10000000) a, system_range(1, 10000000) b";
        assertThat(reward.score(sample("SELECT 1", endless)).rationale()).isEqualTo("the query ran longer than 1 s");
    }

    @Test
    void aServerThatIsOutOfReachIsNoNumber() {
        SqlReward reward = SqlReward.executionMatch(SqlDatabase.jdbc(source("jdbc:h2:tcp://localhost:1/shop")));
        assertThatThrownBy(() -> reward.score(sample("SELECT 1", "SELECT 1")))
                .isInstanceOfSatisfying(RewardException.class,
                        e -> assertThat(e.kind()).isEqualTo(RewardException.Kind.RUNNER_UNAVAILABLE));
    }

    @Test
    void itWaitsForTwoCalls() {
        assertThat(function().traits()).isEqualTo(Traits.calling(2));
    }

    @Test
    void aTimeBelowASecondIsRefused() {
        assertThatThrownBy(() -> SqlDatabase.jdbc(source, Duration.ofMillis(10)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void execute(String script) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private static JdbcDataSource source(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        return source;
    }

    private static Sample sample(String gold, String answer) {
        return Sample.of("question", answer).withReference(gold);
    }
}
