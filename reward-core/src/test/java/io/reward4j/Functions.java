package io.reward4j;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Small functions to build tests from.
final class Functions {

    static final Sample SAMPLE = Sample.of("question", "answer").withId("s1");

    private Functions() {}

    static RewardFunction always(double value) {
        return sample -> Reward.of(value);
    }

    static RewardFunction blocking(RewardFunction function) {
        return function.withTraits(function.traits().blocking()
                ? function.traits()
                : new Traits(true, function.traits().min(), function.traits().max(), 1));
    }

    static RewardFunction failing(RewardException.Kind kind) {
        return sample -> {
            throw new RewardException(kind, "no luck");
        };
    }

    static RewardFunction counting(AtomicInteger calls, RewardFunction function) {
        return new RewardFunction() {
            @Override
            public Reward score(Sample sample) {
                calls.incrementAndGet();
                return function.score(sample);
            }

            @Override
            public Traits traits() {
                return function.traits();
            }
        };
    }

    static List<String> names(List<Reward.Component> components) {
        return components.stream().map(Reward.Component::name).toList();
    }
}
