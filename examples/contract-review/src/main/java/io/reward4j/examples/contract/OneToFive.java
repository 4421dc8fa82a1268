package io.reward4j.examples.contract;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/// The judge's reward with the figures from 1 to 5 that AWS's example of this task reports: `Comment_Score`, the mean
/// of a comment's three grades, and `Aggregate_Score`, the mean over the comments that were judged. They are metrics
/// beside the value.
///
/// @param comments the reward of all comments, with the component `judge` of each that was judged
record OneToFive(RewardFunction comments) implements RewardFunction {

    private static final String COMMENT_SCORE = "Comment_Score";
    private static final String AGGREGATE_SCORE = "Aggregate_Score";

    @Override
    public Reward score(Sample sample) {
        Reward judged = comments.score(sample);
        List<Comment> read = Comments.of(sample);
        DoubleSummaryStatistics scores = new DoubleSummaryStatistics();
        List<Component> components = new ArrayList<>();
        for (Component component : judged.components()) {
            components.add(component instanceof Component.Scored item
                    ? withScore(item, read.get(components.size()).id(), scores)
                    : component);
        }
        if (scores.getCount() > 0) {
            components.add(metric(AGGREGATE_SCORE, scores.getAverage()));
        }
        return new Reward(judged.value(), judged.rationale(), components);
    }

    private static Component withScore(Component.Scored item, String id, DoubleSummaryStatistics scores) {
        Reward reward = item.reward();
        List<Component> components = new ArrayList<>(reward.components());
        for (Component component : reward.components()) {
            if (component instanceof Component.Scored part && part.role() == Role.TERM) {
                double score = 1 + 4 * part.reward().value();
                scores.accept(score);
                components.add(metric(COMMENT_SCORE, score));
            }
        }
        String rationale = id.isEmpty() ? reward.rationale() : (id + " " + reward.rationale()).strip();
        return new Component.Scored(
                item.name(), item.role(), item.weight(), new Reward(reward.value(), rationale, components));
    }

    private static Component metric(String name, double value) {
        return new Component.Scored(name, Role.METRIC, 0, Reward.of(value));
    }

    @Override
    public Traits traits() {
        return comments.traits();
    }
}
