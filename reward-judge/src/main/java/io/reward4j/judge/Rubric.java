package io.reward4j.judge;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.judge.verdict.AuthorsText;
import java.util.ArrayList;
import java.util.List;

/// What a judge grades an answer by: a task and a list of criteria.
///
/// ```java
/// Rubric rubric = Rubric.of("Grade one review comment on a contract.")
///         .ask("grounded", 3, "Does the comment quote the clause it is about?")
///         .ask(Criterion.choice("risk", 2, "How well is the risk explained?", "not at all", "partly", "fully"))
///         .ask(Criterion.yesNo("lawful", 1, "Is the advice lawful?").mustPass());
/// ```
///
/// The texts are the author's own and trusted; they are written into the prompt as they are. Immutable;
/// each `ask` returns a rubric with one more criterion.
public final class Rubric {

    private final String task;
    private final List<Criterion> criteria;

    private Rubric(String task, List<Criterion> criteria) {
        this.task = task;
        this.criteria = criteria;
    }

    /// Returns a rubric without criteria yet.
    ///
    /// @param task what is graded, and what a judge has to know for it
    /// @throws IllegalArgumentException if it holds the place of a template, such as `{{answer}}`
    public static Rubric of(String task) {
        return new Rubric(AuthorsText.check("the task of the rubric", task), List.of());
    }

    /// Returns this rubric with one more question, to be answered with yes or no.
    ///
    /// @throws IllegalArgumentException if the name is taken or cannot be used, or the weight is not positive
    @CheckReturnValue
    public Rubric ask(String name, double weight, String question) {
        return ask(Criterion.yesNo(name, weight, question));
    }

    /// Does what [#ask(String, double, String)] does with a whole number, which Kotlin does not widen.
    ///
    /// @throws IllegalArgumentException if the name is taken or cannot be used, or the weight is not positive
    @CheckReturnValue
    public Rubric ask(String name, int weight, String question) {
        return ask(name, (double) weight, question);
    }

    /// Returns this rubric with one more criterion.
    ///
    /// @throws IllegalArgumentException if the name is taken
    @CheckReturnValue
    public Rubric ask(Criterion criterion) {
        if (criteria.stream().anyMatch(asked -> asked.name().equals(criterion.name()))) {
            throw new IllegalArgumentException("criterion '" + criterion.name() + "' was already asked");
        }
        List<Criterion> more = new ArrayList<>(criteria);
        more.add(criterion);
        return new Rubric(task, List.copyOf(more));
    }

    /// What is graded.
    public String task() {
        return task;
    }

    /// The criteria, in the order in which they were asked.
    public List<Criterion> criteria() {
        return criteria;
    }

    /// The rubric of one of its criteria alone.
    Rubric only(Criterion criterion) {
        return new Rubric(task, List.of(criterion));
    }
}
