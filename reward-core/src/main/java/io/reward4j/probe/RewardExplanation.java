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

/// What a reward can do, told before it scores anything: what it can reach, in which order its parts are asked, what
/// each can move and cost, and what looks like a mistake.
///
/// ```java
/// System.out.println(RewardExplanation.of(reward));
/// ```
///
/// It is made from what the parts announce ([Traits]): a scorer that never uses its range looks like any other. It sees
/// into [composites][io.reward4j.CompositeReward] and through the combinators of [RewardFunction]; any other function
/// is one line.
///
/// @param traits what the whole announces
/// @param lines the whole and its parts, each above its own parts, in the order in which they are asked
/// @param findings what may not be meant, from the outside in; often nothing
public record RewardExplanation(Traits traits, List<Line> lines, List<Finding> findings) {

    public RewardExplanation {
        Objects.requireNonNull(traits, "traits");
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
    }

    /// Explains a reward function. Nothing is scored or called.
    public static RewardExplanation of(RewardFunction reward) {
        Structure structure = Structure.of(reward);
        return new RewardExplanation(structure.traits(), new ExplanationRows(structure).list(), new CompositionLint(structure).list());
    }

    /// A part, or the whole.
    ///
    /// @param path the part's name after those that it is a part of, such as `comments/rubric`; `reward` for the whole
    /// @param depth how many parts it is within; `0` for the whole
    /// @param step when it is asked, from 1; parts of the same step are asked at the same time; `0` for the whole
    /// @param wrappers what is around it and changes more than its traits, outermost first, such as `forEach`
    /// @param role what it does to the composite that it is a part of; empty for the whole
    /// @param weight a term's weight; `0` for the others
    /// @param minimum the value at which a gate opens; `0` for the others
    /// @param traits what it announces
    /// @param share how much of its composite's width it can move from the top; empty for the whole, and for parts of a
    ///     composite that has no width
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
