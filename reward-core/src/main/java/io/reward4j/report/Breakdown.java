package io.reward4j.report;

import java.util.List;
import java.util.Objects;

/// The rewards of a run by what stands in one field of the samples' metadata, such as a language.
///
/// @param field the field, by its name or as a JSON pointer
/// @param rows one for each value, in the order in which they came; values beyond the first 100 are one row, and so are
///     samples without the field
public record Breakdown(String field, List<Row> rows) {

    public Breakdown {
        Objects.requireNonNull(field, "field");
        rows = List.copyOf(rows);
    }

    /// The samples with one value of the field.
    ///
    /// @param value the value, a text as it is, all else as JSON; at most 60 characters
    /// @param rewards how their rewards are spread
    /// @param failed how many of them have no reward
    public record Row(String value, Distribution rewards, long failed) {}
}
