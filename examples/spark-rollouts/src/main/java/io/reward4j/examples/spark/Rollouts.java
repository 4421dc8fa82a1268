package io.reward4j.examples.spark;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/// What is to be scored, as rows of a `line`, JSON in bytes, and a `refusal`, which says why it cannot be scored where
/// that is known before.
public final class Rollouts {

    private static final StructType IDENTIFIED = new StructType()
            .add("id", DataTypes.StringType)
            .add("line", DataTypes.BinaryType)
            .add("refusal", DataTypes.StringType);

    private Rollouts() {}

    /// Returns the lines of files, byte for byte: only a line feed ends one. Compressed files are read by their names.
    public static Dataset<Row> lines(SparkSession spark, String... paths) {
        return spark.read()
                .option("lineSep", "\n")
                .text(paths)
                .select(functions.col("value").cast(DataTypes.BinaryType).as("line"),
                        functions.lit(null).cast(DataTypes.StringType).as("refusal"));
    }

    /// Returns the rows of a table, whose columns are called as the fields of a line: `id`, `messages` or `prompt` and
    /// `completion`, `reference_answer` and so on. A row with a text that is no UTF-8 is refused. Needs Spark 4.
    public static Dataset<Row> columns(Dataset<Row> table) {
        Column refusal = Arrays.stream(table.schema().fields())
                .map(field -> functions.when(
                        isNotUtf8(table.col(quoted(field)), field.dataType()),
                        "the column '" + field.name() + "' holds bytes that are no UTF-8"))
                .reduce(functions.lit(null).cast(DataTypes.StringType), functions::coalesce);
        return table.select(
                functions.to_json(functions.struct(functions.col("*"))).cast(DataTypes.BinaryType).as("line"),
                refusal.as("refusal"));
    }

    private static String quoted(StructField field) {
        return "`" + field.name().replace("`", "``") + "`";
    }

    private static Column isNotUtf8(Column column, DataType type) {
        return switch (type) {
            case StringType text -> functions.not(functions.is_valid_utf8(column));
            case ArrayType list -> functions.exists(column, element -> isNotUtf8(element, list.elementType()));
            case MapType map -> isNotUtf8(functions.map_keys(column), new ArrayType(map.keyType(), false))
                    .or(isNotUtf8(functions.map_values(column), new ArrayType(map.valueType(), true)));
            case StructType struct -> Arrays.stream(struct.fields())
                    .map(field -> functions.coalesce(
                            isNotUtf8(column.getField(field.name()), field.dataType()), functions.lit(false)))
                    .reduce(functions.lit(false), Column::or);
            default -> functions.lit(false);
        };
    }

    /// Returns the rollouts whose ids are not among those that were written.
    ///
    /// @param written has a column `id`
    public static Dataset<Row> remaining(Dataset<Row> rollouts, Dataset<Row> written) {
        MapFunction<Row, Row> identified = row -> {
            Rollout rollout = Rollout.of(row);
            return RowFactory.create(rollout.entry(0).id().text(), rollout.line(), rollout.refusal());
        };
        return rollouts
                .map(identified, Encoders.row(IDENTIFIED))
                .join(written.select("id"), "id", "left_anti")
                .drop("id");
    }
}
