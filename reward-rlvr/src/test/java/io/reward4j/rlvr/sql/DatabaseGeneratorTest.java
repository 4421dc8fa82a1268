package io.reward4j.rlvr.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseGeneratorTest {

    private static final String SCHOOL = """
            CREATE TABLE "class room" (id INTEGER PRIMARY KEY, "the ""name\""" TEXT NOT NULL UNIQUE);
            CREATE TABLE pupil (id INTEGER PRIMARY KEY, room INTEGER REFERENCES "class room", age INT CHECK (age > 5),
                mark REAL, half REAL GENERATED ALWAYS AS (mark / 2));
            CREATE TABLE friend (one INT, other INT, PRIMARY KEY (one, other),
                FOREIGN KEY (one) REFERENCES pupil(id), FOREIGN KEY (other) REFERENCES pupil(id));
            CREATE TABLE empty (a INT, b TEXT, c REAL);
            CREATE VIEW old AS SELECT * FROM pupil WHERE age > 9;
            CREATE TRIGGER never AFTER INSERT ON pupil BEGIN DELETE FROM pupil; END;
            INSERT INTO "class room" VALUES (1, 'it''s red'), (2, 'blue'), (3, 'green');
            DROP TRIGGER never;
            INSERT INTO pupil (id, room, age, mark) VALUES (1, 1, 6, 1.5), (2, 1, 9, 2.5), (3, 2, 12, NULL), (4, 3, 8, 1.0);
            INSERT INTO friend VALUES (1, 2), (2, 3), (4, 1);
            """;

    @Test
    void otherRowsKeepTheConstraints() {
        SqliteDatabase school = SqlDatabase.sqlite(SCHOOL).withGenerated(6);
        assertThat(counts(school, "SELECT count(*) FROM pupil")).hasSize(7).first().isEqualTo(4L);
        assertThat(counts(school, "SELECT count(*) FROM pupil WHERE age <= 5 OR room IS NULL")).containsOnly(0L);
        assertThat(counts(school, "SELECT count(*) FROM friend WHERE one NOT IN (SELECT id FROM pupil)"))
                .containsOnly(0L);
        assertThat(counts(school, "SELECT count(*) - count(DISTINCT id) FROM \"class room\"")).containsOnly(0L);
        assertThat(counts(school, "SELECT count(*) FROM pupil WHERE mark IS NULL").subList(1, 7)).anyMatch(n -> n > 0);
        assertThat(counts(school, "SELECT count(*) FROM empty").subList(1, 7)).allMatch(n -> n == 8);
        assertThat(counts(school, "SELECT count(*) FROM old")).hasSize(7);
        assertThat(counts(school, "SELECT sum(id * age) FROM pupil")).doesNotHaveDuplicates();
    }

    @Test
    void theDrawIsAlwaysTheSame() {
        String query = "SELECT * FROM pupil, \"class room\"";
        assertThat(SqlDatabase.sqlite(SCHOOL).withGenerated(3).run(query))
                .isEqualTo(SqlDatabase.sqlite(SCHOOL).withGenerated(3).run(query));
    }

    @Test
    void aVirtualTableIsRefused() {
        SqliteDatabase text = SqlDatabase.sqlite("CREATE VIRTUAL TABLE t USING fts5(a)");
        assertThatThrownBy(() -> text.withGenerated(1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("virtual table");
    }

    private static List<Long> counts(SqlDatabase database, String query) {
        return database.run(query).stream().map(run -> (Long) ((SqlRun.Rows) run).rows().getFirst().getFirst())
                .toList();
    }
}
