package io.reward4j.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster of two executors, processes of their own, of which one is killed while a judge answers. Run by the profile
/// `cluster`.
@Tag("cluster")
class LostExecutorTest {

    private static final int ROLLOUTS = 20_000;
    private static final int PARTITIONS = 40;

    @TempDir
    Path folder;

    /// Counts what it is asked, and in the midst of it kills the process that asks.
    private static final class CountingJudge implements AutoCloseable {

        private final AtomicInteger calls = new AtomicInteger();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final HttpServer server;

        CountingJudge(int killedAt) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                long asking = Long.parseLong(new String(exchange.getRequestBody().readAllBytes()));
                if (calls.incrementAndGet() == killedAt) {
                    ProcessHandle.of(asking).orElseThrow().destroyForcibly();
                }
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }

        String uri() {
            return "http://localhost:" + server.getAddress().getPort() + "/";
        }

        @Override
        public void close() {
            server.stop(0);
            threads.close();
        }
    }

    /// Asks a judge who it is that asks.
    private record Asking(HttpClient client, HttpRequest request) implements RewardFunction {

        static Asking of(String uri) {
            String me = Long.toString(ProcessHandle.current().pid());
            HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                    .POST(HttpRequest.BodyPublishers.ofString(me)).build();
            return new Asking(HttpClient.newHttpClient(), request);
        }

        @Override
        public Reward score(Sample sample) {
            try {
                return Reward.of(client.send(request, BodyHandlers.discarding()).statusCode() == 200 ? 1 : 0);
            } catch (IOException e) {
                throw new RewardException(Kind.JUDGE_UNAVAILABLE, "out of reach", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RewardException(Kind.DEADLINE, "interrupted", e);
            }
        }

        @Override
        public Traits traits() {
            return Traits.calling(1);
        }
    }

    @Test
    void everySampleIsThereOnceAndOnlyTheTaskThatWasLostIsPaidAgain() throws IOException {
        Path rewards = folder.resolve("rewards");
        try (CountingJudge judge = new CountingJudge(ROLLOUTS / 3); SparkSession spark = cluster(folder)) {
            Dataset<Row> rollouts = Rollouts.columns(spark.range(0, ROLLOUTS, 1, PARTITIONS)
                    .selectExpr("CAST(id AS STRING) AS id", "'p' AS prompt", "'c' AS completion"));
            String uri = judge.uri();
            RewardMapper.of(() -> Asking.of(uri)).failAbove(0).withConcurrency(8)
                    .score(rollouts).write().parquet(rewards.toString());

            Dataset<Row> written = spark.read().parquet(rewards.toString());
            assertThat(written.count()).isEqualTo(ROLLOUTS);
            assertThat(written.select("id").distinct().count()).isEqualTo(ROLLOUTS);
            assertThat(written.where("reward = 1").count()).isEqualTo(ROLLOUTS);
            System.out.println("calls for " + ROLLOUTS + " samples: " + judge.calls);
            assertThat(judge.calls.get() - ROLLOUTS).isBetween(1, ROLLOUTS / PARTITIONS);
        }
    }

    /// Executors are started with the class path of this test; Spark's own folder needs no jars for that, but has to be
    /// there.
    private static SparkSession cluster(Path folder) throws IOException {
        Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        return SparkSession.builder()
                .master("local-cluster[2,1,600]")
                .appName("two executors")
                .config("spark.executor.memory", "600m")
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
                .config("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"))
                .config("spark.driver.host", "localhost")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", false)
                .config("spark.master.ui.port", 0)
                .config("spark.worker.ui.port", 0)
                .config("spark.master.rest.enabled", false)
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .getOrCreate();
    }
}
