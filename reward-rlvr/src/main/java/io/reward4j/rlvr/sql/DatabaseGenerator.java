package io.reward4j.rlvr.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes scripts of databases with the tables of a given one and other rows, as test suites for queries have them
/// (Zhong, Yu, Klein: Semantic Evaluation for Text-to-SQL with Distilled Test Suites, 2020).
final class DatabaseGenerator {

    private static final int LEAST_ROWS = 8;
    private static final int MOST_ROWS = 500;
    private static final int MOST_READ = 2_000;
    /// One value in so many is a neighbour of one that is there; the same for null.
    private static final int RARE = 8;
    private static final int INVENTED = 8;

    private final List<String> structure;
    private final List<String> derived;
    private final Map<String, Table> tables;

    private DatabaseGenerator(List<String> structure, List<String> derived, Map<String, Table> tables) {
        this.structure = structure;
        this.derived = derived;
        this.tables = tables;
    }

    /// A table as the database has it.
    ///
    /// @param pools the values of each column, each once
    /// @param key the places of the columns of the primary key
    private record Table(
            String name, List<String> columns, List<List<@Nullable Object>> pools, List<Integer> key,
            List<Reference> references, int rows) {

        boolean isKey(int column) {
            return key.size() == 1 && key.getFirst() == column;
        }
    }

    /// Columns that hold what a row of another table holds.
    ///
    /// @param from the places of the columns in the table
    /// @param to the places of the columns in the other table
    private record Reference(String table, List<Integer> from, List<Integer> to) {}

    /// Reads the tables through `read`, which runs a query.
    ///
    /// @throws IllegalArgumentException if the database holds what cannot be copied
    static DatabaseGenerator of(Function<String, SqlRun.Rows> read) {
        List<String> structure = new ArrayList<>();
        List<String> derived = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String schema = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%'"
                + " ESCAPE '\\' ORDER BY type <> 'table', rowid";
        for (List<@Nullable Object> row : read.apply(schema).rows()) {
            String type = String.valueOf(row.getFirst());
            String sql = String.valueOf(row.getLast());
            if (sql.stripLeading().toUpperCase(Locale.ROOT).startsWith("CREATE VIRTUAL")) {
                throw new IllegalArgumentException(
                        "a virtual table cannot be made again with other rows: " + row.get(1));
            }
            boolean isStructure = type.equals("table") || type.equals("index");
            (isStructure ? structure : derived).add(sql);
            if (type.equals("table")) {
                names.add(String.valueOf(row.get(1)));
            }
        }
        Map<String, List<String>> columns = new LinkedHashMap<>();
        names.forEach(name -> columns.put(key(name), texts(read.apply(
                "SELECT name FROM pragma_table_xinfo(" + literal(name) + ") WHERE hidden = 0"))));
        Map<String, Table> tables = new LinkedHashMap<>();
        names.forEach(name -> tables.put(key(name), table(name, columns, read)));
        return new DatabaseGenerator(structure, derived, tables);
    }

    /// Returns the script of a database; equal seeds give equal ones.
    String script(int seed) {
        StringBuilder script = new StringBuilder();
        structure.forEach(sql -> script.append(sql).append(";\n"));
        Map<String, List<List<@Nullable Object>>> drawn = new HashMap<>();
        SplittableRandom random = new SplittableRandom(seed);
        tables.keySet().forEach(name -> draw(name, random, drawn, new HashSet<>()));
        tables.forEach((name, table) -> insert(table, drawn.getOrDefault(name, List.of()), script));
        derived.forEach(sql -> script.append(sql).append(";\n"));
        return script.toString();
    }

