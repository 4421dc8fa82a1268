package io.reward4j.examples.spark;

import io.reward4j.examples.chabsa.ChabsaSentiment;
import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/// The job: scores the rollouts that have no row among the rewards yet, and adds theirs.
///
/// ```
/// spark-submit --class io.reward4j.examples.spark.ScoreRollouts spark-rollouts-job.jar <rollouts> <rewards> [<waves>]
/// ```
///
/// Rollouts are files of lines, or, where their name ends with `.parquet`, a table. Rewards are written as Parquet, in
/// waves: what a wave has written is kept when a later one fails, and is not scored when the job is begun again.
public final class ScoreRollouts {

    private static final double PASS = 1;
    private static final int TRIES = 4;

    private ScoreRollouts() {}

    /// Runs the job.
    ///
    /// @param arguments the rollouts, the rewards, and in how many waves they are written: one unless it is said
    /// @throws IllegalStateException if ids are not distinct, or too many samples have no reward
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 3) {
            throw new IllegalArgumentException("wanted: <rollouts> <rewards> [<waves>]");
        }
        int waves = arguments.length == 3 ? Integer.parseInt(arguments[2]) : 1;
        if (waves < 1) {
            throw new IllegalArgumentException("the number of waves must be positive: " + waves);
        }
        SparkSession spark = SparkSession.builder().appName("score rollouts").getOrCreate();
        ScoreRollouts.run(spark, RewardMapper.of(ChabsaSentiment::reward), arguments[0], arguments[1], waves);
    }

    /// Scores what is left, and says on standard output what there is then.
    static void run(SparkSession spark, RewardMapper mapper, String rollouts, String rewards, int waves)
            throws IOException {
        Dataset<Row> given = rollouts.endsWith(".parquet")
                ? Rollouts.columns(spark.read().parquet(rollouts))
                : Rollouts.lines(spark, rollouts);
        Dataset<Row> left = exists(spark, rewards) ? Rollouts.remaining(given, read(spark, rewards)) : given;
        for (int wave = 0; wave < waves; wave++) {
            Dataset<Row> part = left.where(functions.pmod(
                    functions.xxhash64(functions.col("line")), functions.lit(waves)).equalTo(wave));
            mapper.score(part).write().mode(SaveMode.Append).parquet(rewards);
        }
        Dataset<Row> written = read(spark, rewards);
        check(written, mapper.failAbove());
        PromptGroups.summaries(written, PASS, TRIES)
                .selectExpr("count(*) AS prompts", "sum(samples) AS samples", "sum(failed) AS failed",
                        "avg(mean) AS mean", "avg(pass_at_1) AS pass_at_1", "avg(pass_at_k) AS pass_at_" + TRIES)
                .show(false);
    }

    private static boolean exists(SparkSession spark, String rewards) throws IOException {
        Path path = new Path(rewards);
        return path.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(path);
    }

    private static Dataset<Row> read(SparkSession spark, String rewards) {
        return spark.read().schema(RewardMapper.schema()).parquet(rewards);
    }

    private static void check(Dataset<Row> written, double failAbove) {
        Row counts = written.selectExpr("count(*)", "count(DISTINCT id)", "count(reward)").first();
        long rows = counts.getLong(0);
        long ids = counts.getLong(1);
        long failed = rows - counts.getLong(2);
        if (ids != rows) {
            throw new IllegalStateException(rows + " rows have " + ids + " ids: ids of rollouts must be distinct");
        }
        if (failed > failAbove * rows) {
            throw new IllegalStateException(String.format(Locale.ROOT,
                    "%d of %d samples have no reward, more than the share of %s", failed, rows, failAbove));
        }
    }
}
