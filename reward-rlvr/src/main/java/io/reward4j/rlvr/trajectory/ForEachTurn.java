package io.reward4j.rlvr.trajectory;

import io.reward4j.Aggregation;
import io.reward4j.Concurrently;
import io.reward4j.Content;
import io.reward4j.Message;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Scores each turn of the model on its own.
record ForEachTurn(RewardFunction function, Aggregation aggregation) implements RewardFunction {

    private static final int MOST_REPORTED = 100;

    ForEachTurn {
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(aggregation, "aggregation");
    }

    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        List<Integer> turns = turns(sample.messages());
        if (turns.isEmpty()) {
            return Reward.of(aggregation.whenEmpty().orElse(0), "no turns");
        }
        List<Reward> rewards = function.traits().blocking() ? together(sample, turns) : inOrder(sample, turns);
        double[] values = new double[turns.size()];
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            values[i] = rewards.get(i).value();
            if (i < MOST_REPORTED) {
                components.add(new Component.Scored("turn_" + turns.get(i), Reward.Role.METRIC, 0, rewards.get(i)));
            }
        }
        return new Reward(aggregation.of(values), "", components);
    }

    private List<Integer> turns(List<Message> messages) {
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            if (message.isAssistant() && function.traits().reads().stream().anyMatch(message::holds)) {
                turns.add(i);
            }
        }
        return turns;
    }

    private List<Reward> inOrder(Sample sample, List<Integer> turns) {
        return turns.stream().map(turn -> function.score(upTo(turn, sample))).toList();
    }

    private List<Reward> together(Sample sample, List<Integer> turns) {
        List<RewardFunction> functions = new ArrayList<>();
        for (int turn : turns) {
            RewardFunction one = whole -> function.score(upTo(turn, whole));
            functions.add(one.withTraits(function.traits().reading(Content.TRAJECTORY)));
        }
        List<Reward> rewards = new ArrayList<>();
        for (Outcome outcome : Concurrently.score(functions, sample)) {
            switch (outcome) {
                case Outcome.Scored(Sample scored, Reward reward) -> rewards.add(reward);
                case Outcome.Failed(Sample failed, RewardException cause) -> throw cause;
            }
        }
        return rewards;
    }

    private static Sample upTo(int turn, Sample sample) {
        return new Sample(sample.id(), sample.messages().subList(0, turn + 1), sample.reference(), sample.metadata());
    }

    @Override
    public Traits traits() {
        Traits turn = function.traits();
        double empty = aggregation.whenEmpty().orElse(0);
        return new Traits(turn.blocking(), Math.min(turn.min(), empty), Math.max(turn.max(), empty),
                turn.maxCalls() == 0 ? 0 : Traits.UNBOUNDED, Rule.TRAITS.reads());
    }
}
