package io.reward4j;

import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.extract.JsonPlace;
import io.reward4j.text.OneLine;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Scores each sample by the reward of its task: one function for a mixture of data sets. A field of the sample's
/// metadata names the task.
///
/// ```java
/// RewardFunction reward = TaskReward.by("/data_source")
///         .on("openai/gsm8k", math)
///         .on("chabsa", sentiment)
///         .otherwiseRefuse();
/// ```
///
/// The value is that of the task's reward. The reward is also a component with the task's name, so that reports and
/// metrics show each task. In that name `/` and `[` are replaced by `_`, as in `openai_gsm8k`.
///
/// Its traits cover all of its rewards: the range that includes all ranges, blocking if one of them blocks, the highest
/// number of calls, and the union of what they read. If the reward of the task cannot read any part of an answer, the
/// answer is refused by the rule of [Content]. Immutable, and safe for use by several threads if the rewards are.
public final class TaskReward implements RewardFunction {

    private static final int LONGEST_SHOWN = 60;
    private static final String OTHERWISE = "otherwise";

    private final JsonPointer pointer;
    private final Map<String, Route> routes;
    private final Optional<Route> otherwise;
    private final Traits traits;

    private TaskReward(Builder builder, Optional<Route> otherwise) {
        this.pointer = builder.pointer;
        this.routes = new LinkedHashMap<>(builder.routes);
        this.otherwise = otherwise;
        this.traits = union(routes.values(), otherwise);
    }

    /// The rewards of all tasks.
    List<RewardFunction> functions() {
        return Stream.concat(routes.values().stream(), otherwise.stream()).map(Route::reward).toList();
    }

    /// A task's reward, and the name of its metric.
    private record Route(String name, RewardFunction reward) {}

    /// Returns a builder of a reward that looks for the task in the metadata.
    ///
    /// @param pointer a JSON pointer (RFC 6901), such as `/data_source` or `/extra_info/task`; unknown fields of an
    ///     event are part of the metadata
    /// @throws IllegalArgumentException if it is not a JSON pointer
    public static Builder by(String pointer) {
        return new Builder(JsonPlace.pointer("the pointer to the task", pointer));
    }

    /// @throws RewardException of the kind `REFUSED_INPUT` if the sample names no task that has a reward
    @Override
    public Reward score(Sample sample) {
        return CheckedScoring.outermost(this, sample, () -> {
            Route route = route(sample);
            Reward reward = routed(route.reward(), sample);
            return new Reward(reward.value(), reward.rationale(),
                    List.of(new Component.Scored(route.name(), Role.TERM, 1, reward)));
        });
    }

    private static Reward routed(RewardFunction reward, Sample sample) {
        try {
            AnswerRule.check(reward.traits(), sample);
        } catch (RewardException refused) {
            return Combinators.standIn(reward, refused);
        }
        return CheckedScoring.score(reward, sample);
    }

    private Route route(Sample sample) {
        JsonNode task = sample.metadata().at(pointer);
        Route route = task.isValueNode() ? routes.get(task.asString()) : null;
        if (route != null) {
            return route;
        }
        return otherwise.orElseThrow(() -> new RewardException(RewardException.Kind.REFUSED_INPUT,
                sample.describe() + found(task) + " at '" + pointer + "' of its metadata; the tasks are "
                        + routes.keySet() + "; add it with on(…), or say otherwise(reward)"));
    }

    private static String found(JsonNode task) {
        if (task.isValueNode() && !task.isNull()) {
            return " names the task '" + OneLine.of(task.asString(), LONGEST_SHOWN) + "'";
        }
        return " names no task";
    }

    private static Traits union(Iterable<Route> routes, Optional<Route> otherwise) {
        boolean blocking = false;
        int calls = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        Set<Content> reads = EnumSet.noneOf(Content.class);
        Map<String, Traits> all = new LinkedHashMap<>();
        routes.forEach(route -> all.put(route.name(), route.reward().traits()));
        otherwise.ifPresent(route -> all.put(route.name(), route.reward().traits()));
        for (Traits traits : all.values()) {
            blocking |= traits.blocking();
            calls = Math.max(calls, traits.maxCalls());
            min = Math.min(min, traits.min());
            max = Math.max(max, traits.max());
            reads.addAll(traits.reads());
        }
        return new Traits(blocking, min, max, calls, reads);
    }

    @Override
    public Traits traits() {
        return traits;
    }

    /// Collects tasks. Not safe for use by several threads.
    public static final class Builder {

        private final JsonPointer pointer;
        private final Map<String, Route> routes = new LinkedHashMap<>();

        private Builder(JsonPointer pointer) {
            this.pointer = pointer;
        }

        /// Sets the reward of a task. The task is compared with the text, number or boolean at the pointer; upper and
        /// lower case matter.
        ///
        /// @throws IllegalArgumentException if the task is blank or was given before, or its metric's name is taken
        public Builder on(String task, RewardFunction reward) {
            Objects.requireNonNull(reward, () -> "the reward of the task '" + task + "' is null");
            if (task.isBlank()) {
                throw new IllegalArgumentException("the name of a task is blank");
            }
            String name = task.replace('/', '_').replace('[', '_');
            if (name.equals(OTHERWISE) || routes.values().stream().anyMatch(route -> route.name().equals(name))) {
                throw new IllegalArgumentException("the task '" + task + "' cannot be added: its metric '" + name
                        + "' is taken");
            }
            routes.put(task, new Route(name, reward));
            return this;
        }

        /// Returns the reward that scores all other samples, and those without a task, with `reward`. Its component is
        /// named `otherwise`.
        public TaskReward otherwise(RewardFunction reward) {
            Objects.requireNonNull(reward, "the reward of other tasks is null");
            return new TaskReward(this, Optional.of(new Route(OTHERWISE, reward)));
        }

        /// Returns the reward that refuses all other samples, and those without a task
        /// ([RewardException.Kind#REFUSED_INPUT]).
        ///
        /// @throws IllegalStateException if there is no task
        public TaskReward otherwiseRefuse() {
            if (routes.isEmpty()) {
                throw new IllegalStateException("no task has a reward: add one with on(task, reward)");
            }
            return new TaskReward(this, Optional.empty());
        }
    }
}
