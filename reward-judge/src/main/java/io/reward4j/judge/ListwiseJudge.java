package io.reward4j.judge;

import io.reward4j.Attempt;
import io.reward4j.Concurrently;
import io.reward4j.GroupRewardFunction;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.TrajectoryText;
import io.reward4j.extract.Extraction;
import io.reward4j.judge.Tournament.Match;
import io.reward4j.judge.prompt.PromptTemplate;
import io.reward4j.judge.prompt.TokenEstimate;
import io.reward4j.judge.verdict.RankingForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A group reward from a language model that reads the answers to one prompt together, and ranks or grades them.
///
/// ```java
/// BatchScorer.of(gates).withGroupReward(
///         ListwiseJudge.ranking(model, "Which is more helpful?").admitting(base -> base.value() > 0));
/// ```
///
/// - **[Ranking][#ranking]**: the value is the share of the others that an answer is ranked above, where one that is as
///   good counts half.
/// - **[Grading][#grading]**: the value is the weighted mean of a [Rubric]'s criteria, as of a [RubricJudge], which are
///   the parts of the metric `judged`; all answers are held to the same standard.
///
/// Both are in `[0, 1]` and take the place of the reward before shaping, which stays as the metric `unshaped` beside
/// its components.
///
/// **Calls.** Up to [#atMost] answers, 8 by default, cost one call a [round][#rounds]. More are cut into a ring of
/// lists that overlap by half, so that `n` answers cost `2 n / 8` calls, and the lists are put together by
/// Bradley–Terry strengths ([Tournament#bradleyTerry]), or by the mean of the grades. Lists are shorter where their
/// answers would be more than 64,000 tokens. Models like places, so the answers are shuffled, each round anew, by a
/// seed and by the answers themselves: the same group is asked about in the same words, whatever the order in which it
/// came. Answers that are shown alike stand in the list once and get the same value.
///
/// **Verdicts.** A reply counts as a complete set: each number once, under the code of its prompt. Otherwise the model
/// is asked again, once by default, with what was wrong; then the group fails.
///
/// **Answers that are no match.** One that is not admitted, says nothing and calls no tool, never ends its reasoning or
/// is too long is `0` and shown to nobody. Where the model cannot read a list (`UNJUDGEABLE_ANSWER`), it is asked about
/// each answer alone: those that it cannot read are `0`, and where it can read each, the longest one is; then it is
/// asked about the others.
///
/// Failures are [RewardException]s as in [RubricJudge]. Immutable and safe for use by several threads where the model
/// is; each method that is not a factory returns a changed copy.
public final class ListwiseJudge implements GroupRewardFunction {

    /// How many answers stand in one call unless something else is said.
    public static final int DEFAULT_AT_MOST = 8;

    private static final PromptTemplate RANKING_SYSTEM = template("ranking-system.md");
    private static final PromptTemplate RANKING_USER = template("ranking-user.md");
    private static final PromptTemplate COHORT_SYSTEM = template("cohort-system.md");
    private static final PromptTemplate COHORT_USER = template("cohort-user.md");
    private static final JudgeInput SHOWN = new JudgeInput(
            true, TrajectoryText.standard(), false, false, List.of(), JudgeInput.MAX_ANSWER_TOKENS);
    private static final String NOUN = "answer";
    private static final double ROUNDING = 1e-9;
    private static final int MOST_ROUNDS = 100;

    private final Mode mode;
    private final Options options;

    private ListwiseJudge(Mode mode, Options options) {
        this.mode = mode;
        this.options = options;
    }

    private record Options(
            JudgeModel model, int atMost, int rounds, long seed, int reasks, Predicate<Reward> admitted) {

        VerdictRequest asking() {
            return new VerdictRequest(model, reasks);
        }
    }

    /// What a list is asked for.
    private sealed interface Mode {

        PromptWriter writer();

        /// Returns what the model says of each answer of a list; only the order counts where it ranks.
        List<Reward> ask(VerdictRequest asking, List<Material> material, int count);

