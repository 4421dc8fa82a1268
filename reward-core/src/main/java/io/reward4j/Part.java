package io.reward4j;

import io.reward4j.Reward.Role;

/// A named function and what it does to the whole.
///
/// @param weight a term's weight; `0` for the other roles
/// @param minimum the value at which a gate opens; `0` for the other roles
/// @param traits what the function announced when it was added
record Part(String name, Role role, double weight, double minimum, RewardFunction function, Traits traits) {

    Part {
        if (name.isBlank() || name.indexOf('/') >= 0 || name.indexOf('[') >= 0) {
            throw new IllegalArgumentException(
                    "the name of a part must not be blank or hold '/' or '[': '" + name + "'");
        }
        switch (role) {
            case TERM -> {
                if (!(weight > 0 && Double.isFinite(weight))) {
                    throw illegal(name, "needs a weight that is positive and finite: " + weight);
                }
            }
            case GATE -> {
                if (!(minimum > traits.min() && minimum <= traits.max())) {
                    throw illegal(name,
                            "can never " + (minimum <= traits.min() ? "close" : "open") + ": its minimum is "
                                    + minimum + " and its function announces " + range(traits));
                }
            }
            case FACTOR -> {
                if (traits.min() < 0 || traits.max() > 1) {
                    throw illegal(name, "is a factor and must announce a range within [0, 1], not " + range(traits));
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
