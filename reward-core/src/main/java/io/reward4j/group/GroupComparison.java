package io.reward4j.group;

import io.reward4j.GroupRewardFunction;
import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.List;

/// Compares rewards with those of the same group.
enum GroupComparison implements GroupRewardFunction {
    CENTERED, LEAVE_ONE_OUT, STANDARDIZED, RANKS;

    /// The largest `(n − 1) / √n`, which no standardised value exceeds (Samuelson's inequality), rounded up.
    static final double MOST_DEVIATIONS = Math.sqrt(GroupRewards.LARGEST_GROUP);

    @Override
    public List<Reward> score(List<Sample> group, List<Reward> base) {
        GroupValues.requireSmall(base.size());
        GroupValues values = new GroupValues(base.stream().mapToDouble(Reward::value).toArray());
        List<Reward> shaped = new ArrayList<>(base.size());
        for (Reward before : base) {
            shaped.add(before.shaped(of(before.value(), values), describe(before.value(), values)));
        }
        return shaped;
    }

    private double of(double value, GroupValues values) {
        return switch (this) {
            case CENTERED -> values.centered(value);
            case LEAVE_ONE_OUT -> values.leaveOneOut(value);
            case STANDARDIZED -> values.standardized(value);
            case RANKS -> values.rank(value);
        };
    }

    private static String describe(double value, GroupValues values) {
        if (values.isFlat()) {
            return "nothing to compare with in its group";
        }
        return value + " among " + values.count();
    }

    @Override
    public Traits traits(Traits base) {
        double span = base.max() - base.min();
        return switch (this) {
            case CENTERED, LEAVE_ONE_OUT -> base.withRange(-span, span);
            case STANDARDIZED -> base.withRange(-MOST_DEVIATIONS, MOST_DEVIATIONS);
            case RANKS -> base.withRange(0, 1);
        };
    }
}
