package io.reward4j.probe;

import io.reward4j.Traits;
import io.reward4j.text.NumberFormat;
import java.util.stream.Collectors;

/// Writes what a reward announces for people.
final class TraitsText {

    private TraitsText() {}

    static String range(Traits traits) {
        return "[" + NumberFormat.brief(traits.min()) + ", " + NumberFormat.brief(traits.max()) + "]";
    }

    static String reads(Traits traits) {
        return traits.reads().stream().map(content -> content.id().replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    static String calls(Traits traits) {
        return switch (traits.maxCalls()) {
            case 0 -> "no calls";
            case 1 -> "at most 1 call";
            case Traits.UNBOUNDED -> "an unbounded number of calls";
            default -> "at most " + traits.maxCalls() + " calls";
        };
    }
}
