package io.reward4j.extract;

/// A stretch of text that may be a JSON object or array: from `start` to before `end`.
///
/// @param quoted whether it holds a quoted string or name; `[1]`, `{}` and `[[A]]` are as common in prose as in JSON
record JsonCandidate(int start, int end, Kind kind, boolean quoted) {

    enum Kind {
        /// Well-formed as far as brackets, quotes, commas and colons go.
        COMPLETE,
        /// Its brackets close, but what is between them is no JSON.
        BROKEN,
        /// Still open where the text, the fenced block or the reasoning ends.
        TRUNCATED,
        /// A bracket of prose; `end` is where it shows, and candidates may begin there.
        PROSE
    }
}
