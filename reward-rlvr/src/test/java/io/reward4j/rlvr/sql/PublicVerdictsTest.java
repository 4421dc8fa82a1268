package io.reward4j.rlvr.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.RewardException;
import io.reward4j.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The queries of a public evaluator of text-to-SQL: each verdict is what SQLite itself says.
class PublicVerdictsTest {

    private static final int DATABASES = 3;

    /// Two queries, and what executing both by hand says of them on each database.
    private record Pair(String database, String verdicts, String expected, String actual) {

        boolean isMixed() {
            return verdicts.chars().distinct().count() > 1;
        }

        String scored(Map<String, SqlDatabase> databases) {
            StringBuilder scored = new StringBuilder();
            for (int i = 0; i < DATABASES; i++) {
                scored.append(scored(Objects.requireNonNull(databases.get(database + "-" + i))));
            }
            return scored.toString();
        }

        private char scored(SqlDatabase on) {
            try {
                Sample sample = Sample.of("question", actual).withReference(expected);
                return SqlReward.executionMatch(on).score(sample).value() == 1 ? '1' : '0';
            } catch (RewardException e) {
                return e.kind() == RewardException.Kind.MISSING_REFERENCE ? 'E' : '?';
            }
        }
    }

    @Test
    void verdictsAreThoseOfSqlite() throws IOException {
        List<Pair> pairs = pairs();
        assertThat(pairs).hasSize(1_085);
        List<Pair> some = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            if (i % 16 == 0 || pairs.get(i).isMixed()) {
                some.add(pairs.get(i));
            }
        }
        check(some);
    }

    @Test
    @Tag("long-fuzz")
    void allVerdictsAreThoseOfSqlite() throws IOException {
        check(pairs());
    }

    private static void check(List<Pair> pairs) throws IOException {
        Map<String, SqlDatabase> databases = new HashMap<>();
        for (Pair pair : pairs) {
            for (int i = 0; i < DATABASES; i++) {
                String name = pair.database() + "-" + i;
                if (!databases.containsKey(name)) {
                    databases.put(name, SqlDatabase.sqlite(text(name + ".sql")));
                }
            }
        }
        assertThat(pairs).allSatisfy(pair -> assertThat(pair.scored(databases)).as("%s", pair)
                .isEqualTo(pair.verdicts()));
    }

    private static List<Pair> pairs() throws IOException {
        try (InputStream stream = new GZIPInputStream(open("verdicts.tsv.gz"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split("\t"))
                    .map(parts -> new Pair(parts[0], parts[1], parts[2], parts[3])).toList();
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream stream = open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(PublicVerdictsTest.class.getResourceAsStream(name), name);
    }
}
