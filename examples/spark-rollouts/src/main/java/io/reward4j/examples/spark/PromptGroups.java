package io.reward4j.examples.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/// The answers to one prompt, compared: the SQL of the resources `groups.sql` and `advantages.sql`, over rewards that
/// were written. Over a dataset that is still to be scored it would score it once more, and lose what was scored with
/// each lost executor.
public final class PromptGroups {

    private PromptGroups() {}

    /// Returns a row for each prompt: how many samples and failures there are, the mean and the spread of the rewards,
    /// how many passed, and estimates of pass@1 and pass@k without bias. Failures count nowhere but as failures.
    ///
    /// @param pass the least reward that passes
    /// @param k how many tries pass@k has; it is null where fewer than k samples have a reward
    public static Dataset<Row> summaries(Dataset<Row> written, double pass, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be positive: " + k);
        }
        return query("groups.sql", written, Map.of("pass", pass, "k", k));
    }

    /// Returns a row for each sample of a prompt: its reward less the mean of its group, and that divided by the
    /// spread. Both are null where there is no reward.
    public static Dataset<Row> advantages(Dataset<Row> written) {
        return query("advantages.sql", written, Map.of());
    }

    private static Dataset<Row> query(String resource, Dataset<Row> written, Map<String, Object> parameters) {
        written.createOrReplaceTempView("rewards");
        return written.sparkSession().sql(read(resource), parameters);
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(PromptGroups.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