        record Ranking(PromptWriter writer) implements Mode {

            @Override
            public List<Reward> ask(VerdictRequest asking, List<Material> material, int count) {
                List<Integer> bestFirst = asking.verdict(writer, material, new RankingForm(count));
                return IntStream.range(0, count).mapToObj(i -> Reward.of(-bestFirst.indexOf(i))).toList();
            }
        }

        record Grading(PromptWriter writer, RubricForm form) implements Mode {

            @Override
            public List<Reward> ask(VerdictRequest asking, List<Material> material, int count) {
                return asking.verdict(writer, material, new ItemsForm(form, NOUN, count)).stream()
                        .map(Grades::reward).toList();
            }
        }
    }

    private static PromptTemplate template(String name) {
        return PromptTemplate.resource(ListwiseJudge.class, name);
    }

    /// Returns a judge that ranks.
    ///
    /// @param question what decides, such as `Which summary is more faithful?`
    public static ListwiseJudge ranking(JudgeModel model, String question) {
        String system = RANKING_SYSTEM.render(Map.of("question", question, "form", RankingForm.form()));
        return of(model, new Mode.Ranking(new PromptWriter(system, RANKING_USER, RankingForm.schema())));
    }

    /// Returns a judge that grades.
    ///
    /// @throws IllegalArgumentException if the rubric has no criteria
    public static ListwiseJudge grading(JudgeModel model, Rubric rubric) {
        if (rubric.criteria().isEmpty()) {
            throw new IllegalArgumentException("a rubric needs a criterion");
        }
        RubricForm form = new RubricForm(rubric, false, true);
        ItemsForm items = new ItemsForm(form, NOUN, 1);
        String system = COHORT_SYSTEM.render(Map.of(
                "task", rubric.task(), "criteria", form.criteria(), "form", items.form()));
        return of(model, new Mode.Grading(new PromptWriter(system, COHORT_USER, items.schema()), form));
    }

    private static ListwiseJudge of(JudgeModel model, Mode mode) {
        Objects.requireNonNull(model, "model");
        return new ListwiseJudge(mode, new Options(model, DEFAULT_AT_MOST, 1, 0, 1, base -> true));
    }

    /// Returns this judge with at most so many answers in one call.
    ///
    /// @throws IllegalArgumentException if it is not in 2 to 100
    public ListwiseJudge atMost(int answers) {
        if (answers < 2 || answers > 100) {
            throw new IllegalArgumentException("a list has 2 to 100 answers: " + answers);
        }
        return new ListwiseJudge(mode, new Options(options.model(), answers, options.rounds(), options.seed(),
                options.reasks(), options.admitted()));
    }

