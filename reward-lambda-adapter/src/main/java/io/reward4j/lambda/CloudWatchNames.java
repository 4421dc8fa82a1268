package io.reward4j.lambda;

import java.util.Set;

/// Checks names that users give against what CloudWatch takes.
final class CloudWatchNames {

    private static final int LONGEST_NAMESPACE = 255;
    private static final int LONGEST_DIMENSION = 250;
    private static final int LONGEST_VALUE = 1_024;
    private static final int MOST_DIMENSIONS = 29;

    private CloudWatchNames() {}

    static String namespace(String namespace) {
        boolean known = namespace.chars()
                .allMatch(c -> (Character.isLetterOrDigit(c) && c < 128) || ".-_/#:".indexOf(c) >= 0);
        if (namespace.isEmpty() || namespace.length() > LONGEST_NAMESPACE || !known || namespace.startsWith("AWS/")
                || namespace.startsWith(":")) {
            throw new IllegalArgumentException(
                    "a namespace has 1 to 255 letters, digits and .-_/#: and does not begin with AWS/ or ':': '"
                            + namespace
                            + "'");
        }
        return namespace;
    }

    static void dimension(String name, String value, Set<String> others) {
        if (!isPrintable(name, LONGEST_DIMENSION) || name.startsWith(":")) {
            throw new IllegalArgumentException(
                    "the name of a dimension has 1 to 250 characters of ASCII and does not begin with ':': '" + name
                            + "'");
        }
        if (!isPrintable(value, LONGEST_VALUE)) {
            throw new IllegalArgumentException(
                    "the value of the dimension '" + name + "' must have 1 to 1,024 characters of ASCII: '" + value
                            + "'");
        }
        if (InvocationMetrics.reserves(name) || others.contains(name)) {
            throw new IllegalArgumentException("the dimension's name is taken: '" + name + "'");
        }
        if (others.size() == MOST_DIMENSIONS) {
            throw new IllegalArgumentException("more than 29 dimensions: '" + name + "'");
        }
    }

    private static boolean isPrintable(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
