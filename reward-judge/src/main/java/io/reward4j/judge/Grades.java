package io.reward4j.judge;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.judge.verdict.Scale;
import io.reward4j.judge.verdict.ScaleAnswer;
import java.util.ArrayList;
import java.util.List;

/// From the grades of a rubric's criteria to a reward.
final class Grades {

    private Grades() {}

    /// @throws RewardException if no criterion is applicable
    static Reward reward(List<Grade> grades) {
        List<Component> components = new ArrayList<>(grades.size());
        double sum = 0;
        double weights = 0;
        String failed = "";
        for (Grade grade : grades) {
            Criterion criterion = grade.criterion();
            if (grade.mark().isEmpty()) {
                components.add(new Component.Skipped(criterion.name(), Scale.NOT_APPLICABLE));
                continue;
            }
            ScaleAnswer mark = grade.mark().get();
            components.add(new Component.Scored(
                    criterion.name(), Role.TERM, criterion.weight(), Reward.of(mark.value(), grade.reason(mark))));
            sum += criterion.weight() * mark.value();
            weights += criterion.weight();
            if (failed.isEmpty() && grade.failsAll()) {
                failed = "'" + criterion.name() + "' did not pass";
            }
        }
        if (weights == 0) {
            throw new RewardException(
                    Kind.UNREADABLE_VERDICT, "the judge called every criterion not applicable", null, components);
        }
        double mean = Math.clamp(sum / weights, 0, 1);
        return new Reward(failed.isEmpty() ? mean : 0, failed, components);
    }
}
