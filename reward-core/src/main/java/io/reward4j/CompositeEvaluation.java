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
    private final Context context;
    private final @Nullable Reward[] rewards;
    private final double[] values;

    /// What became of the parts that have no reward; most often nothing, and then there is no such list.
    private @Nullable Component @Nullable [] others;
    private @Nullable Failures failures;

    /// @param context of the calling thread, as far as others hear of it
    CompositeEvaluation(CompositeReward whole, Sample sample, Context context) {
        this.whole = whole;
        this.parts = whole.parts();
        this.sample = sample;
        this.context = context;
        this.rewards = new Reward[parts.size()];
        this.values = new double[parts.size()];
    }

    Reward run() {
        boolean waiting = false;
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            if (part.traits().blocking()) {
                waiting = true;
                continue;
            }
            ask(i, part);
            if (part.closes(values[i])) {
                return closed(i);
            }
        }
        if (waiting) {
            int gate = askWaiting();
            if (gate >= 0) {
                return closed(gate);
            }
        }
        int zero = zeroFactor();
        if (zero >= 0) {
            skipOpenQuestions("factor '" + parts.get(zero).name() + "' is 0");
        }
        return new Reward(value(zero >= 0), "", reported());
    }

    /// Asks the parts that wait for something outside, and returns the gate that closed, or `-1`.
    private int askWaiting() {
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            if (isPending(i) && part.role() == Role.GATE && canStillMatter(i)) {
                ask(i, part);
                if (part.closes(values[i])) {
                    return i;
                }
            }
        }
        askTogether();
        return -1;
    }

    /// Asks a part. If it returns, the part has a value, or is a metric that failed.
    private void ask(int index, Part part) {
        try {
            settle(index, part.score(sample, context));
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
                tasks.add(new TaskRunner.Task<>(() -> part.score(sample, context), part.role() != Role.METRIC));
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
        values[index] = reward.value();
        rewards[index] = reward;
    }

    private void fail(int index, RewardException cause) {
        Part part = parts.get(index);
        if (part.role() == Role.METRIC) {
            others()[index] = Failures.failed(part.name(), cause);
            context.listener().partFailed(part.name(), cause);
        } else {
            failures = failures == null ? new Failures() : failures;
            others()[index] = failures.add(part.name(), cause);
        }
    }

    private void throwIfFailed() {
        if (failures != null) {
            skipOpenQuestions(failures.skipReason());
            failures.throwIfAny(reported());
        }
    }

    private boolean isPending(int index) {
        return rewards[index] == null && (others == null || others[index] == null);
    }

    private @Nullable Component[] others() {
        others = others == null ? new Component[rewards.length] : others;
        return others;
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
            case GATE -> hasOpenPenalty() || value(true) != whole.floor();
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
    ///
    /// @param zero whether a factor is `0`
    private double value(boolean zero) {
        return Math.clamp(
                whole.arithmetic().value(values, zero), whole.traits().min(), whole.traits().max());
    }

    private void skipOpenQuestions(String reason) {
        for (int i = 0; i < rewards.length; i++) {
            if (isPending(i)) {
                others()[i] = new Component.Skipped(parts.get(i).name(), reason);
            }
        }
    }

    private List<Component> reported() {
        List<Component> list = new ArrayList<>(rewards.length);
        for (int i = 0; i < rewards.length; i++) {
            Reward reward = rewards[i];
            Component other = others == null ? null : others[i];
            if (reward != null) {
                Part part = parts.get(i);
                list.add(new Component.Scored(part.name(), part.role(), part.weight(), reward));
            } else if (other != null) {
                list.add(other);
            }
        }
        return list;
    }
}
