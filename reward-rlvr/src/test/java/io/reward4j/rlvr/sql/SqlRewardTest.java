package io.reward4j.rlvr.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.BatchScorer;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.rlvr.extract.Extractors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

class SqlRewardTest implements RewardFunctionContract {

    private static final String SHOP = """
            CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, price REAL, stock INTEGER);
            INSERT INTO item VALUES (1, 'pen', 1.5, 10), (2, 'ink', 4.25, 0), (3, 'pad', 2.0, 10), (4, 'pen', 1.5, NULL);
            """;
    private static final SqlDatabase DATABASE = SqlDatabase.sqlite(SHOP);

    @Override
    public RewardFunction function() {
        return SqlReward.executionMatch(DATABASE);
    }

    @Override
    public List<Sample> samples() {
        return List.of(sample("SELECT name FROM item", "SELECT name FROM item"),
                sample("SELECT name FROM item", "SELECT price FROM item"),
                sample("SELECT name FROM item", "nothing"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # rows as a multiset
            SELECT name FROM item                     | SELECT name FROM item ORDER BY id DESC             | 1
            SELECT name FROM item                     | SELECT DISTINCT name FROM item                     | 0
            SELECT DISTINCT name FROM item            | SELECT name FROM item GROUP BY name                | 1
            # in order where the reference orders
            SELECT name FROM item ORDER BY price, id  | SELECT name FROM item ORDER BY price, id           | 1
            SELECT id FROM item ORDER BY id           | SELECT id FROM item ORDER BY id DESC               | 0
            SELECT id FROM item WHERE id IN (SELECT id FROM item ORDER BY id) | SELECT id FROM item ORDER BY id DESC | 1
            # columns by position
            SELECT id AS a, stock AS b FROM item      | SELECT id, stock FROM item                         | 1
            SELECT id, stock FROM item                | SELECT stock, id FROM item                         | 0
            SELECT id FROM item                       | SELECT id, id FROM item                            | 0
            # null, numbers and texts
            SELECT stock FROM item                    | SELECT coalesce(stock, 0) FROM item                | 0
            SELECT stock FROM item                    | SELECT coalesce(stock, '') FROM item               | 0
            SELECT sum(price) FROM item               | SELECT 9.25 + 1e-12                                | 1
            SELECT sum(price) FROM item               | SELECT 9.25 + 1e-4                                 | 0
            SELECT sum(stock) FROM item               | SELECT 20.0                                        | 1
            SELECT sum(stock) FROM item               | SELECT '20'                                        | 0
            SELECT 1000000000000                      | SELECT 1000000000001                               | 0
            SELECT price FROM item                    | SELECT price + id * 1e-13 FROM item ORDER BY 1 DESC | 1
            SELECT x'00ff'                            | SELECT x'00FF'                                     | 1
            SELECT x'00ff'                            | SELECT x'00fe'                                     | 0
            # writing of queries
            SELECT 1;                                 | VALUES (1) ;                                       | 1
            SELECT count(*) FROM item                 | with n(x) as (select 4) select x from n            | 1
            """)
    void aQueryIsRightWhereItReturnsTheSame(String gold, String query, double value) {
        assertThat(function().score(sample(gold, query)).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT nme FROM item            | the query cannot be prepared: no such column: nme
            SELECT id FROM item LIMIT 2     | expected 4 rows, got 2
            SELECT id, name FROM item       | expected 1 column, got 2
            SELECT id + 1 FROM item         | 1 row of 4 differ
            DELETE FROM item                | the query does not begin with SELECT, WITH or VALUES
            SELECT 1; SELECT id FROM item   | the query holds 2 statements instead of one
            -- nothing                      | the query holds no SQL
            """)
    void theRationaleSaysWhatIsWrong(String query, String rationale) {
        assertThat(function().score(sample("SELECT id FROM item", query)).rationale()).isEqualTo(rationale);
    }

    @Test
    void anOrderThatIsWrongIsNamed() {
        Sample sample = sample("SELECT id FROM item ORDER BY id", "SELECT id FROM item ORDER BY -id");
        assertThat(function().score(sample)).isEqualTo(Reward.fail("the rows are right, but not their order"));
        assertThat(SqlReward.executionMatch(DATABASE).inAnyOrder().score(sample).value()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ```sql\\nSELECT id FROM item\\n```
            Let me see.\\n```sql\\nSELECT 1\\n```\\nNo:\\n```sql\\nSELECT id FROM item\\n```\\nDone.
            ```\\nSELECT id FROM item\\n```
            <think>```sql\\nSELECT 1\\n```</think>SELECT id FROM item
            ```python\\nprint(1)\\n```\\n```SQL\\nSELECT id FROM item;\\n```
            """)
    void theQueryIsReadWhereModelsWriteIt(String answer) {
        assertThat(function().score(sample("SELECT id FROM item", answer.replace("\\n", "\n"))).value()).isEqualTo(1);
    }

    @Test
    void theQueryIsReadFromElsewhere() {
        SqlReward reward = SqlReward.executionMatch(DATABASE).from(Extractors.tag("sql"));
        assertThat(reward.score(sample("SELECT 1", "<sql>SELECT 1</sql>")).value()).isEqualTo(1);
        assertThat(reward.score(sample("SELECT 1", "SELECT 1")).value()).isEqualTo(0);
    }

    @Test
    void nothingReturnedIsSaid() {
        Reward reward = function().score(sample("SELECT id FROM item WHERE id > 9", "SELECT id FROM item WHERE 0"));
        assertThat(reward).isEqualTo(Reward.of(1, "neither query returns a row"));
    }

    @Test
    void generatedDatabasesRefuseWhatIsRightByLuck() {
        String gold = "SELECT name FROM item WHERE stock > 5";
        String lucky = "SELECT name FROM item WHERE stock = 10";
        assertThat(function().score(sample(gold, lucky)).value()).isEqualTo(1);
        SqlReward strict = SqlReward.executionMatch(SqlDatabase.sqlite(SHOP).withGenerated(8));
        Reward reward = strict.score(sample(gold, lucky));
        assertThat(reward.value()).isEqualTo(0);
        assertThat(reward.rationale()).contains("on generated database");
        assertThat(strict.score(sample(gold, "SELECT i.name FROM item i WHERE NOT i.stock <= 5")).value()).isEqualTo(1);
    }

    @Test
    void samplesNameTheirDatabase() {
        SqlReward reward = SqlReward.executionMatch(Map.of("shop", DATABASE, "empty", SqlDatabase.sqlite("")));
        Sample sample = sample("SELECT id FROM item", "SELECT id FROM item");
        assertThat(reward.score(sample.withMetadata("db_id", "shop")).value()).isEqualTo(1);
        assertThat(reward.score(sample.withReference(JsonNodeFactory.instance.objectNode()
                .put("db_id", "shop").put("query", "SELECT id FROM item"))).value()).isEqualTo(1);
        assertThatThrownBy(() -> reward.score(sample.withMetadata("db_id", "library")))
                .hasMessageContaining("names none of the databases [empty, shop]");
        assertThatThrownBy(() -> SqlReward.executionMatch(Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT secret FROM item                                                           | cannot be prepared
            DROP TABLE item                                                                   | does not begin with
            WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT * FROM r   | more than 100000 rows
            """)
    void aReferenceThatFailsIsNoNumberAndIsNotQuoted(String gold, String message) {
        assertThatThrownBy(() -> function().score(sample(gold, "SELECT 1")))
                .isInstanceOfSatisfying(RewardException.class, e -> {
                    assertThat(e.kind()).isEqualTo(RewardException.Kind.MISSING_REFERENCE);
                    assertThat(e).hasMessageContaining(message).hasMessageNotContaining("secret");
                });
    }

    @Test
    void aQueryIsWorkOfAProcessor() {
        assertThat(function().traits()).isEqualTo(Traits.code());
    }

    @Test
    void aDeadlineThatComesFirstIsNoNumber() {
        SqlReward slow = SqlReward.executionMatch(SqlDatabase.sqlite(SHOP).withFuel(Long.MAX_VALUE));
        Sample sample = sample("SELECT 1", """
                WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT count(*) FROM r""");
        List<Outcome> outcomes = BatchScorer.of(slow).withTimeLimit(Duration.ofMillis(300)).scoreAll(List.of(sample));
        assertThat(outcomes.getFirst()).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.cause().kind()).isEqualTo(RewardException.Kind.DEADLINE));
    }

    @Test
    void aFileIsReadOnce(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("shop.db"), SqliteEngine.build(SHOP, SqliteLimits.STANDARD));
        SqlDatabase database = SqlDatabase.sqliteFile(file);
        Files.delete(file);
        Sample sample = sample("SELECT 10", "SELECT max(stock) FROM item");
        assertThat(SqlReward.executionMatch(database).score(sample).value()).isEqualTo(1);
        Path text = Files.writeString(folder.resolve("notes.txt"),
                "not a database, but long enough to look like one. ");
        assertThatThrownBy(() -> SqlDatabase.sqliteFile(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("notes.txt").hasMessageContaining("file is not a database");
    }

    @Test
    void aScriptThatFailsIsNamed() {
        assertThatThrownBy(() -> SqlDatabase.sqlite("CREATE TABEL item (id)"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("near \"TABEL\": syntax error");
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> SqlDatabase.sqlite(SHOP).withFuel(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SqlDatabase.sqlite(SHOP).withMemory(8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SqlDatabase.sqlite(SHOP).withGenerated(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SqlReward.executionMatch(DATABASE).withTolerance(1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Sample sample(String gold, String answer) {
        return Sample.of("question", answer).withReference(gold);
    }
}