    /// Returns this judge, asking so often about each list, each time in another order. The default is 1.
    ///
    /// @throws IllegalArgumentException if it is not in 1 to 100
    public ListwiseJudge rounds(int rounds) {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("a list is asked about 1 to 100 times: " + rounds);
        }
        return new ListwiseJudge(mode, new Options(options.model(), options.atMost(), rounds, options.seed(),
                options.reasks(), options.admitted()));
    }

    /// Returns this judge with another seed of its shuffles. The default is 0.
    public ListwiseJudge seed(long seed) {
        return new ListwiseJudge(mode, new Options(options.model(), options.atMost(), options.rounds(), seed,
                options.reasks(), options.admitted()));
    }

    /// Returns this judge, which asks again so often after an incomplete verdict. The default is 1.
    ///
    /// @throws IllegalArgumentException if it is not in 0 to 10
    public ListwiseJudge reasks(int reasks) {
        return new ListwiseJudge(mode, new Options(options.model(), options.atMost(), options.rounds(),
                options.seed(), new VerdictRequest(options.model(), reasks).reasks(), options.admitted()));
    }

    /// Returns this judge for samples whose reward before shaping passes; the others are `0`. The default admits all.
    public ListwiseJudge admitting(Predicate<Reward> admitted) {
        return new ListwiseJudge(mode, new Options(options.model(), options.atMost(), options.rounds(),
                options.seed(), options.reasks(), Objects.requireNonNull(admitted, "admitted")));
    }

    /// A hash of the prompt's constant text.
    public String promptVersion() {
        return mode.writer().version();
    }

    /// @throws RewardException if the judge gave no complete verdict
    @Override
    public List<Reward> score(List<Sample> group, List<Reward> base) {
        List<Extraction<String>> shown = new ArrayList<>(group.size());
        Set<String> texts = new TreeSet<>();
        for (int i = 0; i < group.size(); i++) {
            Extraction<String> answer = options.admitted().test(base.get(i))
                    ? SHOWN.answer(group.get(i))
                    : Extraction.missing("not admitted");
            shown.add(answer);
            if (answer instanceof Extraction.Found<String>(String text)) {
                texts.add(text);
            }
        }
        Map<String, Standing> verdicts = texts.isEmpty() ? Map.of() : verdicts(group.getFirst(), List.copyOf(texts));
        List<Standing> own = shown.stream().map(answer -> switch (answer) {
            case Extraction.Missing<String>(String reason) -> Standing.lowest(reason);
            case Extraction.Found<String>(String text) -> Objects.requireNonNull(verdicts.get(text), "verdict");
        }).toList();
        double[] values = own.stream().mapToDouble(Standing::value).toArray();
        List<Reward> rewards = new ArrayList<>(group.size());
        for (int i = 0; i < values.length; i++) {
            rewards.add(reward(base.get(i), own.get(i), values));
        }
        return rewards;
    }

    /// What a group of lists says of one answer.
    ///
    /// @param value a chance to win or a mean grade; below 0 where the answer was not judged
    /// @param graded the first grades, where it was graded
    /// @param unjudged why it was not judged; empty where it was
    private record Standing(double value, Optional<Reward> graded, String unjudged) {

        static Standing lowest(String reason) {
            return new Standing(-1, Optional.empty(), reason);
        }

        static Standing unreadable() {
            return lowest("the judge cannot read this answer");
        }
    }

    private Reward reward(Reward before, Standing verdict, double[] values) {
        if (!verdict.unjudged().isEmpty()) {
            return before.shaped(0, verdict.unjudged());
        }
        if (mode instanceof Mode.Ranking) {
            return before.shaped(above(verdict.value(), values), "ranked among " + values.length);
        }
        Reward shaped = before.shaped(Math.clamp(verdict.value(), 0, 1), "graded beside its siblings");
        List<Component> components = new ArrayList<>(shaped.components());
        verdict.graded().ifPresent(
                graded -> components.add(new Component.Scored("judged", Role.METRIC, 0, graded)));
        return new Reward(shaped.value(), shaped.rationale(), components);
    }

    /// The share of the others that are lower, of which equal ones count half.
    private static double above(double value, double[] values) {
        double above = -0.5;
        for (double other : values) {
            if (Math.abs(other - value) <= ROUNDING) {
                above += 0.5;
            } else if (other < value) {
                above++;
            }
        }
        return values.length == 1 ? 0.5 : above / (values.length - 1);
    }

    private Map<String, Standing> verdicts(Sample sample, List<String> texts) {
        if (texts.size() == 1 && mode instanceof Mode.Ranking) {
            return Map.of(texts.getFirst(), new Standing(0.5, Optional.empty(), ""));
        }
        List<Supplier<Map<String, Reward>>> calls = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            long seed = options.seed() * MOST_ROUNDS + round;
            for (List<String> list : OverlappingLists.of(texts, listSize(texts), seed)) {
                calls.add(() -> asked(sample, list));
            }
        }
        List<Map<String, Reward>> lists = Attempt.values(Concurrently.call(calls));
        return mode instanceof Mode.Ranking ? ranked(texts, lists) : graded(texts, lists);
    }

    private int listSize(List<String> texts) {
        long tokens = texts.stream().mapToLong(TokenEstimate::of).sum();
        long fitting = SHOWN.maxAnswerTokens() * (long) texts.size() / Math.max(1, tokens);
        return Math.clamp(fitting, 2, options.atMost());
    }

    /// Asks about a list, without what the model cannot read.
    private Map<String, Reward> asked(Sample sample, List<String> list) {
        List<String> left = new ArrayList<>(list);
        while (left.size() > 1 || (left.size() == 1 && mode instanceof Mode.Grading)) {
            try {
                List<Reward> verdict = mode.ask(options.asking(), material(sample, left), left.size());
                Map<String, Reward> asked = new LinkedHashMap<>();
                IntStream.range(0, left.size()).forEach(i -> asked.put(left.get(i), verdict.get(i)));
                return Collections.unmodifiableMap(asked);
            } catch (RewardException e) {
                if (e.kind() != Kind.UNJUDGEABLE_ANSWER) {
                    throw e;
                }
                left.removeAll(unreadable(sample, left));
            }
        }
        return left.isEmpty() ? Map.of() : Map.of(left.getFirst(), Reward.of(0));
    }

    private Set<String> unreadable(Sample sample, List<String> list) {
        VerdictRequest asking = options.asking();
        List<Supplier<Boolean>> checks = new ArrayList<>();
        for (String text : list) {
            checks.add(() -> asking.isReadable(mode.writer().write(material(sample, List.of(text)))));
        }
        List<Boolean> readable = Attempt.values(Concurrently.call(checks));
        Set<String> unreadable = new LinkedHashSet<>();
        IntStream.range(0, list.size()).filter(i -> !readable.get(i)).forEach(i -> unreadable.add(list.get(i)));
        if (unreadable.isEmpty()) {
            return Set.of(list.stream().max(Comparator.comparingLong(TokenEstimate::of)).orElseThrow());
        }
        return unreadable;
    }

    private static List<Material> material(Sample sample, List<String> list) {
        List<Material> material = SHOWN.around(sample);
        for (int i = 0; i < list.size(); i++) {
            material.add(new Material(ItemsForm.title(NOUN, i + 1), list.get(i)));
        }
        return material;
    }

    /// An answer that is ranked above another has won against it, in each list.
    private static Map<String, Standing> ranked(List<String> texts, List<Map<String, Reward>> lists) {
        List<Match> matches = new ArrayList<>();
        Set<Integer> players = new TreeSet<>();
        for (Map<String, Reward> list : lists) {
            List<Map.Entry<String, Reward>> members = List.copyOf(list.entrySet());
            for (int i = 0; i < members.size(); i++) {
                int one = texts.indexOf(members.get(i).getKey());
                players.add(one);
                for (int j = i + 1; j < members.size(); j++) {
                    Map.Entry<String, Reward> other = members.get(j);
                    boolean isAbove = members.get(i).getValue().value() > other.getValue().value();
                    matches.add(new Match(one, texts.indexOf(other.getKey()), isAbove ? 1 : 0));
                }
            }
        }
        double[] chances = Standings.chances(texts.size(), List.copyOf(players), matches);
        Map<String, Standing> verdicts = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            verdicts.put(texts.get(i), players.contains(i)
                    ? new Standing(chances[i], Optional.empty(), "")
                    : Standing.unreadable());
        }
        return verdicts;
    }

    private static Map<String, Standing> graded(List<String> texts, List<Map<String, Reward>> lists) {
        Map<String, Standing> verdicts = new LinkedHashMap<>();
        for (String text : texts) {
            List<Reward> grades = lists.stream().flatMap(list -> Optional.ofNullable(list.get(text)).stream()).toList();
            double sum = grades.stream().mapToDouble(Reward::value).sum();
            verdicts.put(text, grades.isEmpty()
                    ? Standing.unreadable()
                    : new Standing(sum / grades.size(), Optional.of(grades.getFirst()), ""));
        }
        return verdicts;
    }

    /// What the group's rewards announce: `[0, 1]`, blocking, and calls without a bound, since they depend on the size
    /// of the group.
    @Override
    public Traits traits(Traits base) {
        return new Traits(true, 0, 1, Traits.UNBOUNDED, base.reads());
    }
}
