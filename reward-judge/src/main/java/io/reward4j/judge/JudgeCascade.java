package io.reward4j.judge;

import io.reward4j.Concurrently;
import io.reward4j.Content;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A judge that costs little, and a better one that is asked only where the first does not settle the matter.
///
/// ```java
/// RewardFunction cascade = JudgeCascade.of(RubricJudge.of(nova, rubric))
///         .escalateTo(RubricJudge.of(opus, rubric), reward -> reward.value() > 0.2 && reward.value() < 0.8);
/// ```
///
/// The value is that of the last judge that was asked. Each is a metric of the reward, `light` and `heavy`, and
/// `escalated` is `1` or `0`, so that its mean over a run is the share that was escalated. A failure of the light
/// judge is a failure of the whole, unless it is one of those that [#escalatingFailures] names; a failure of the heavy
/// one always is. Immutable and safe for use by several threads where the judges are; each method that is not a getter
/// returns a changed copy.
public final class JudgeCascade implements RewardFunction {

    private static final String LIGHT = "light";
    private static final String HEAVY = "heavy";
    private static final String ESCALATED = "escalated";

    private final RewardFunction light;
    private final Optional<Escalation> escalation;
    private final Set<Kind> failures;
    private final Traits traits;

    private record Escalation(RewardFunction heavy, Predicate<Reward> when) {}

    private JudgeCascade(RewardFunction light, Optional<Escalation> escalation, Set<Kind> failures) {
        this.light = light;
        this.escalation = escalation;
        this.failures = failures;
        this.traits = escalation.map(step -> together(light.traits(), step.heavy().traits())).orElse(light.traits());
    }

    private static Traits together(Traits light, Traits heavy) {
        Set<Content> reads = EnumSet.copyOf(light.reads());
        reads.addAll(heavy.reads());
        Content first = reads.iterator().next();
        long calls = (long) light.maxCalls() + heavy.maxCalls();
        return new Traits(
                light.blocking() || heavy.blocking(), Math.min(light.min(), heavy.min()),
                Math.max(light.max(), heavy.max()), (int) Math.min(calls, Traits.UNBOUNDED))
                .reading(first, reads.toArray(Content[]::new));
    }

    /// Returns a cascade of one judge, which escalates to nobody yet.
    public static JudgeCascade of(RewardFunction light) {
        return new JudgeCascade(Objects.requireNonNull(light, "light"), Optional.empty(), Set.of());
    }

    /// Returns this cascade with a better judge behind it. One that escalates already becomes the light judge of
    /// another.
    ///
    /// @param when tells of a reward whether the better judge is to be asked
    public JudgeCascade escalateTo(RewardFunction heavy, Predicate<Reward> when) {
        Objects.requireNonNull(heavy, "heavy");
        Objects.requireNonNull(when, "when");
        return new JudgeCascade(
                escalation.isEmpty() ? light : this, Optional.of(new Escalation(heavy, when)), failures);
    }

    /// Returns this cascade, which also asks the better judge where the light one fails so, as with
    /// [Kind#UNREADABLE_VERDICT]. The default is none.
    public JudgeCascade escalatingFailures(Kind first, Kind... more) {
        return new JudgeCascade(light, escalation, Set.copyOf(EnumSet.of(first, more)));
    }

    /// @throws RewardException if the judge that decides gave no score
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        List<Component> components = new ArrayList<>();
        Outcome first = ask(light, sample, LIGHT, components);
        boolean escalates = escalation.isPresent() && switch (first) {
            case Outcome.Scored(Sample scored, Reward reward) -> escalation.get().when().test(reward);
            case Outcome.Failed(Sample failed, RewardException cause) -> failures.contains(cause.kind());
        };
        Outcome last = escalates ? ask(escalation.orElseThrow().heavy(), sample, HEAVY, components) : first;
        components.add(new Component.Scored(ESCALATED, Role.METRIC, 0, Reward.of(escalates ? 1 : 0)));
        return switch (last) {
            case Outcome.Scored(Sample scored, Reward reward) ->
                new Reward(reward.value(), escalates ? "the heavy judge decides" : "the light judge decides",
                        components);
            case Outcome.Failed(Sample failed, RewardException cause) ->
                throw new RewardException(cause.kind(), cause.getMessage(), cause, components);
        };
    }

    private static Outcome ask(RewardFunction judge, Sample sample, String name, List<Component> components) {
        Outcome outcome = Concurrently.score(List.of(judge), sample).getFirst();
        components.add(switch (outcome) {
            case Outcome.Scored(Sample scored, Reward reward) -> new Component.Scored(name, Role.METRIC, 0, reward);
            case Outcome.Failed(Sample failed, RewardException cause) ->
                new Component.Failed(name, cause.kind(), cause.reason(), cause.components());
        });
        return outcome;
    }

    /// The range of both judges; blocking where one is; the sum of their calls; reading what either reads.
    @Override
    public Traits traits() {
        return traits;
    }
}
