package io.reward4j.judge;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.TrajectoryText;
import io.reward4j.extract.Extraction;
import io.reward4j.judge.Rubrics.Pointed;
import io.reward4j.judge.prompt.PromptTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A reward from a language model that tells of each criterion of [Rubrics] whether the answer meets it, all in one
/// call.
///
/// ```java
/// RewardFunction health = PointsJudge.of(model, Rubrics.fromMetadata("rubrics"));
/// ```
///
/// The value is the sum of the points of the criteria that are met, divided by the sum of all points above 0
/// (HealthBench, arXiv 2505.08775, section 3), clipped to `[0, 1]`, or to what [#withLowest] says. Each criterion is a
/// component `[0]`, `[1]` and so on, `1` where it is met. Each tag of a sample's criteria is a metric `tag:` and its
/// text, worth the same share of the points of its criteria alone; without one where none of these is above 0, where
/// the text is more than 64 characters or others than letters, digits, spaces and `_ . : -`, and beyond 50 tags.
///
/// The judge sees the conversation and the answer as that of a [RubricJudge] does, and the criteria as data. An answer
/// that says nothing, is longer than 64,000 tokens, or that the model cannot read has the lowest value. Failures are
/// those of [RubricJudge], and `MISSING_REFERENCE` where a sample has no rubric, `REFUSED_INPUT` where it has one that
/// cannot be used. Immutable and safe for use by several threads where the model is.
public final class PointsJudge implements RewardFunction {

    private static final PromptTemplate SYSTEM = PromptTemplate.resource(PointsJudge.class, "points-system.md");
    private static final PromptTemplate USER = PromptTemplate.resource(PointsJudge.class, "points-user.md");
    private static final String NOUN = "requirement";
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}_.:\\- ]{1,64}");
    private static final int MOST_TAGS = 50;
    private static final RubricForm MET = new RubricForm(
            Rubric.of("").ask("met", 1, "Does the answer meet the requirement?"), false, true);
    private static final PromptWriter WRITER = new PromptWriter(
            SYSTEM.render(Map.of("form", new ItemsForm(MET, NOUN, 0).form())), USER,
            new ItemsForm(MET, NOUN, 0).schema());

    private final VerdictRequest asking;
    private final Rubrics rubrics;
    private final JudgeInput shown;
    private final double lowest;

    private PointsJudge(VerdictRequest asking, Rubrics rubrics, double lowest) {
        this.asking = asking;
        this.rubrics = Objects.requireNonNull(rubrics, "rubrics");
        this.shown = new JudgeInput(true, TrajectoryText.standard(), false, false, List.of(),
                JudgeInput.MAX_ANSWER_TOKENS);
        this.lowest = lowest;
    }

    /// Returns a judge with values in `[0, 1]`, which asks once more after an incomplete verdict.
    public static PointsJudge of(JudgeModel model, Rubrics rubrics) {
        return new PointsJudge(new VerdictRequest(Objects.requireNonNull(model, "model"), 1), rubrics, 0);
    }

    /// Returns this judge with another lowest value, for answers whose faults outweigh what they are worth.
    ///
    /// @throws IllegalArgumentException if it is not in `[-1, 0]`
    public PointsJudge withLowest(double lowest) {
        if (!(lowest >= -1 && lowest <= 0)) {
            throw new IllegalArgumentException("the lowest value is in [-1, 0], not " + lowest);
        }
        return new PointsJudge(asking, rubrics, lowest);
    }

    /// @throws RewardException if the sample has no rubric that can be used, or the judge gave no complete verdict
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        List<Pointed> criteria = rubrics.of(sample);
        return switch (shown.answer(sample)) {
            case Extraction.Missing<String>(String reason) -> Reward.of(lowest, reason);
            case Extraction.Found<String>(String answer) -> judged(sample, answer, criteria);
        };
    }

    private Reward judged(Sample sample, String answer, List<Pointed> criteria) {
        List<Material> material = shown.material(sample, answer);
        for (int i = 0; i < criteria.size(); i++) {
            material.add(new Material(ItemsForm.title(NOUN, i + 1), criteria.get(i).text()));
        }
        List<List<Grade>> verdict;
        try {
            verdict = asking.verdict(WRITER, material, new ItemsForm(MET, NOUN, criteria.size()));
        } catch (RewardException e) {
            if (e.kind() != Kind.UNJUDGEABLE_ANSWER) {
                throw e;
            }
            return Reward.of(lowest, "the judge cannot read this answer: " + e.getMessage());
        }
        return reward(criteria, verdict.stream().map(List::getFirst).toList());
    }

    private Reward reward(List<Pointed> criteria, List<Grade> grades) {
        List<Component> components = new ArrayList<>(criteria.size());
        Points total = new Points();
        Map<String, Points> byTag = new TreeMap<>();
        for (int i = 0; i < criteria.size(); i++) {
            Pointed criterion = criteria.get(i);
            boolean isMet = grades.get(i).isAboveWorst();
            total.add(criterion.points(), isMet);
            for (String tag : Set.copyOf(criterion.tags())) {
                if (TAG.matcher(tag).matches()) {
                    byTag.computeIfAbsent(tag, any -> new Points()).add(criterion.points(), isMet);
                }
            }
            components.add(new Component.Scored(
                    "[" + i + "]", Role.ITEM, 0, Reward.of(isMet ? 1 : 0, grades.get(i).rationale().strip())));
        }
        byTag.entrySet().stream()
                .filter(tagged -> tagged.getValue().reachable > 0)
                .limit(MOST_TAGS)
                .forEach(tagged -> components.add(new Component.Scored(
                        "tag:" + tagged.getKey(), Role.METRIC, 0, Reward.of(tagged.getValue().share(lowest)))));
        return new Reward(total.share(lowest), total.reached + " of " + total.reachable + " points", components);
    }

    /// The points of some criteria. Used by one thread.
    private static final class Points {

        private double reached;
        private double reachable;

        void add(double points, boolean isMet) {
            reached += isMet ? points : 0;
            reachable += Math.max(points, 0);
        }

        double share(double lowest) {
            return Math.clamp(reached / reachable, lowest, 1);
        }
    }

    /// Blocking; from the lowest value, `0` unless it is said, to `1`; at most two calls. Reads what a [RubricJudge]
    /// reads.
    @Override
    public Traits traits() {
        return shown.traits(asking.calls()).withRange(lowest, 1);
    }

    /// A hash of the prompt's constant text.
    public String promptVersion() {
        return WRITER.version();
    }
}
