package io.reward4j.judge;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.judge.verdict.AnswerOption;
import io.reward4j.judge.verdict.AnswerOptions;
import io.reward4j.judge.verdict.AuthorsText;
import io.reward4j.judge.verdict.DegreeScale;
import io.reward4j.judge.verdict.RankedScale;
import io.reward4j.judge.verdict.Reading;
import io.reward4j.judge.verdict.Scale;
import io.reward4j.judge.verdict.ScaleAnswer;
import io.reward4j.judge.verdict.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One question of a [Rubric], with the answers that a judge chooses from.
///
/// The answers are in order from worst to best; of `k` answers the one of rank `r` (from 0) is worth
/// `r / (k − 1)`, so that the worst is `0` and the best is `1`.
///
/// Immutable; each method that is not a factory returns a changed copy.
public final class Criterion {

    private final String name;
    private final double weight;
    private final String question;
    private final Scale scale;
    private final OptionalDouble mustReach;
    private final boolean optional;

    private Criterion(
            String name,
            double weight,
            String question,
            Scale scale,
            OptionalDouble mustReach,
            boolean optional) {
        if (!(weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("the weight of '" + name + "' must be positive and finite: " + weight);
        }
        if (optional && mustReach.isPresent()) {
            throw new IllegalArgumentException("'" + name + "' must pass, so it cannot be not applicable");
        }
        this.name = MetricNames.check(name);
        this.weight = weight;
        this.question = AuthorsText.check("the question of '" + name + "'", question);
        this.scale = scale;
        this.mustReach = mustReach;
        this.optional = optional;
    }

    private static Criterion of(String name, double weight, String question, Scale scale) {
        return new Criterion(name, weight, question, scale, OptionalDouble.empty(), false);
    }

    private static Criterion ranked(String name, double weight, String question, List<AnswerOption> worstToBest) {
        AnswerOptions options = new AnswerOptions(worstToBest);
        if (worstToBest.size() < 2 || !options.areDistinct()) {
            throw new IllegalArgumentException(
                    "'" + name + "' needs at least two answers that differ in more than letter case: "
                            + options.answers());
        }
        return of(name, weight, question, new RankedScale(options));
    }

    /// Returns a criterion that is met or not: `yes` is `1` and `no` is `0`. Judges vary least on these.
    ///
    /// @param name its name in metrics; holds neither `/` nor `[`
    /// @param weight its share of the weighted mean; positive, only ratios count
    public static Criterion yesNo(String name, double weight, String question) {
        return choice(name, weight, question, "no", "yes");
    }

    /// Does what [#yesNo(String, double, String)] does with a whole number, which Kotlin does not widen.
    public static Criterion yesNo(String name, int weight, String question) {
        return yesNo(name, (double) weight, question);
    }

    /// Returns a criterion with named answers, from worst to best.
    ///
    /// @throws IllegalArgumentException if there are fewer than two answers, or two are equal
    public static Criterion choice(String name, double weight, String question, String... worstToBest) {
        List<AnswerOption> options = new ArrayList<>();
        for (String answer : worstToBest) {
            options.add(new AnswerOption(answer, ""));
        }
        return ranked(name, weight, question, options);
    }

    /// Does what [#choice(String, double, String, String...)] does with a whole number, which Kotlin does not widen.
    public static Criterion choice(String name, int weight, String question, String... worstToBest) {
        return choice(name, (double) weight, question, worstToBest);
    }

    /// Returns a criterion on a scale from `1` to the number of descriptions, which say when to choose each level.
    ///
    /// @throws IllegalArgumentException if there are fewer than two descriptions
    public static Criterion scale(String name, double weight, String question, String... descriptionsFromOne) {
        List<AnswerOption> options = IntStream.range(0, descriptionsFromOne.length)
                .mapToObj(i -> new AnswerOption(Integer.toString(i + 1), descriptionsFromOne[i]))
                .toList();
        return ranked(name, weight, question, options);
    }

    /// Does what [#scale(String, double, String, String...)] does with a whole number, which Kotlin does not widen.
    public static Criterion scale(String name, int weight, String question, String... descriptionsFromOne) {
        return scale(name, (double) weight, question, descriptionsFromOne);
    }

    /// Returns a criterion that is answered with a number from 0 to 1, which is worth itself. Judges vary most on
    /// these.
    public static Criterion degree(String name, double weight, String question) {
        return of(name, weight, question, new DegreeScale());
    }

    /// Does what [#degree(String, double, String)] does with a whole number, which Kotlin does not widen.
    public static Criterion degree(String name, int weight, String question) {
        return degree(name, (double) weight, question);
    }

    /// Returns this criterion as one that must be answered with its best answer, or the whole rubric is `0`.
    @CheckReturnValue
    public Criterion mustPass() {
        return mustReach(scale.best());
    }

    /// Returns this criterion as one that must be answered with `answer` or a better one, or the whole rubric is `0`.
    ///
    /// @throws IllegalArgumentException if it is none of the answers
    @CheckReturnValue
    public Criterion mustReach(String answer) {
        return mustReach(scale.read(JsonNodeFactory.instance.stringNode(answer))
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' has no answer '" + answer + "', but " + scale.offer(List.of()))));
    }

    private Criterion mustReach(ScaleAnswer mark) {
        return new Criterion(name, weight, question, scale, OptionalDouble.of(mark.value()), optional);
    }

    /// Returns this criterion as one that a judge may call not applicable; it then leaves the weighted mean.
    ///
    /// @throws IllegalArgumentException if it must pass: an answer could talk its way past it
    @CheckReturnValue
    public Criterion orNotApplicable() {
        return new Criterion(name, weight, question, scale, mustReach, true);
    }

    /// The name in metrics and in the judge's reply.
    public String name() {
        return name;
    }

    /// The share of the weighted mean; only ratios count.
    public double weight() {
        return weight;
    }

    String question() {
        return question;
    }

    /// What the prompt says after the question.
    String choices() {
        return scale.shown() + (optional
                ? "\n  Or `" + Scale.NOT_APPLICABLE + "`, if the question makes no sense for this answer."
                : "");
    }

    /// What can be answered, in one line.
    String offer() {
        return scale.offer(besides());
    }

    /// The schema of an answer.
    JsonNode schema() {
        return scale.schema(besides());
    }

    private List<String> besides() {
        return optional ? List.of(Scale.NOT_APPLICABLE) : List.of();
    }

    /// Reads an answer; the mark is empty where it says that the criterion is not applicable.
    Reading<Optional<ScaleAnswer>> read(JsonNode answer) {
        if (optional && AnswerOptions.of(besides()).place(answer).isPresent()) {
            return Reading.read(Optional.empty());
        }
        Optional<ScaleAnswer> mark = scale.read(answer);
        if (mark.isPresent()) {
            return Reading.read(mark);
        }
        return Reading.refused(
                "`" + name + "` has no choice of those that are offered (" + offer() + ")",
                Spelling.shown(answer));
    }

    /// Tells whether a mark makes the whole rubric `0`.
    boolean failsAll(ScaleAnswer mark) {
        return mustReach.isPresent() && mark.value() < mustReach.getAsDouble();
    }
}
