package io.reward4j;

import io.reward4j.Reward.Component;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Scores each item of a completion on its own.
record ForEach(RewardFunction function, Extractor<List<String>> items, Aggregation aggregation)
        implements
            WrappedFunction {

    ForEach {
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(aggregation, "aggregation");
    }

    @Override
    public String how() {
        return "forEach";
    }

    @Override
    public Reward score(Sample sample) {
        return CheckedScoring.outermost(this, sample, () -> scoreItems(sample));
    }

    private Reward scoreItems(Sample sample) {
        return switch (items.extract(sample.completion())) {
            case Found<List<String>>(List<String> found) when found.isEmpty() ->
                Reward.of(aggregation.whenEmpty().orElse(0), "no items");
            case Found<List<String>>(List<String> found) -> scoreAll(sample, found);
            case Missing<List<String>>(String reason) -> Reward.fail(reason);
        };
    }

    private Reward scoreAll(Sample sample, List<String> found) {
        List<TaskRunner.Task<Reward>> tasks = new ArrayList<>(found.size());
        for (String item : found) {
            tasks.add(new TaskRunner.Task<>(
                    () -> CheckedScoring.score(function, sample.withAnswer(Message.assistant(item))), true));
        }
        List<Attempt<Reward>> attempts = traits().blocking() ? TaskRunner.together(tasks) : TaskRunner.inOrder(tasks);
        List<Component> components = new ArrayList<>(attempts.size());
        Failures failures = new Failures();
        double[] values = new double[attempts.size()];
        for (int i = 0; i < attempts.size(); i++) {
            String name = "[" + i + "]";
            switch (attempts.get(i)) {
                case Attempt.Done<Reward>(Reward reward) -> {
                    values[i] = reward.value();
                    components.add(new Component.Scored(name, Reward.Role.ITEM, 0, reward));
                }
                case Attempt.Failed<Reward>(RewardException cause) -> components.add(failures.add(name, cause));
                case Attempt.NotStarted<Reward>() -> components.add(new Component.Skipped(name, failures.skipReason()));
            }
        }
        failures.throwIfAny(components);
        return new Reward(aggregation.of(values), "", components);
    }

    @Override
    public Traits traits() {
        Traits item = function.traits();
        Traits range = item.including(0).including(aggregation.whenEmpty().orElse(0));
        return new Traits(
                item.blocking(), range.min(), range.max(), item.maxCalls() == 0 ? 0 : Traits.UNBOUNDED,
                Combinators.OnPart.reads(item));
    }
}
