package io.reward4j.examples.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/// Spark in this process, for all tests: two tasks at a time, each of which is tried twice.
final class LocalSpark {

    static final SparkSession SPARK = SparkSession.builder()
            .master("local[2,2]")
            .appName("tests")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.warehouse.dir", "target/warehouse")
            .getOrCreate();

    private LocalSpark() {}

    /// Returns the rows by their ids, which are distinct.
    static Map<String, Row> byId(Dataset<Row> rewards) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Row row : rewards.collectAsList()) {
            if (rows.put(row.getAs("id"), row) != null) {
                throw new AssertionError("twice: " + row);
            }
        }
        return rows;
    }
}
