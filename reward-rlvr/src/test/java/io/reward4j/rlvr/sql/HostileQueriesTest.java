package io.reward4j.rlvr.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Reward;
import io.reward4j.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Queries that want to write, get out, never end or fill the memory. Each is refused or bounded, and scores 0.
class HostileQueriesTest {

    private static final String SECRET = "SELECT 'only the reference knows'";
    private static final String ENDLESS = "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) ";
    private static final SqliteDatabase DATABASE = SqlDatabase.sqlite("""
            CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT);
            INSERT INTO t WITH RECURSIVE r(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM r WHERE x < 300)
            SELECT x, 'name ' || x FROM r;
            CREATE TABLE log (line TEXT);
            CREATE TRIGGER boom AFTER INSERT ON log BEGIN INSERT INTO log VALUES (NEW.line || NEW.line); END;
            """).withFuel(5_000_000).withMemory(40);

    static Stream<Arguments> queries() {
        return Stream.of(
                // writes
                hostile("INSERT INTO t VALUES (0, 'x')", "does not begin"),
                hostile("UPDATE t SET b = 'x'", "does not begin"),
                hostile("DROP TABLE t", "does not begin"),
                hostile("WITH x AS (SELECT 1) INSERT INTO t SELECT 1000, 'x'", "writes"),
                hostile("WITH x AS (SELECT 1) DELETE FROM t", "writes"),
                hostile("INSERT INTO log VALUES ('x')", "does not begin"),
                hostile("SELECT 1; DROP TABLE t", "2 statements"),
                hostile("SELECT 1;; -- \n /* */ DELETE FROM t", "2 statements"),
                hostile("CREATE TEMP VIEW t AS SELECT 'only the reference knows'", "does not begin"),
                // settings, files and other databases
                hostile("PRAGMA query_only = 0", "does not begin"),
                hostile("PRAGMA writable_schema = 1", "does not begin"),
                hostile("SELECT * FROM pragma_query_only(0)", "too many arguments"),
                hostile("SELECT * FROM pragma_writable_schema(1)", "too many arguments"),
                hostile("ATTACH '/etc/passwd' AS p", "does not begin"),
                hostile("ATTACH ':memory:' AS m", "does not begin"),
                hostile("VACUUM INTO '/tmp/reward4j-out.db'", "does not begin"),
                hostile("EXPLAIN SELECT 1", "does not begin"),
                hostile("SELECT load_extension('/tmp/evil.so')", "no such function"),
                hostile("SELECT readfile('/etc/passwd')", "no such function"),
                hostile("SELECT writefile('/tmp/reward4j-out.txt', 'x')", "no such function"),
                hostile("SELECT edit('x', 'vi')", "no such function"),
                hostile("SELECT * FROM fsdir('/')", "no such table"),
                hostile("SELECT * FROM sqlite_dbpage", "no such table"),
                // time
                hostile(ENDLESS + "SELECT count(*) FROM r", "ran out of fuel"),
                hostile(ENDLESS + "SELECT max(x) FROM r ORDER BY 1", "ran out of fuel"),
                hostile(ENDLESS + "SELECT x FROM r WHERE x < 0", "ran out of fuel"),
                hostile("SELECT count(*) FROM t a, t b, t c, t d", "ran out of fuel"),
                hostile("SELECT instr(zeroblob(900000) || x'01', zeroblob(450000) || x'01')", "ran out of fuel"),
                hostile("SELECT 'a' LIKE replace(hex(zeroblob(400)), '0', '%') || 'b'", "rows differ",
                        "pattern too complex",
                        "row 1", "1 row"),
                hostile("SELECT replace(hex(zeroblob(50000)), '00', 'aaaa') LIKE '%a%a%a%a%a%a%a%a%a%b'",
                        "ran out of fuel", "1 row"),
                hostile("SELECT replace(hex(zeroblob(50000)), '00', 'aaaa') GLOB '*a*a*a*a*a*a*a*a*a*b'",
                        "ran out of fuel", "1 row"),
                // memory
                hostile("SELECT zeroblob(2000000000)", "more than 1000000 bytes"),
                hostile("SELECT randomblob(1000001)", "more than 1000000 bytes"),
                hostile("SELECT printf('%.*c', 2000000000, 'x')", "more than 1000000 bytes", "1 row"),
                hostile("SELECT replace(hex(zeroblob(100000)), '0', hex(zeroblob(100000)))", "more than 1000000 bytes"),
                hostile("WITH RECURSIVE r(s) AS (SELECT 'xxxx' UNION ALL SELECT s || s FROM r) SELECT length(s) FROM r",
                        "more than 1000000 bytes"),
                hostile("WITH RECURSIVE r(x, s) AS (SELECT 1, zeroblob(900000) UNION ALL SELECT x + 1, zeroblob(900000)"
                        + " FROM r LIMIT 40) SELECT s FROM r ORDER BY x DESC", "ran out of memory",
                        "more than 16 Mi characters"),
                hostile("WITH RECURSIVE r(x, s) AS (SELECT 1, zeroblob(900000) UNION ALL SELECT x + 1, zeroblob(900000)"
                        + " FROM r LIMIT 500) SELECT s FROM r", "more than 16 Mi characters"),
                hostile("SELECT group_concat(a.b || b.b) FROM t a, t b", "more than 1000000 bytes", "ran out of fuel"),
                hostile("SELECT json_group_array(x.b) FROM t x, t y, t z", "more than 1000000 bytes",
                        "ran out of fuel"),
                hostile(ENDLESS + "SELECT x FROM r", "ran out of fuel", "more than 100000 rows"),
                // the reader of queries
                hostile("SELECT " + "(".repeat(20_000) + "1" + ")".repeat(20_000), "cannot be prepared", "1 row"),
                hostile("SELECT " + "- ".repeat(20_000) + "1", "cannot be prepared"),
                hostile("SELECT " + "(SELECT ".repeat(2_000) + "1" + ")".repeat(2_000), "cannot be prepared"),
                hostile("SELECT 1" + " UNION SELECT 1".repeat(5_000), "cannot be prepared"),
                hostile("SELECT 1" + ", 1".repeat(5_000), "cannot be prepared"),
                hostile("SELECT '" + "x".repeat(2_000_000) + "'", "is longer than 1000000 bytes"),
                hostile("SELECT 1 /*" + "*".repeat(100_000), "1 row"),
                hostile("SELECT \"" + "a".repeat(100_000), "cannot be prepared"),
                hostile("SELECT char(0) || 'x' \0; DROP TABLE t", "2 statements"),
                hostile("SELECT json(replace(hex(zeroblob(2000)), '00', '['))", "malformed JSON"),
                hostile("SELECT abs(-9223372036854775808)", "integer overflow"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aHostileQueryScoresNothing(String query, List<String> reasons) {
        boolean endless = reasons.getFirst().equals("ran out of fuel");
        SqliteDatabase database = endless ? DATABASE.withFuel(500_000) : DATABASE;
        Reward reward = SqlReward.executionMatch(database).score(Sample.of("q", query).withReference(SECRET));
        assertThat(reward.value()).isEqualTo(0);
        assertThat(reasons).as(reward.rationale()).anyMatch(reward.rationale()::contains);
    }

    @Test
    void nothingIsWrittenOutside() {
        for (String name : List.of("out.db", "out.txt")) {
            assertThat(Files.exists(Path.of("/tmp/reward4j-" + name))).isFalse();
        }
    }

    @Test
    void theDatabaseIsAsItWas() {
        String rows = "SELECT count(*), sum(a), max(b) FROM t";
        Sample sample = Sample.of("q", "SELECT 300, 45150, 'name 99'").withReference(rows);
        queries().map(arguments -> (String) arguments.get()[0]).limit(10).forEach(
                query -> SqlReward.executionMatch(DATABASE).score(Sample.of("q", query).withReference(SECRET)));
        assertThat(SqlReward.executionMatch(DATABASE).score(sample).value()).isEqualTo(1);
    }

    @Test
    void fuelIsTheSameToTheUnitOnAnyThread() {
        String query = "SELECT count(*), max(b) FROM t WHERE a % 3 = 0";
        long enough = leastFuel(query);
        Map<Boolean, Integer> outcomes = new ConcurrentHashMap<>();
        IntStream.range(0, 40).parallel().forEach(i -> {
            long fuel = enough - i % 2;
            boolean isDone = DATABASE.withFuel(fuel).run(query).getFirst() instanceof SqlRun.Rows;
            assertThat(isDone).isEqualTo(i % 2 == 0);
            outcomes.merge(isDone, 1, Integer::sum);
        });
        assertThat(outcomes).isEqualTo(Map.of(true, 20, false, 20));
        assertThat(leastFuel(query)).isEqualTo(enough);
    }

    private static long leastFuel(String query) {
        long least = 1;
        long most = 200_000;
        while (least < most) {
            long middle = (least + most) / 2;
            if (DATABASE.withFuel(middle).run(query).getFirst() instanceof SqlRun.Rows) {
                most = middle;
            } else {
                least = middle + 1;
            }
        }
        return least;
    }

    @Test
    void clockAndRandomNumbersStandStill() {
        List<SqlRun> once = DATABASE.run("SELECT datetime('now'), random(), hex(randomblob(8)), CURRENT_DATE");
        assertThat(DATABASE.run("SELECT datetime('now'), random(), hex(randomblob(8)), CURRENT_DATE")).isEqualTo(once);
        assertThat(((SqlRun.Rows) once.getFirst()).rows().getFirst()).contains("2025-01-01 00:00:00", "2025-01-01");
    }

    private static Arguments hostile(String query, String... reasons) {
        return Arguments.of(query, List.of(reasons));
    }
}
