package io.reward4j.judge;

import io.reward4j.BatchScorer;
import io.reward4j.Outcome;
import io.reward4j.PreferenceFunction;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.judge.bedrock.BedrockJudgeModel;
import io.reward4j.judge.layer.CachingJudgeModel;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.judge.openai.OpenAiJudgeModel;
import io.reward4j.judge.server.FixtureRequest;
import io.reward4j.judge.server.FixtureServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// The program that [CommonPoolTest] starts: judges are called from the common pool and from other threads, and the number
/// of what was lost is written for each.
final class CommonPoolRun {

    private static final int SAMPLES = 16;
    private static final int BATCHES = 4;

    private CommonPoolRun() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("aws.accessKeyId", "not-a-real-id");
        System.setProperty("aws.secretAccessKey", "not-a-real-secret");
        Duration limit = Duration.ofSeconds(3);
        try (FixtureServer server = FixtureServer.answering(CommonPoolRun::verdict).start();
                OpenAiJudgeModel chat = OpenAiJudgeModel.builder(server.endpoint().resolve("/v1"), "m")
                        .timeout(limit).build();
                BedrockJudgeModel converse = BedrockJudgeModel.builder("qwen.qwen3-32b-v1:0").region("us-east-1")
                        .endpoint(server.endpoint()).timeout(limit).build()) {
            run("openai", chat);
            run("bedrock", converse);
        }
        System.exit(0);
    }

    private static void run(String name, JudgeModel client) throws Exception {
        JudgeModel model = CachingJudgeModel.of(ResilientJudgeModel.builder(client).retries(0).build());
        RewardFunction judge = RubricJudge.of(model, Rubric.of("Grade it.").ask("correct", 1, "Is it right?"));
        PreferenceFunction pairs = PairwiseJudge.of(model, "Which is better?");
        System.out.println(name + " supplyAsync " + batches(name + "s", judge));
        System.out.println(name + " parallelBatches " + IntStream.range(0, BATCHES).parallel()
                .map(batch -> lost(judge, name + "p" + batch)).sum());
        System.out.println(name + " parallelSamples " + IntStream.range(0, SAMPLES).parallel()
                .map(i -> failed(() -> judge.score(sample(name + "q", i)))).sum());
        System.out.println(name + " parallelPairs " + IntStream.range(0, SAMPLES / 2).parallel()
                .map(i -> failed(() -> pairs.prefer(sample(name + "a", i), sample(name + "b", i)))).sum());
        System.out.println(name + " virtualThreads " + onVirtualThreads(name, judge));
        System.out.println(name + " mainThread " + lost(judge, name + "m"));
    }

    private static int batches(String name, RewardFunction judge) {
        List<CompletableFuture<Integer>> batches = IntStream.range(0, BATCHES)
                .mapToObj(batch -> CompletableFuture.supplyAsync(() -> lost(judge, name + batch)))
                .toList();
        return batches.stream().mapToInt(CompletableFuture::join).sum();
    }

    private static int onVirtualThreads(String name, RewardFunction judge) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> scored = new ArrayList<>();
            for (int i = 0; i < SAMPLES; i++) {
                Sample sample = sample(name + "v", i);
                scored.add(threads.submit(() -> failed(() -> judge.score(sample))));
            }
            int lost = 0;
            for (Future<Integer> each : scored) {
                lost += each.get();
            }
            return lost;
        }
    }

    private static int lost(RewardFunction judge, String name) {
        List<Sample> samples = IntStream.range(0, SAMPLES).mapToObj(i -> sample(name, i)).toList();
        return (int) BatchScorer.of(judge).scoreAll(samples).stream().filter(Outcome.Failed.class::isInstance).count();
    }

    private static int failed(Callable<?> judged) {
        try {
            judged.call();
            return 0;
        } catch (Exception e) {
            return 1;
        }
    }

    private static Sample sample(String name, int i) {
        return Sample.of("What is 2+2?", "It is 4, says " + name + " " + i + ".");
    }

    private static String verdict(FixtureRequest request) {
        String code = request.user().substring(request.user().lastIndexOf(' ') + 1);
        return "{\"code\": \"" + code + "\", \"better\": \"A\", \"rationale\": \"r\","
                + " \"criteria\": {\"correct\": {\"rationale\": \"r\", \"choice\": \"yes\"}}}";
    }
}
