package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reward4j.BatchScorer;
import io.reward4j.GroupRewardFunction;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.contract.GroupRewardFunctionContract;
import io.reward4j.report.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ListwiseJudgeTest implements GroupRewardFunctionContract {

    private final Queue<JudgePrompt> asked = new ConcurrentLinkedQueue<>();

    /// Ranks longer answers above shorter ones.
    private final JudgeModel longest = prompt -> {
        asked.add(prompt);
        return JudgeReply.of(ranking(prompt, bestFirst(prompt)));
    };

    @Override
    public GroupRewardFunction group() {
        return ListwiseJudge.ranking(longest, "Which is longer?").atMost(3);
    }

    @Override
    public List<Sample> samples() {
        return samples(3, 1, 2, 2, 7);
    }

    @Override
    public List<Reward> base() {
        return base(5);
    }

    private static List<Sample> samples(int... lengths) {
        return IntStream.of(lengths).mapToObj(length -> Sample.of("q", "a".repeat(length))).toList();
    }

    private static List<Reward> base(int count) {
        return Collections.nCopies(count, Reward.pass());
    }

    static List<String> answers(JudgePrompt prompt) {
        List<String> answers = new ArrayList<>();
        while (prompt.user().contains("# Answer " + (answers.size() + 1) + "\n")) {
            answers.add(Judges.shown(prompt, "Answer " + (answers.size() + 1)));
        }
        return answers;
    }

    private static List<Integer> bestFirst(JudgePrompt prompt) {
        List<String> answers = answers(prompt);
        return IntStream.rangeClosed(1, answers.size()).boxed()
                .sorted(Comparator.comparingInt((Integer number) -> answers.get(number - 1).length()).reversed())
                .toList();
    }

    static String ranking(JudgePrompt prompt, List<Integer> bestFirst) {
        return "{\"code\":\"" + prompt.nonce() + "\",\"rationale\":\"because\",\"best_first\":" + bestFirst + "}";
    }

    private static List<Double> values(GroupRewardFunction judge, List<Sample> group) {
        return judge.score(group, base(group.size())).stream().map(Reward::value).toList();
    }

    private static String grades(JudgePrompt prompt, Function<String, Integer> choice) {
        List<String> items = new ArrayList<>();
        List<String> answers = answers(prompt);
        for (int i = 0; i < answers.size(); i++) {
            items.add("{\"answer_id\":" + (i + 1) + ",\"criteria\":{\"good\":{\"rationale\":\"r\",\"choice\":\""
                    + (choice.apply(answers.get(i)) > 0 ? "yes" : "no") + "\"}}}");
        }
        return "{\"code\":\"" + prompt.nonce() + "\",\"answers\":[" + String.join(",", items) + "]}";
    }

    @Test
    void oneCallRanksTheWholeGroup() {
        ListwiseJudge judge = ListwiseJudge.ranking(longest, "Which is longer?");
        assertThat(values(judge, samples(3, 1, 2, 2, 7))).containsExactly(0.75, 0.0, 0.375, 0.375, 1.0);
        assertThat(asked).hasSize(1);
        assertThat(answers(asked.element())).hasSize(4);
        assertThat(asked.element().system()).contains("Which is longer?", "best_first");
    }

    @Test
    void whatWasBeforeStaysBesideIt() {
        Reward reward = ListwiseJudge.ranking(longest, "?").score(samples(3, 1), base(2)).getFirst();
        assertThat(Metric.of(reward)).extracting(Metric::name).containsExactly("unshaped");
        assertThat(reward.rationale()).isEqualTo("ranked among 2");
    }

    @Test
    void moreThanFitAreCutIntoARingOfListsThatOverlap() {
        List<String> texts = IntStream.range(0, 24).mapToObj(i -> "t" + i).toList();
        List<List<String>> lists = OverlappingLists.of(texts, 8, 5);
        assertThat(lists).hasSize(6).allSatisfy(list -> assertThat(list).hasSize(8).doesNotHaveDuplicates());
        Map<String, Long> times = lists.stream().flatMap(List::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(times).hasSize(24).allSatisfy((text, count) -> assertThat(count).isEqualTo(2));
        for (int i = 0; i < 6; i++) {
            assertThat(lists.get(i)).containsAnyElementsOf(lists.get((i + 1) % 6));
        }
        assertThat(OverlappingLists.of(texts, 24, 5)).hasSize(1);
    }

    @Property(tries = 200)
    void listsHoldEveryTextInAnyOrderOfComing(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 10_000) Integer> numbers,
            @ForAll @IntRange(min = 2, max = 9) int most, @ForAll long seed) {
        List<String> texts = numbers.stream().distinct().map(String::valueOf).toList();
        List<List<String>> lists = OverlappingLists.of(texts, most, seed);
        assertThat(lists).allSatisfy(list -> assertThat(list).hasSizeLessThanOrEqualTo(most).doesNotHaveDuplicates());
        assertThat(lists.stream().flatMap(List::stream).distinct().toList()).containsExactlyInAnyOrderElementsOf(texts);
        List<String> reversed = new ArrayList<>(texts);
        Collections.reverse(reversed);
        assertThat(OverlappingLists.of(reversed, most, seed)).isEqualTo(lists);
    }

    @Test
    void overlappingListsArePutTogether() {
        int[] lengths = IntStream.rangeClosed(1, 24).toArray();
        List<Double> values = values(ListwiseJudge.ranking(longest, "?"), samples(lengths));
        assertThat(asked).hasSize(6);
        assertThat(values.getFirst()).isLessThan(0.2);
        assertThat(values.getLast()).isGreaterThan(0.8);
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        assertThat(mean).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void roundsAskAgainInOtherOrders() {
        values(ListwiseJudge.ranking(longest, "?").rounds(3), samples(1, 2, 3, 4, 5, 6, 7, 8));
        assertThat(asked).hasSize(3);
        assertThat(asked.stream().map(ListwiseJudgeTest::answers).distinct()).hasSizeGreaterThan(1);
        String first = asked.element().user().replace(asked.element().nonce(), "");
        asked.clear();
        values(ListwiseJudge.ranking(longest, "?"), samples(8, 7, 6, 5, 4, 3, 2, 1));
        assertThat(asked.stream().map(prompt -> prompt.user().replace(prompt.nonce(), ""))).hasSize(1);
        assertThat(answers(asked.element())).hasSize(8);
        assertThat(first).contains("# Answer 8");
    }

    @Test
    void anIncompleteSetIsAskedForOnceMoreAndThenFails() {
        for (String broken : List.of("[1,2]", "[1,2,2]", "[1,2,4]", "[0,1,2]", "\"first\"", "[1,2,3,4]")) {
            asked.clear();
            JudgeModel model = prompt -> {
                asked.add(prompt);
                String reply = ranking(prompt, bestFirst(prompt));
                return JudgeReply.of(
                        asked.size() == 1 ? reply.replaceAll("\\[.*]", broken.replace("$", "")) : reply);
            };
            assertThat(values(ListwiseJudge.ranking(model, "?"), samples(3, 1, 2))).containsExactly(1.0, 0.0, 0.5);
            assertThat(asked).as(broken).hasSize(2);
        }
        JudgeModel never = prompt -> JudgeReply.of("I like them all.");
        assertThatThrownBy(() -> values(ListwiseJudge.ranking(never, "?").reasks(2), samples(3, 1)))
                .isInstanceOfSatisfying(RewardException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.UNREADABLE_VERDICT);
                    assertThat(e).hasMessageContaining("in 3 replies");
                });
    }

    @Test
    void numbersMayBeSpeltAsModelsSpellThem() {
        JudgeModel model = prompt -> JudgeReply.of("Sure!\n```json\n" + ranking(prompt, bestFirst(prompt))
                .replaceAll("(\\d+)(?=[,\\]])", "\"$1.0\"") + "\n```");
        assertThat(values(ListwiseJudge.ranking(model, "?"), samples(3, 1, 2))).containsExactly(1.0, 0.0, 0.5);
    }

    @Test
    void answersThatAreNoMatchAreShownToNobody() {
        ListwiseJudge judge = ListwiseJudge.ranking(longest, "?").admitting(base -> base.value() > 0);
        List<Sample> group = List.of(Sample.of("q", "aaa"), Sample.of("q", " "), Sample.of("q", "aa"),
                Sample.of("q", "aaaa"));
        List<Reward> base = List.of(Reward.pass(), Reward.pass(), Reward.pass(), Reward.fail("closed"));
        assertThat(judge.score(group, base)).extracting(Reward::value)
                .containsExactly(1.0, 0.0, 2 / 3.0, 0.0);
        assertThat(answers(asked.element())).containsExactlyInAnyOrder("aaa", "aa");
        asked.clear();
        assertThat(values(judge, samples(4))).containsExactly(0.5);
        assertThat(values(judge, samples(0, 0))).containsExactly(0.0, 0.0);
        assertThat(asked).isEmpty();
    }

    @Test
    void anAnswerThatCannotBeReadLosesAndSpoilsNothing() {
        JudgeModel picky = prompt -> {
            if (answers(prompt).contains("aaaaa")) {
                throw JudgeModelException.unjudgeable("filtered");
            }
            return longest.reply(prompt);
        };
        assertThat(values(ListwiseJudge.ranking(picky, "?"), samples(3, 5, 2))).containsExactly(1.0, 0.0, 0.5);
    }

    @Test
    void whereTheListIsTooLongTheLongestAnswerLoses() {
        JudgeModel small = prompt -> {
            if (answers(prompt).stream().mapToInt(String::length).sum() > 40) {
                throw JudgeModelException.unjudgeable("too long");
            }
            return longest.reply(prompt);
        };
        assertThat(values(ListwiseJudge.ranking(small, "?"), samples(10, 30, 20))).containsExactly(0.5, 0.0, 1.0);
    }

    @Test
    void anOutageFailsTheGroup() {
        JudgeModel down = prompt -> {
            throw JudgeModelException.permanent("down", null);
        };
        List<Outcome> outcomes = BatchScorer.of(sample -> Reward.pass()).withoutLogging()
                .withGroupReward(ListwiseJudge.ranking(down, "?")).scoreAll(samples(1, 2));
        assertThat(outcomes).allMatch(Outcome.Failed.class::isInstance);
    }

    @Test
    void aRubricGradesAllAnswersInOneCall() {
        JudgeModel model = prompt -> {
            asked.add(prompt);
            return JudgeReply.of(grades(prompt, text -> text.length() > 2 ? 1 : 0));
        };
        ListwiseJudge judge = ListwiseJudge.grading(model, Rubric.of("Grade.").ask("good", 1, "Is it good?"));
        List<Reward> rewards = judge.score(samples(3, 1, 5, 3), base(4));
        assertThat(rewards).extracting(Reward::value).containsExactly(1.0, 0.0, 1.0, 1.0);
        assertThat(Metric.of(rewards.getFirst())).extracting(Metric::name)
                .containsExactly("unshaped", "judged", "judged/good");
        assertThat(asked).hasSize(1);
        assertThat(asked.element().schema().orElseThrow().toString()).contains("answer_id");
        assertThat(values(judge, samples(9))).containsExactly(1.0);
    }

    @Test
    void gradesOfOverlappingListsAreAveraged() {
        Map<String, Integer> seen = new HashMap<>();
        JudgeModel moody = prompt -> {
            synchronized (seen) {
                return JudgeReply.of(grades(prompt, text -> seen.merge(text, 1, Integer::sum) % 2));
            }
        };
        ListwiseJudge judge = ListwiseJudge.grading(moody, Rubric.of("Grade.").ask("good", 1, "Is it good?")).atMost(4);
        assertThat(values(judge, samples(1, 2, 3, 4, 5, 6, 7, 8))).containsOnly(0.5);
    }

    @Test
    void itAnnouncesWhatItReturns() {
        Traits traits = ListwiseJudge.ranking(longest, "?").traits(Traits.code().withRange(-3, 3));
        assertThat(List.of(traits.min(), traits.max())).containsExactly(0.0, 1.0);
        assertThat(traits.blocking()).isTrue();
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        ListwiseJudge judge = ListwiseJudge.ranking(longest, "?");
        assertThatThrownBy(() -> judge.atMost(1)).hasMessageContaining("2 to 100 answers: 1");
        assertThatThrownBy(() -> judge.rounds(0)).hasMessageContaining("1 to 100 times: 0");
        assertThatThrownBy(() -> judge.reasks(11)).hasMessageContaining("11");
        assertThatThrownBy(() -> ListwiseJudge.grading(longest, Rubric.of("no criteria")))
                .hasMessageContaining("a rubric needs a criterion");
        assertThat(judge.promptVersion()).isEqualTo(judge.seed(7).rounds(2).promptVersion());
        assertThat(Arrays.asList(judge.atMost(4), judge.admitting(base -> true))).doesNotContainNull();
    }
}
