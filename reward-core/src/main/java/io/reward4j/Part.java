package io.reward4j;

import io.reward4j.Reward.Role;
import java.time.Duration;

/// A named function and what it does to the whole.
///
/// @param weight a term's weight; `0` for the other roles
/// @param minimum the value at which a gate opens; `0` for the other roles
/// @param traits what the function announced when it was added
/// @param watch looks whether the function waits although it announced that it does not
record Part(
        String name,
        Role role,
        double weight,
        double minimum,
        RewardFunction function,
        Traits traits,
        CodeWatch watch) {

    Part {
        if (name.isBlank() || name.indexOf('/') >= 0 || name.indexOf('[') >= 0) {
            throw new IllegalArgumentException(
                    "the name of a part must not be blank or hold '/' or '[': '" + name + "'");
        }
        switch (role) {
            case TERM -> {
                if (!(weight > 0 && Double.isFinite(weight))) {
                    throw illegal(name, "needs a finite weight of at least 0, where 0 makes it a metric: " + weight);
                }
            }
            case GATE -> {
                if (!(minimum > traits.min() && minimum <= traits.max())) {
                    throw illegal(name,
                            "can never " + (minimum <= traits.min() ? "close" : "open") + ": its minimum is "
                                    + minimum + " and its function announces " + range(traits)
                                    + "; name a minimum in it with gate(name, minimum, function)");
                }
            }
            case FACTOR -> {
                if (traits.min() < 0 || traits.max() > 1) {
                    throw illegal(name, "is a factor and must announce a range within [0, 1], not " + range(traits)
                            + "; use clamp(0, 1) or rescale");
                }
            }
            case PENALTY -> {
                if (traits.max() > 0) {
                    throw illegal(name, "is a penalty and must announce a range of at most 0, not " + range(traits)
                            + "; use withRange(min, max)");
                }
            }
            case METRIC, ITEM -> {
            }
        }
    }

    /// @param context of the thread that asks
    Reward score(Sample sample, Context context) {
        if (!context.hearsParts()) {
            return CheckedScoring.watched(function, sample, watch, name);
        }
        long start = System.nanoTime();
        try {
            return CheckedScoring.watched(function, sample, watch, name);
        } finally {
            context.listener().partAsked(name, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    boolean closes(double value) {
        return role == Role.GATE && value < minimum;
    }

    private static IllegalArgumentException illegal(String name, String what) {
        return new IllegalArgumentException("part '" + name + "' " + what);
    }

    private static String range(Traits traits) {
        return "[" + traits.min() + ", " + traits.max() + "]";
    }
}
