package io.reward4j.report;

import io.reward4j.Aggregation;
import io.reward4j.BatchScorer;
import io.reward4j.CompositeReward;
import io.reward4j.JudgeCall;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.extract.Extraction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A run that has everything a report shows, the same each time but for the clock.
final class SampleRun {

    private static final String[] WORDS = {"the", "party", "shall", "notify", "of", "any", "breach", "within", "days"};

    private SampleRun() {}

    static RewardFunction reward() {
        CompositeReward comment = CompositeReward.builder()
                .gate("quoted", sample -> sample.completion().contains("the") ? Reward.pass() : Reward.fail("no quote"))
                .term("useful", 3, sample -> judged(sample, "useful"))
                .term("brief", 1, sample -> Reward.of(1.0 / (1 + sample.completion().length() / 80)))
                .build();
        return CompositeReward.builder()
                .gate("not_empty", sample -> sample.completion().isBlank() ? Reward.fail("empty") : Reward.pass())
                .factor("in_bounds", sample -> Reward.of(sample.completion().length() > 400 ? 0.5 : 1))
                .term("comments", 4, comment.forEach(
                        text -> Extraction.found(text.lines().toList()), Aggregation.mean().whenEmpty(1)))
                .term("language", 1, sample -> Reward.of(sample.id().hashCode() % 7 == 0 ? 0.5 : 1))
                .penalty("overlong", new Overlong())
                .metric("words", new Words())
                .build();
    }

    private record Overlong() implements RewardFunction {

        @Override
        public Reward score(Sample sample) {
            return Reward.of(sample.completion().length() > 300 ? -0.2 : 0);
        }

        @Override
        public Traits traits() {
            return Traits.code().withRange(-0.2, 0);
        }
    }

    private record Words() implements RewardFunction {

        @Override
        public Reward score(Sample sample) {
            return Reward.of(sample.completion().split(" ", -1).length);
        }

        @Override
        public Traits traits() {
            return Traits.code().withRange(0, 1e9);
        }
    }

    private static Reward judged(Sample sample, String question) {
        int luck = (sample.completion() + question).hashCode() & 0xFF;
        JudgeCall.Result result = luck < 20 ? JudgeCall.Result.CACHED : JudgeCall.Result.REPLIED;
        if (luck > 250) {
            tell(JudgeCall.Result.FAILED, luck);
            throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "no reply from the judge: throttled");
        }
        if (luck > 235) {
            tell(JudgeCall.Result.RETRIED, luck);
        }
        tell(result, luck);
        return Reward.of(luck % 3 / 2.0, luck % 3 == 2 ? "names the clause and the risk" : "says nothing specific");
    }

    private static void tell(JudgeCall.Result result, int luck) {
        RewardListener.current().judgeCalled(new JudgeCall(
                "made-up-judge", "v1-4f2a9c", result, Duration.ofMillis(180 + 9L * luck), 700 + luck, 40));
    }

    static List<Sample> samples() {
        Random random = new Random(1);
        List<Sample> samples = new ArrayList<>();
        for (int prompt = 0; prompt < 60; prompt++) {
            for (int i = 0; i < 8; i++) {
                StringBuilder text = new StringBuilder();
                int lines = random.nextInt(4);
                for (int line = 0; line < lines; line++) {
                    for (int word = random.nextInt(25); word >= 0; word--) {
                        text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
                    }
                    text.append('\n');
                }
                samples.add(Sample.of("Review clause " + prompt + " of the agreement.", text.toString())
                        .withId("clause-" + prompt + "#" + i));
            }
        }
        return samples;
    }

    static RunSummary summary() {
        RunStatistics statistics = RunStatistics.keeping(10, reward().traits());
        BatchScorer.of(reward()).withListener(statistics).scoreAll(samples());
        return statistics.summary();
    }

    static HtmlReport report() {
        return HtmlReport.of(summary())
                .titled("Clause review, made-up comments")
                .with("judge", "replies made up by a hash of the comment")
                .with("responses", "random words with a fixed seed")
                .withSection(new ReportSection(
                        "Judge consistency", "Asked twice about the same comments.", List.of("Question", "Agreement"),
                        List.of(List.of("useful", "0.94"), List.of("grounded", "0.88"))));
    }
}
