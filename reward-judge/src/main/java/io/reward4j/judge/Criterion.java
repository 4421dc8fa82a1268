package io.reward4j.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// One question of a [Rubric], with the answers that a judge chooses from.
///
/// The answers are in order from worst to best; of `k` answers the one of rank `r` (from 0) is worth
/// `r / (k − 1)`, so that the worst is `0` and the best is `1`.
///
/// Immutable; each method that is not a factory returns a changed copy.
public final class Criterion {

    /// What a judge answers where the question makes no sense.
    static final String NOT_APPLICABLE = "not applicable";

    /// One of the answers that a judge chooses from.
    ///
    /// @param answer the answer as the judge writes it
    /// @param description when to choose it; may be empty
    record Option(String answer, String description) {

        Option {
            if (answer.isBlank()) {
                throw new IllegalArgumentException("an answer of a criterion cannot be blank");
            }
            if (key(answer).equals(NOT_APPLICABLE)) {
                throw new IllegalArgumentException("'" + answer + "' is said by orNotApplicable()");
            }
        }

        /// The answer as it is compared: a judge's letter case counts for nothing.
        String key() {
            return key(answer);
        }

        static String key(String answer) {
            return answer.strip().toLowerCase(Locale.ROOT);
        }
    }

    private final String name;
    private final double weight;
    private final String question;
    private final List<Option> options;
    private final OptionalInt mustReach;
    private final boolean optional;

    private Criterion(
            String name,
            double weight,
            String question,
            List<Option> options,
            OptionalInt mustReach,
            boolean optional) {
        if (!(weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("the weight of '" + name + "' must be positive and finite: " + weight);
        }
        if (options.size() < 2 || options.stream().map(Option::key).distinct().count() < options.size()) {
            throw new IllegalArgumentException(
                    "'" + name + "' needs at least two answers that differ in more than letter case: "
                            + options.stream().map(Option::answer).toList());
        }
        if (optional && mustReach.isPresent()) {
            throw new IllegalArgumentException("'" + name + "' must pass, so it cannot be not applicable");
        }
        this.name = Names.check(name);
        this.weight = weight;
        this.question = Objects.requireNonNull(question, "question");
        this.options = List.copyOf(options);
        this.mustReach = mustReach;
        this.optional = optional;
    }

    private Criterion(String name, double weight, String question, List<Option> options) {
        this(name, weight, question, options, OptionalInt.empty(), false);
    }

    /// Returns a criterion that is met or not: `yes` is `1` and `no` is `0`. Judges vary least on these.
    ///
    /// @param name its name in metrics; holds neither `/` nor `[`
    /// @param weight its share of the weighted mean; positive, only ratios count
    public static Criterion yesNo(String name, double weight, String question) {
        return new Criterion(name, weight, question, List.of(new Option("no", ""), new Option("yes", "")));
    }

    /// Returns a criterion with named answers, from worst to best.
    ///
    /// @throws IllegalArgumentException if there are fewer than two answers, or two are equal
    public static Criterion choice(String name, double weight, String question, String... worstToBest) {
        List<Option> options = new ArrayList<>();
        for (String answer : worstToBest) {
            options.add(new Option(answer, ""));
        }
        return new Criterion(name, weight, question, options);
    }

    /// Returns a criterion on a scale from `1` to the number of descriptions, which say when to choose each level.
    ///
    /// @throws IllegalArgumentException if there are fewer than two descriptions
    public static Criterion scale(String name, double weight, String question, String... descriptionsFromOne) {
        List<Option> options = IntStream.range(0, descriptionsFromOne.length)
                .mapToObj(i -> new Option(Integer.toString(i + 1), descriptionsFromOne[i]))
                .toList();
        return new Criterion(name, weight, question, options);
    }

    /// Returns this criterion as one that must be answered with its best answer, or the whole rubric is `0`.
    public Criterion mustPass() {
        return mustReach(options.getLast().answer());
    }

    /// Returns this criterion as one that must be answered with `answer` or a better one, or the whole rubric is `0`.
    ///
    /// @throws IllegalArgumentException if it is none of the answers
    public Criterion mustReach(String answer) {
        int rank = IntStream.range(0, options.size())
                .filter(i -> options.get(i).answer().equals(answer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' has no answer '" + answer + "'"));
        return new Criterion(name, weight, question, options, OptionalInt.of(rank), optional);
    }

    /// Returns this criterion as one that a judge may call not applicable; it then leaves the weighted mean.
    ///
    /// @throws IllegalArgumentException if it must pass: an answer could talk its way past it
    public Criterion orNotApplicable() {
        return new Criterion(name, weight, question, options, mustReach, true);
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

    List<Option> options() {
        return options;
    }

    boolean isOptional() {
        return optional;
    }

    /// Tells whether the answer of this rank makes the whole rubric `0`.
    boolean failsAll(int rank) {
        return mustReach.isPresent() && rank < mustReach.getAsInt();
    }

    /// What the answer of this rank is worth.
    double value(int rank) {
        return (double) rank / (options.size() - 1);
    }
}
