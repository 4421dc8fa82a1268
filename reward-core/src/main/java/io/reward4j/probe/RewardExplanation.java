package io.reward4j.probe;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Structure;
import io.reward4j.Traits;
import io.reward4j.report.ReportSection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/// Describes a reward before it scores anything: the values that it can reach, the order of its parts, how much each
/// part can change the value and how many calls it can cost, and what looks like a mistake.
///
/// ```java
/// System.out.println(RewardExplanation.of(reward));
/// ```
///
/// It is made from the announced [Traits] of the parts, so it cannot know that a scorer never uses a part of its range.
/// It shows the parts of [composites][io.reward4j.CompositeReward] and of the combinators of [RewardFunction]; any
/// other function is one line.
///
/// @param traits the traits of the whole
/// @param lines the whole and its parts, each above its own parts, in the order in which they run
/// @param findings what may be a mistake, from the outside in; often empty
public record RewardExplanation(Traits traits, List<Line> lines, List<Finding> findings) {

    public RewardExplanation {
        Objects.requireNonNull(traits, "traits");
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
    }

    /// Explains a reward function. Nothing is scored or called.
    public static RewardExplanation of(RewardFunction reward) {
        Structure structure = Structure.of(reward);
        return new RewardExplanation(structure.traits(), new ExplanationRows(structure).list(),
                new CompositionLint(structure).list());
    }

    /// A part, or the whole.
    ///
    /// @param path the part's name after those that it is a part of, such as `comments/rubric`; `reward` for the whole
    /// @param depth how many parts it is within; `0` for the whole
    /// @param step when it runs, from 1; parts of the same step run at the same time; `0` for the whole
    /// @param wrappers the combinators around it that change more than its traits, outermost first, such as `forEach`
    /// @param role how it contributes to its composite; empty for the whole
    /// @param weight a term's weight; `0` for the others
    /// @param minimum the value at which a gate opens; `0` for the others
    /// @param traits its announced traits
    /// @param share the share of its composite's range by which it can lower the highest value; empty for the whole,
    ///     and for parts of a composite that can reach only one value
    public record Line(
            String path,
            int depth,
            int step,
            List<String> wrappers,
            Optional<Reward.Role> role,
            double weight,
            double minimum,
            Traits traits,
            OptionalDouble share) {

        public Line {
            wrappers = List.copyOf(wrappers);
        }

        /// The part's own name.
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /// Returns the explanation as JSON: the components of this record by name, calls without a bound as `null`.
    public JsonNode toJson() {
        return ExplanationJson.of(this);
    }

    /// Returns the explanation as a section of an HTML report.
    public ReportSection section() {
        return new ExplanationText(this).section();
    }

    /// Returns the explanation as text for a terminal: a table by part, and the findings.
    @Override
    public String toString() {
        return new ExplanationText(this).toString();
    }
}
