package io.reward4j;

import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One scoring of one sample by a composite. Used once, by one thread.
final class CompositeEvaluation {

    private final CompositeReward whole;
    private final List<Part> parts;
    private final Sample sample;
    private final @Nullable Component[] components;
    private final double[] values;
    private final Failures failures = new Failures();

    CompositeEvaluation(CompositeReward whole, Sample sample) {
        this.whole = whole;
        this.parts = whole.parts();
        this.sample = sample;
        this.components = new Component[parts.size()];
        this.values = new double[parts.size()];
    }

    Reward run() {
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).traits().blocking()) {
                ask(i);
                if (isClosed(i)) {
                    return closed(i);
                }
            }
        }
        for (int i = 0; i < parts.size(); i++) {
            if (isPending(i) && parts.get(i).role() == Role.GATE && canStillMatter(i)) {
                ask(i);
                if (isClosed(i)) {
                    return closed(i);
                }
            }
        }
        askTogether();
        if (zeroFactor() >= 0) {
            skipOpenQuestions("factor '" + parts.get(zeroFactor()).name() + "' is 0");
        }
        return new Reward(value(), "", reported());
    }

    private void ask(int index) {
        try {
            settle(index, parts.get(index).score(sample));
        } catch (RewardException e) {
            fail(index, e);
            throwIfFailed();
        }
    }

    private void askTogether() {
        List<Integer> asked = new ArrayList<>();
        List<TaskRunner.Task<Reward>> tasks = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (isPending(i) && canStillMatter(i)) {
                Part part = parts.get(i);
                asked.add(i);
                tasks.add(new TaskRunner.Task<>(() -> part.score(sample), part.role() != Role.METRIC));
            }
        }
        if (tasks.isEmpty()) {
            return;
        }
        List<Attempt<Reward>> attempts = TaskRunner.together(tasks);
        for (int i = 0; i < attempts.size(); i++) {
            int index = asked.get(i);
            switch (attempts.get(i)) {
                case Attempt.Done<Reward>(Reward reward) -> settle(index, reward);
                case Attempt.Failed<Reward>(RewardException cause) -> fail(index, cause);
                case Attempt.NotStarted<Reward>() -> {
                }
            }
        }
        throwIfFailed();
    }

    private void settle(int index, Reward reward) {
        Part part = parts.get(index);
        values[index] = reward.value();
        components[index] = new Component.Scored(part.name(), part.role(), part.weight(), reward);
    }

    private void fail(int index, RewardException cause) {
        Part part = parts.get(index);
        if (part.role() == Role.METRIC) {
            components[index] = Failures.failed(part.name(), cause);
            RewardListener.current().partFailed(part.name(), cause);
        } else {
            components[index] = failures.add(part.name(), cause);
        }
    }

    private void throwIfFailed() {
        if (failures.any()) {
            skipOpenQuestions(failures.skipReason());
            failures.throwIfAny(reported());
        }
    }

    private boolean isPending(int index) {
        return components[index] == null;
    }

    private boolean isClosed(int index) {
        return components[index] instanceof Component.Scored && parts.get(index).closes(values[index]);
    }

    private Reward closed(int gate) {
        Part part = parts.get(gate);
        String reason = "gate '" + part.name() + "' closed";
        skipOpenQuestions(reason);
        boolean partly = values[gate] > part.traits().min();
        return new Reward(whole.floor(), partly ? reason + shortOf(part, values[gate]) : reason, reported());
    }

    /// A gate of a graded function is often meant to open below 1.
    private static String shortOf(Part gate, double value) {
        return " at " + value + ", below its minimum " + gate.minimum()
                + "; gate(name, minimum, function) sets another";
    }

    /// Tells whether the value still depends on a part that has not been asked.
    private boolean canStillMatter(int index) {
        if (zeroFactor() < 0) {
            return true;
        }
        return switch (parts.get(index).role()) {
            case PENALTY -> true;
            case GATE -> hasOpenPenalty() || value() != whole.floor();
            case FACTOR, TERM, METRIC, ITEM -> false;
        };
    }

    private boolean hasOpenPenalty() {
        for (int i = 0; i < parts.size(); i++) {
            if (isPending(i) && parts.get(i).role() == Role.PENALTY) {
                return true;
            }
        }
        return false;
    }

    private int zeroFactor() {
        for (int i = 0; i < parts.size(); i++) {
            if (!isPending(i) && parts.get(i).role() == Role.FACTOR && values[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    /// The value, from what has been scored so far.
    private double value() {
        double product = zeroFactor() >= 0
                ? 0
                : CompositeArithmetic.product(parts, values) * CompositeArithmetic.mean(parts, values);
        return Math.clamp(
                product + CompositeArithmetic.penalty(parts, values), whole.traits().min(), whole.traits().max());
    }

    private void skipOpenQuestions(String reason) {
        for (int i = 0; i < components.length; i++) {
            if (components[i] == null) {
                components[i] = new Component.Skipped(parts.get(i).name(), reason);
            }
        }
    }

    private List<Component> reported() {
        List<Component> list = new ArrayList<>(components.length);
        for (Component component : components) {
            if (component != null) {
                list.add(component);
            }
        }
        return list;
    }
}
