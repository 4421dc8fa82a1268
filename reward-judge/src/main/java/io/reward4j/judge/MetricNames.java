package io.reward4j.judge;

/// Names that become metrics.
final class MetricNames {

    private MetricNames() {}

    /// @throws IllegalArgumentException if metrics cannot have the name
    static String check(String name) {
        if (name.isBlank() || name.indexOf('/') >= 0 || name.indexOf('[') >= 0) {
            throw new IllegalArgumentException("a name cannot be blank, nor hold '/' or '[': '" + name + "'");
        }
        return name;
    }
}