    private static Table table(
            String name, Map<String, List<String>> all, Function<String, SqlRun.Rows> read) {
        List<String> columns = Objects.requireNonNull(all.get(key(name)));
        List<String> types = texts(read.apply(
                "SELECT type FROM pragma_table_xinfo(" + literal(name) + ") WHERE hidden = 0"));
        List<List<@Nullable Object>> rows = columns.isEmpty()
                ? List.of()
                : read.apply(
                        "SELECT " + String.join(", ", columns.stream().map(DatabaseGenerator::quoted).toList())
                                + " FROM "
                                + quoted(name) + " LIMIT " + MOST_READ)
                        .rows();
        List<List<@Nullable Object>> pools = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Set<@Nullable Object> values = new LinkedHashSet<>();
            for (List<@Nullable Object> row : rows) {
                values.add(row.get(i));
            }
            pools.add(values.isEmpty() ? invented(types.get(i)) : new ArrayList<>(values));
        }
        List<Integer> primary = places(columns, texts(read.apply(
                "SELECT name FROM pragma_table_xinfo(" + literal(name) + ") WHERE pk > 0 ORDER BY pk")));
        int count = Math.clamp(rows.size(), LEAST_ROWS, MOST_ROWS);
        return new Table(name, columns, pools, primary, references(name, columns, all, read), count);
    }

    private static List<Reference> references(
            String name, List<String> columns, Map<String, List<String>> all, Function<String, SqlRun.Rows> read) {
        Map<Object, List<List<@Nullable Object>>> keys = new LinkedHashMap<>();
        String query = "SELECT id, \"table\", \"from\", coalesce(\"to\", (SELECT name"
                + " FROM pragma_table_xinfo(\"table\") WHERE pk = seq + 1)) FROM pragma_foreign_key_list("
                + literal(name) + ") ORDER BY id, seq";
        for (List<@Nullable Object> row : read.apply(query).rows()) {
            keys.computeIfAbsent(Objects.requireNonNull(row.getFirst()), id -> new ArrayList<>()).add(row);
        }
        List<Reference> references = new ArrayList<>();
        for (List<List<@Nullable Object>> parts : keys.values()) {
            String other = key(String.valueOf(parts.getFirst().get(1)));
            List<Integer> from = places(columns, parts.stream().map(part -> String.valueOf(part.get(2))).toList());
            List<Integer> to = places(
                    all.getOrDefault(other, List.of()),
                    parts.stream().map(part -> String.valueOf(part.get(3))).toList());
            if (from.size() == parts.size() && to.size() == parts.size()) {
                references.add(new Reference(other, from, to));
            }
        }
        return references;
    }

    private void draw(
            String name, SplittableRandom random, Map<String, List<List<@Nullable Object>>> drawn,
            Set<String> entered) {
        Table table = tables.get(name);
        if (table == null || drawn.containsKey(name) || !entered.add(name)) {
            return;
        }
        table.references().forEach(reference -> draw(reference.table(), random, drawn, entered));
        Set<List<@Nullable Object>> keys = new HashSet<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            List<@Nullable Object> row = row(table, random, drawn);
            List<@Nullable Object> key = new ArrayList<>();
            table.key().forEach(place -> key.add(row.get(place)));
            if (key.isEmpty() || keys.add(key)) {
                rows.add(row);
            }
        }
        drawn.put(name, rows);
    }

    private static List<@Nullable Object> row(
            Table table, SplittableRandom random, Map<String, List<List<@Nullable Object>>> drawn) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            row.add(value(table.pools().get(i), table.isKey(i), random));
        }
        for (Reference reference : table.references()) {
            List<List<@Nullable Object>> others = drawn.getOrDefault(reference.table(), List.of());
            boolean staysNull = reference.from().stream().anyMatch(place -> row.get(place) == null);
            if (!others.isEmpty() && !staysNull) {
                List<@Nullable Object> other = others.get(random.nextInt(others.size()));
                for (int i = 0; i < reference.from().size(); i++) {
                    row.set(reference.from().get(i), other.get(reference.to().get(i)));
                }
            }
        }
        return row;
    }

    private static @Nullable Object value(List<@Nullable Object> pool, boolean isKey, SplittableRandom random) {
        Object value = pool.get(random.nextInt(pool.size()));
        boolean changes = isKey ? random.nextInt(2) == 0 : random.nextInt(RARE) == 0;
        return changes ? neighbour(value, isKey, random) : value;
    }

    /// A key moves further, so that enough rows find one of their own.
    private static @Nullable Object neighbour(@Nullable Object value, boolean isKey, SplittableRandom random) {
        int step = isKey ? 1 + random.nextInt(MOST_ROWS) : 1 - 2 * random.nextInt(2);
        return switch (value) {
            case Long number -> number + step;
            case Double number -> number + step;
            case String text -> text + (char) ('a' + random.nextInt(26));
            case null, default -> value;
        };
    }

    /// Values for a column of a table without rows, by the rules that give a column its affinity.
    private static List<@Nullable Object> invented(String type) {
        String upper = type.toUpperCase(Locale.ROOT);
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < INVENTED; i++) {
            if (upper.contains("INT") || upper.contains("NUM") || upper.contains("BOOL")) {
                values.add((long) i);
            } else if (upper.contains("REAL") || upper.contains("FLOA") || upper.contains("DOUB")
                    || upper.contains("DEC")) {
                values.add(i + 0.5);
            } else {
                values.add(String.valueOf((char) ('a' + i)));
            }
        }
        return values;
    }

    private static void insert(Table table, List<List<@Nullable Object>> rows, StringBuilder script) {
        String columns = String.join(", ", table.columns().stream().map(DatabaseGenerator::quoted).toList());
        for (List<@Nullable Object> row : rows) {
            script.append("INSERT OR IGNORE INTO ").append(quoted(table.name())).append(" (").append(columns)
                    .append(") VALUES (")
                    .append(String.join(", ", row.stream().map(DatabaseGenerator::literal).toList()))
                    .append(");\n");
        }
    }

    private static List<Integer> places(List<String> columns, List<String> wanted) {
        List<Integer> places = new ArrayList<>();
        for (String name : wanted) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).equalsIgnoreCase(name)) {
                    places.add(i);
                }
            }
        }
        return places;
    }

    private static List<String> texts(SqlRun.Rows rows) {
        return rows.rows().stream().map(row -> String.valueOf(row.getFirst())).toList();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Double number when number.isInfinite() -> number > 0 ? "9e999" : "-9e999";
            case RowCollector.Blob blob -> "X'" + blob.hex() + "'";
            case Number number -> number.toString();
            default -> "'" + value.toString().replace("'", "''").replace("\0", "") + "'";
        };
    }
}
