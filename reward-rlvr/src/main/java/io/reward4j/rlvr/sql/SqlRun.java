package io.reward4j.rlvr.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a query.
sealed interface SqlRun {

    /// The query returned rows.
    ///
    /// @param columns the number of columns, known also where there are no rows
    /// @param rows the rows in the order in which they came
    record Rows(int columns, List<List<@Nullable Object>> rows) implements SqlRun {}

    /// The query failed, or was not let through.
    ///
    /// @param reason why, without a word of the query
    /// @param detail what the engine says, which may quote the query; may be empty
    record Failed(String reason, String detail) implements SqlRun {

        Failed(String reason) {
            this(reason, "");
        }

        /// The reason and the detail, for the one who wrote the query.
        String shown() {
            return detail.isEmpty() ? reason : reason + ": " + detail;
        }
    }
}
