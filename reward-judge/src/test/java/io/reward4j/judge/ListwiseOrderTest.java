package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.GroupRewardFunction;
import io.reward4j.Reward;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How well listwise judging and the circular tournament recover a true order from a judge with known noise, and at how
/// many calls.
class ListwiseOrderTest {

    private static final int GROUPS = 120;

    /// A judge that knows how good an answer is, but for noise in each call (Thurstone's model), and likes what stands
    /// first.
    private record NoisyJudge(double noise, double noiseOfLists, double first, AtomicInteger calls)
            implements
                JudgeModel {

        @Override
        public JudgeReply reply(JudgePrompt prompt) {
            calls.incrementAndGet();
            Random random = new Random(prompt.user().replace(prompt.nonce(), "").hashCode());
            List<String> answers = ListwiseJudgeTest.answers(prompt);
            if (answers.isEmpty()) {
                double a = perceived(Judges.shown(prompt, "Answer A"), noise, random) + first;
                double b = perceived(Judges.shown(prompt, "Answer B"), noise, random);
                return JudgeReply.of(Judges.choice(prompt, a > b ? "A" : "B"));
            }
            double[] perceived = new double[answers.size()];
            for (int i = 0; i < perceived.length; i++) {
                // the place counts less from one answer to the next, and as much over the list as in a pair
                perceived[i] = perceived(answers.get(i), noiseOfLists, random)
                        + first * (perceived.length - 1 - i) / (perceived.length - 1);
            }
            List<Integer> bestFirst = IntStream.rangeClosed(1, perceived.length).boxed()
                    .sorted(Comparator.comparingDouble((Integer number) -> perceived[number - 1]).reversed()).toList();
            return JudgeReply.of(ListwiseJudgeTest.ranking(prompt, bestFirst));
        }

        private static double perceived(String answer, double noise, Random random) {
            return worth(answer) + noise * random.nextGaussian();
        }
    }

    private static double worth(String answer) {
        return Double.parseDouble(answer.substring(answer.indexOf(' ') + 1));
    }

    /// The share of the pairs that are in their true order, where a tie counts half, and the calls it took.
    private record Recovered(double pairs, int calls) {

        static Recovered by(GroupRewardFunction function, AtomicInteger calls, int size) {
            calls.set(0);
            double right = 0;
            Random random = new Random(42);
            for (int g = 0; g < GROUPS; g++) {
                List<Sample> group = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    group.add(Sample.of("question " + g, "answer " + random.nextGaussian()));
                }
                List<Reward> rewards = function.score(group, Collections.nCopies(size, Reward.pass()));
                right += right(group, rewards);
            }
            return new Recovered(right / GROUPS, calls.get() / GROUPS);
        }

        private static double right(List<Sample> group, List<Reward> rewards) {
            double right = 0;
            int pairs = 0;
            for (int i = 0; i < group.size(); i++) {
                for (int j = 0; j < i; j++) {
                    int truth = Double.compare(worth(group.get(i).completion()), worth(group.get(j).completion()));
                    int said = Double.compare(rewards.get(i).value(), rewards.get(j).value());
                    right += said == 0 ? 0.5 : said == truth ? 1 : 0;
                    pairs++;
                }
            }
            return right / pairs;
        }
    }

    /// With the noise of pairs, and with half as much again in lists, which ask more of a judge at once.
    @ParameterizedTest
    @CsvSource({"8, 0.5, 1, 0", "8, 1, 1, 0", "8, 1, 1.5, 0.5", "16, 0.5, 1, 0", "16, 1, 1.5, 0.5"})
    void theOrderIsAtLeastAsGoodAtHalfOfTheCalls(int size, double noise, double inLists, double first) {
        AtomicInteger calls = new AtomicInteger();
        JudgeModel judge = new NoisyJudge(noise, noise * inLists, first, calls);
        Recovered circular = Recovered.by(Tournament.circular(PairwiseJudge.of(judge, "?")), calls, size);
        Recovered strengths = Recovered.by(
                Tournament.circular(PairwiseJudge.of(judge, "?")).bradleyTerry(), calls, size);
        Recovered once = Recovered.by(ListwiseJudge.ranking(judge, "?"), calls, size);
        int rounds = circular.calls() / 2 / once.calls();
        Recovered half = Recovered.by(ListwiseJudge.ranking(judge, "?").rounds(rounds), calls, size);
        assertThat(circular.calls()).isEqualTo(2 * size);
        assertThat(half.calls()).isLessThanOrEqualTo(circular.calls() / 2);
        assertThat(half.pairs()).isGreaterThanOrEqualTo(Math.max(circular.pairs(), strengths.pairs()));
    }

    @Test
    void withoutNoiseTheOrderIsTheTrueOne() {
        AtomicInteger calls = new AtomicInteger();
        Recovered exact = Recovered.by(
                ListwiseJudge.ranking(new NoisyJudge(0, 0, 0, calls), "?"), calls, 8);
        assertThat(exact.pairs()).isEqualTo(1);
        assertThat(exact.calls()).isEqualTo(1);
    }
}
