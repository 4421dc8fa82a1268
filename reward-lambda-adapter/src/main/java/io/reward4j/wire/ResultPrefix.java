package io.reward4j.wire;

import io.reward4j.wire.JsonlEntries.Item;
import io.reward4j.wire.file.LineReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The results at the beginning of a partial file that a run can go on from.
///
/// @param lines how many they are
/// @param bytes how long they are, with their ends
record ResultPrefix(long lines, long bytes) {

    private static final String REMEDY = "name another file of results, or delete this one to begin anew";

    /// Compares a partial file with the samples that it is said to be of.
    ///
    /// @param wholeChunks whether a chunk that was not written to its end is scored anew
    /// @throws IllegalArgumentException if it is of other samples
    static ResultPrefix of(JsonlEntries entries, LineReader written, String name, boolean wholeChunks)
            throws IOException {
        ResultPrefix prefix = new ResultPrefix(0, 0);
        if (!wholeChunks) {
            for (Item item = entries.next(); item != null; item = entries.next()) {
                ResultPrefix longer = prefix.with(List.of(item), written, name);
                if (longer.lines == prefix.lines) {
                    return prefix;
                }
                prefix = longer;
            }
        } else {
            JsonlChunks chunks = new JsonlChunks(entries);
            for (List<Item> chunk = chunks.next(); !chunk.isEmpty(); chunk = chunks.next()) {
                ResultPrefix longer = prefix.with(chunk, written, name);
                if (longer.lines == prefix.lines) {
                    return prefix;
                }
                prefix = longer;
            }
        }
        if (written.next() != null) {
            throw new IllegalArgumentException(
                    name + " has more lines than the samples: it is of other samples; " + REMEDY);
        }
        return prefix;
    }

    /// This prefix with the results of a chunk, if all of them are there and whole.
    private ResultPrefix with(List<Item> chunk, LineReader written, String name) throws IOException {
        long length = bytes;
        for (int i = 0; i < chunk.size(); i++) {
            LineReader.Line line = written.next();
            if (line == null || !line.ended()) {
                return this;
            }
            Optional<WireId> id = line.tooLong() ? Optional.empty() : JsonlReader.resultId(line);
            if (id.isEmpty()) {
                throw new IllegalArgumentException(
                        "line " + (lines + i + 1) + " of " + name + " is no result; " + REMEDY);
            }
            JsonlEntries.requireSame(chunk.get(i).entry().id(), id.get(), lines + i, name, REMEDY);
            length += line.bytes().length + 1;
        }
        return new ResultPrefix(lines + chunk.size(), length);
    }
}
