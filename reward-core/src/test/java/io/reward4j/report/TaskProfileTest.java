package io.reward4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.BatchScorer;
import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.SampleGroup;
import io.reward4j.Traits;
import io.reward4j.group.GroupRewards;
import io.reward4j.report.stats.PassAtK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskProfileTest {

    /// Right, wrong, not an answer at all, or failing.
    private static final RewardFunction REWARD = CompositeReward.builder()
            .gate("answered", sample -> Reward.of(sample.completion().isEmpty() ? 0 : 1))
            .term("correct", 3, sample -> correct(sample.completion()))
            .term("brief", 1, sample -> Reward.of(1.0 / sample.completion().length()))
            .build();

    private static Reward correct(String completion) {
        if (completion.startsWith("!")) {
            throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "down");
        }
        return Reward.of(completion.startsWith("r") ? 1 : 0);
    }

    private static List<Sample> samples(String... tasks) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < tasks.length; i++) {
            for (String answer : tasks[i].split(",", -1)) {
                samples.add(Sample.of("question " + i, answer).withReference("r"));
            }
        }
        return samples;
    }

    private static TaskProfile profile(TaskProfiler profiler, String... tasks) {
        BatchScorer.of(REWARD).withoutLogging().withListener(profiler).scoreAll(samples(tasks));
        return profiler.profile();
    }

    private static TaskProfile profile(String... tasks) {
        return profile(TaskProfiler.of("correct"), tasks);
    }

    @Test
    void estimatesAreThoseOfThePaper() {
        // n = 5, c = 2: 1 - C(3, k) / C(5, k)
        assertThat(PassAtK.anyOf(1, 5, 2).orElseThrow()).isCloseTo(0.4, within(1e-12));
        assertThat(PassAtK.anyOf(2, 5, 2).orElseThrow()).isCloseTo(1 - 3 / 10.0, within(1e-12));
        assertThat(PassAtK.anyOf(3, 5, 2).orElseThrow()).isCloseTo(1 - 1 / 10.0, within(1e-12));
        assertThat(PassAtK.anyOf(4, 5, 2)).hasValue(1);
        assertThat(PassAtK.anyOf(6, 5, 2)).isEmpty();
        // all of k: C(3, 2) / C(5, 2)
        assertThat(PassAtK.allOf(2, 5, 3).orElseThrow()).isCloseTo(3 / 10.0, within(1e-12));
        assertThat(PassAtK.allOf(4, 5, 3)).hasValue(0);
        assertThat(PassAtK.anyOf(100, 100_000, 1).orElseThrow()).isCloseTo(0.001, within(1e-12));
    }

    @Property(tries = 300)
    void estimatesAreTheShareOfAllChoices(
            @ForAll @IntRange(min = 1, max = 10) int answers, @ForAll @IntRange(max = 10) int some,
            @ForAll @IntRange(min = 1, max = 10) int k) {
        int passed = Math.min(some, answers);
        int choices = 0;
        int any = 0;
        int all = 0;
        int passing = (1 << passed) - 1;
        for (int choice = 0; choice < 1 << answers; choice++) {
            if (Integer.bitCount(choice) == k) {
                choices++;
                any += (choice & passing) == 0 ? 0 : 1;
                all += (choice & ~passing) == 0 ? 1 : 0;
            }
        }
        if (k <= answers) {
            assertThat(PassAtK.anyOf(k, answers, passed).orElseThrow())
                    .isCloseTo((double) any / choices, within(1e-12));
            assertThat(PassAtK.allOf(k, answers, passed).orElseThrow())
                    .isCloseTo((double) all / choices, within(1e-12));
        } else {
            assertThat(PassAtK.anyOf(k, answers, passed)).isEmpty();
        }
    }

    @Test
    void tasksAreCountedByTheNamedOutcome() {
        TaskProfile profile = profile("r,r,rr", "w,ww", "r,w,w,w");
        assertThat(profile.tasks()).extracting(TaskResult::answers).containsExactly(3, 2, 4);
        assertThat(profile.tasks()).extracting(TaskResult::passed).containsExactly(3, 0, 1);
        assertThat(profile.tooEasy()).isEqualTo(1);
        assertThat(profile.tooHard()).isEqualTo(1);
        // the rewards of the first two differ by length, their outcome does not
        assertThat(profile.flat()).isEqualTo(2);
        assertThat(profile.comparable()).isEqualTo(3);
        // 1, 0 and 1/4
        assertThat(profile.passAt(1)).hasValueSatisfying(estimate -> {
            assertThat(estimate.mean()).isCloseTo(1.25 / 3, within(1e-12));
            assertThat(estimate.tasks()).isEqualTo(3);
            double deviation = Math.sqrt((square(1 - 1.25 / 3) + square(1.25 / 3) + square(0.25 - 1.25 / 3)) / 2);
            assertThat(estimate.halfInterval()).isCloseTo(1.96 * deviation / Math.sqrt(3), within(1e-12));
        });
        assertThat(profile.passAt(3)).hasValueSatisfying(estimate -> {
            assertThat(estimate.mean()).isCloseTo((1 + 0.75) / 2, within(1e-12));
            assertThat(estimate.tasks()).isEqualTo(2);
        });
        assertThat(profile.passAt(5)).isEmpty();
    }

    private static double square(double value) {
        return value * value;
    }

    @Test
    void whatFailedIsNoZero() {
        TaskProfile profile = profile("r,!,!", "!,!", "w,r");
        assertThat(profile.tasks().getFirst().passRate()).hasValue(1);
        assertThat(profile.failed()).isEqualTo(4);
        assertThat(profile.undecided()).isEqualTo(1);
        assertThat(profile.tasks().get(1).passRate()).isEmpty();
        assertThat(profile.keep(0, 1).tasks()).hasSize(2);
        assertThat(profile.passAt(1).orElseThrow().tasks()).isEqualTo(2);
    }

    @Test
    void aClosedGateDidNotPass() {
        TaskProfile profile = profile("r,", ",");
        assertThat(profile.tasks()).extracting(TaskResult::passed).containsExactly(1, 0);
        assertThat(profile.tasks()).extracting(TaskResult::answers).containsExactly(2, 2);
        assertThat(profile.tasks()).extracting(TaskResult::flat).containsExactly(false, true);
        assertThat(profile.tasks().getFirst().meanOutcome()).isEqualTo(1);
    }

    @Test
    void anOutcomeThatThereIsNotNamesThoseThatThereAre() {
        assertThatThrownBy(() -> profile(TaskProfiler.of("right"), "r,w"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'right'; there are: answered, brief, correct");
    }

    @Test
    void theRewardItselfIsLookedAtAsItWasBeforeShaping() {
        TaskProfiler profiler = TaskProfiler.ofReward().passingFrom(0.9);
        BatchScorer.of(REWARD).withGroupReward(GroupRewards.centered()).withListener(profiler)
                .scoreAll(samples("r,w"));
        assertThat(profiler.profile().tasks().getFirst().passed()).isEqualTo(1);
    }

    @Test
    void keptTasksAreWrittenLineByLine(@TempDir Path folder) throws IOException {
        TaskProfiler profiler = TaskProfiler.of("correct").byField("/task");
        List<Sample> samples = new ArrayList<>();
        for (String answer : List.of("r1", "r1", "r2", "w2", "w3", "w3")) {
            samples.add(Sample.of("q", answer).withMetadata("task", answer.substring(1)));
        }
        BatchScorer.of(REWARD).withListener(profiler).scoreAll(samples);
        Path dataset = Files.writeString(folder.resolve("tasks.jsonl"),
                "{\"task\": 1}\n\n{\"task\":\"2\", \"x\": \"é\"}\n{\"task\":3}\n{\"task\":4}\n");
        Path kept = folder.resolve("kept.jsonl");
        assertThat(profiler.profile().keep(0.2, 0.8).write(dataset, kept, "/task")).isEqualTo(1);
        assertThat(kept).hasContent("{\"task\":\"2\", \"x\": \"é\"}\n");
        assertThat(folder.resolve("kept.jsonl.part")).doesNotExist();
        Files.writeString(dataset, "{\"task\": 1}\n{\"other\": 1}\n");
        assertThatThrownBy(() -> profiler.profile().keep(0.2, 0.8).write(dataset, kept, "/task"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("line 2 of");
        assertThat(kept).hasContent("{\"task\":\"2\", \"x\": \"é\"}\n");
    }

    @Test
    void keptTasksAreKnownByTheirContent(@TempDir Path folder) throws IOException {
        TaskSelection kept = profile("r,r", "r,w", "w,w").keep(0.2, 0.8);
        Path dataset = Files.writeString(folder.resolve("tasks.txt"), "0\n1\n2\n");
        long lines = kept.write(dataset, folder.resolve("kept.txt"), line -> Optional.of(
                SampleGroup.of(Sample.of("question " + line, "").withReference("r"))));
        assertThat(lines).isEqualTo(1);
        assertThat(folder.resolve("kept.txt")).hasContent("1");
        assertThat(kept.tasks()).extracting(TaskResult::name).containsExactly("question 1");
    }

    @Test
    void aProfileIsATableASectionAndJson() {
        TaskProfile profile = profile("r,r", "r,!", "w,w,r,w");
        assertThat(profile.toString()).contains("3 tasks by 'correct'", "pass@1 0.750", "pass@4 1.000",
                "1 answers have no outcome", "too easy");
        assertThat(profile.toString().lines().filter(line -> line.contains("question")).findFirst().orElseThrow())
                .endsWith("question 2");
        assertThat(profile.toJson().at("/pass_at/2/tasks").intValue()).isEqualTo(2);
        assertThat(profile.toJson().at("/tasks/2/passed").intValue()).isEqualTo(1);
        assertThat(profile.toJson().at("/components/correct").doubleValue()).isCloseTo(4 / 7.0, within(1e-12));
        String html = HtmlReport.of(RunStatistics.of(Traits.code()).summary()).withSection(profile.section()).html();
        assertThat(html).contains("<h2 id=\"section-1-heading\">Tasks</h2>", "question 1");
        assertThat(new TaskProfile("x", List.of(), Map.of(), false, 0).toString()).contains("0 tasks");
    }

    @Test
    void twoRunsSideBySideSayWhatRoseAndWhatFlipped() {
        TaskProfile before = profile("r,w,w,w", "r,r,r,w", "w,w", "!,!");
        TaskProfile after = profile("r,r,r,r", "r,w,w,w", "w,w,w,w", "r,r", "r,r");
        ProfileComparison comparison = ProfileComparison.of(before, after);
        assertThat(comparison.gained()).singleElement()
                .satisfies(change -> assertThat(change.after().name()).isEqualTo("question 0"));
        assertThat(comparison.lost()).singleElement()
                .satisfies(change -> assertThat(change.after().name()).isEqualTo("question 1"));
        // 3/4 - 1/2 + 0 over three tasks
        assertThat(comparison.change().orElseThrow().mean()).isCloseTo(0.25 / 3, within(1e-12));
        assertThat(comparison.change().orElseThrow().tasks()).isEqualTo(3);
        assertThat(comparison.toString()).contains("1 tasks were gained, 1 were lost", "component correct",
                "gained: question 0");
        assertThat(comparison.section().rows()).hasSizeGreaterThan(3);
        assertThat(comparison.toJson().at("/lost/0/before").doubleValue()).isEqualTo(0.75);
        assertThatThrownBy(() -> ProfileComparison.of(before, profile(TaskProfiler.ofReward(), "r")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'reward'");
    }

    @Test
    void ratesToKeepAreInOrder() {
        assertThatThrownBy(() -> profile("r").keep(0.8, 0.2)).hasMessageContaining("[0.8, 0.2]");
    }
}
