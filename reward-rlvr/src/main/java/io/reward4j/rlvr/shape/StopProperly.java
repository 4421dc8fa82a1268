package io.reward4j.rlvr.shape;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A reward that counts for less where the completion was cut off before the model stopped by itself.
///
/// Whether it was cut off stands in the sample's metadata: `true` or `false` (or that as a text) in the field
/// `truncated`, unless [#flag] names another place. A sample without that field has no reward, since nobody knows; say
/// [#whenMissing] to take one side.
///
/// The value before stays as the metric `unshaped`. Instances are immutable, and safe for use by several threads
/// where the reward inside is.
public final class StopProperly implements RewardFunction {

    private final RewardFunction reward;
    private final DoubleUnaryOperator penalty;
    private final Traits traits;
    private final String field;
    private final @Nullable String truncatedValue;
    private final @Nullable Boolean whenMissing;

    private StopProperly(
            RewardFunction reward,
            DoubleUnaryOperator penalty,
            Traits traits,
            String field,
            @Nullable String truncatedValue,
            @Nullable Boolean whenMissing) {
        this.reward = reward;
        this.penalty = penalty;
        this.traits = traits;
        this.field = Objects.requireNonNull(field, "field");
        this.truncatedValue = truncatedValue;
        this.whenMissing = whenMissing;
    }

    /// Returns a reward that is multiplied by `share` where the completion was cut off. A reward below `0` comes nearer
    /// to `0` by that, so use [#replacing] for rewards that can be negative.
    ///
    /// Source: *ProRL* (arXiv 2505.24864) as in NeMo-RL, `stop_properly_penalty_coef`; OpenRLHF with a coefficient
    /// of at least `0`.
    ///
    /// @throws IllegalArgumentException if the share is not in `[0, 1]`
    public static StopProperly scaling(RewardFunction reward, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of a cut-off completion must be in [0, 1]: " + share);
        }
        Traits whole = reward.traits();
        Traits traits = whole.withRange(Math.min(whole.min(), whole.min() * share), Math.max(
                whole.max(), whole.max() * share));
        return new StopProperly(reward, value -> value * share, traits, "truncated", null, null);
    }

    /// Returns a reward that is `value` where the completion was cut off, whatever it was worth.
    ///
    /// Source: OpenRLHF, stop-properly penalty with a negative coefficient.
    ///
    /// @throws IllegalArgumentException if the value is not finite
    public static StopProperly replacing(RewardFunction reward, double value) {
        Traits whole = reward.traits();
        Traits traits = whole.withRange(Math.min(whole.min(), value), Math.max(whole.max(), value));
        return new StopProperly(reward, ignored -> value, traits, "truncated", null, null);
    }

    /// Returns this reward with the flag, `true` or `false`, in another field of the metadata.
    @CheckReturnValue
    public StopProperly flag(String field) {
        return new StopProperly(reward, penalty, traits, field, null, whenMissing);
    }

    /// Returns this reward for a field of the metadata that says how the completion ended: it was cut off where
    /// the field is the text `truncated`, such as `flag("finish_reason", "length")`.
    @CheckReturnValue
    public StopProperly flag(String field, String truncated) {
        return new StopProperly(
                reward, penalty, traits, field, Objects.requireNonNull(truncated, "truncated"), whenMissing);
    }

    /// Returns this reward with what to take for granted of a sample that does not say whether it was cut off.
    @CheckReturnValue
    public StopProperly whenMissing(boolean truncated) {
        return new StopProperly(reward, penalty, traits, field, truncatedValue, truncated);
    }

    /// @throws RewardException if the sample does not say whether it was cut off, or the reward inside has none
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        boolean truncated = isTruncated(sample);
        Reward whole = reward.score(sample);
        if (truncated) {
            return whole.shaped(penalty.applyAsDouble(whole.value()), "cut off");
        }
        return whole.shaped(whole.value(), "stopped by itself");
    }

    /// The traits of the reward inside, with the range that the penalty can reach.
    @Override
    public Traits traits() {
        return traits;
    }

    private boolean isTruncated(Sample sample) {
        JsonNode flag = sample.metadata().path(field);
        if ((flag.isMissingNode() || flag.isNull()) && whenMissing != null) {
            return whenMissing;
        }
        if (truncatedValue != null && flag.isString()) {
            return flag.asString().equals(truncatedValue);
        }
        if (truncatedValue == null && flag.isBoolean()) {
            return flag.booleanValue();
        }
        if (truncatedValue == null && flag.isString() && (flag.asString().equals("true") || flag.asString().equals(
                "false"))) {
            return flag.asString().equals("true");
        }
        throw new RewardException(
                RewardException.Kind.REFUSED_INPUT,
                sample.describe() + " does not say in metadata." + field + " whether its completion was cut off");
    }
}
