package io.reward4j.report;

import io.reward4j.Sample;
import java.util.regex.Pattern;

/// Makes reasons one that differ only by the name of the sample or by numbers.
final class GeneralReason {

    private static final int SHORTEST_NAME = 3;
    private static final String LEFT_OUT = "…";

    /// A number that is no part of a name and not the status of a reply.
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\p{N}_:./#$'-])(?<!answered |status )-?\\d++(?:\\.\\d++)?+(?:[eE][+-]?\\d++)?+");

    private GeneralReason() {}

    /// Returns a reason as it reads for any sample.
    static String of(Sample sample, String reason) {
        String general = reason;
        if (!sample.id().isEmpty()) {
            general = general.replace(sample.describe(), "the sample");
        }
        if (sample.id().length() >= SHORTEST_NAME) {
            general = general.replace(sample.id(), LEFT_OUT);
        }
        return NUMBER.matcher(general).replaceAll(LEFT_OUT);
    }
}
