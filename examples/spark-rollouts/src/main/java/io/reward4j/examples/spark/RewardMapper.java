package io.reward4j.examples.spark;

import java.io.Serializable;
import java.util.UUID;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/// Scores [Rollouts] in the tasks of a Spark job, with one reward for all tasks of an executor.
///
/// ```java
/// RewardMapper.of(ChabsaSentiment::reward).score(Rollouts.lines(spark, "rollouts/*.jsonl"))
///         .write().parquet("rewards");
/// ```
///
/// Whatever is done with the result runs the scoring, and pays for it, again: write it, and read what was written.
///
/// Immutable and serializable; each `with…` or `failAbove` returns a changed copy.
public final class RewardMapper implements Serializable {

    /// The share of samples without a reward above which a task fails, unless something else is said.
    public static final double DEFAULT_FAIL_ABOVE = 0.1;

    /// How many samples a task that waits for a judge has under way unless something else is said.
    public static final int DEFAULT_CONCURRENCY = 64;

    private static final long serialVersionUID = 1;

    private final RewardSource source;
    private final String name;
    private final double failAbove;
    private final int concurrency;

    private RewardMapper(RewardSource source, String name, double failAbove, int concurrency) {
        this.source = source;
        this.name = name;
        this.failAbove = failAbove;
        this.concurrency = concurrency;
    }

    /// Returns a mapper with the defaults.
    ///
    /// @param source called once in each executor
    public static RewardMapper of(RewardSource source) {
        return new RewardMapper(source, UUID.randomUUID().toString(), DEFAULT_FAIL_ABOVE, DEFAULT_CONCURRENCY);
    }

    /// Returns a mapper whose tasks fail, and with them the job, where more than a share of the samples has no reward:
    /// of those of a partition, and of those that a task has done after each 1,024. What a failed task had done is not
    /// written, and Spark tries it again. With `1` none fails.
    ///
    /// @param share from 0 to 1; the default is [#DEFAULT_FAIL_ABOVE]
    /// @throws IllegalArgumentException if it is anything else
    public RewardMapper failAbove(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share must be from 0 to 1: " + share);
        }
        return new RewardMapper(source, name, share, concurrency);
    }

    double failAbove() {
        return failAbove;
    }

    /// Returns a mapper whose tasks have at most `samples` under way at the same time where the reward waits for a
    /// judge. A reward that only computes runs on the thread of its task.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public RewardMapper withConcurrency(int samples) {
        if (samples < 1) {
            throw new IllegalArgumentException("the concurrency must be positive: " + samples);
        }
        return new RewardMapper(source, name, failAbove, samples);
    }

    /// The schema of the rows that [#score] returns, to read them with: a directory that holds none says nothing of it.
    public static StructType schema() {
        return RewardRow.WRITTEN;
    }

    /// Returns what becomes of each rollout: a row of `id`, `prompt_key`, `reward`, `failure`, `rationale` and
    /// `components`, as the README says.
    public Dataset<Row> score(Dataset<Row> rollouts) {
        MapPartitionsFunction<Row, Row> scoring = partition -> new ScoredPartition(
                ExecutorRewards.endpoint(name, source, concurrency), partition, failAbove, TaskContext.get());
        return rollouts
                .mapPartitions(scoring, Encoders.row(RewardRow.SCHEMA))
                .withColumn("components", functions.map_from_entries(functions.col("components")));
    }
}
