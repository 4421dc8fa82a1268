package io.reward4j.wire;

import io.reward4j.wire.file.LineReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the entries of a file of samples, each with what an earlier run wrote of it.
final class JsonlEntries {

    private final LineReader samples;
    private final Optional<LineReader> earlier;
    private final String earlierName;
    private final SampleFields fields;
    private long index;

    /// @param earlier what an earlier run wrote of the first of the same samples, or of all
    /// @param earlierName what messages call that
    JsonlEntries(LineReader samples, Optional<LineReader> earlier, String earlierName, SampleFields fields) {
        this.samples = samples;
        this.earlier = earlier;
        this.earlierName = earlierName;
        this.fields = fields;
    }

    /// One line.
    ///
    /// @param size how many bytes it has
    /// @param copied the earlier result, if it is kept
    record Item(Entry entry, int size, Optional<byte[]> copied) {}

    /// Returns the next line; `null` at the end of the file.
    @Nullable
    Item next() throws IOException {
        LineReader.Line line = samples.next();
        if (line == null) {
            return null;
        }
        Entry entry = JsonlReader.sample(line, index, fields);
        Item item = new Item(entry, line.bytes().length, Optional.empty());
        LineReader.Line result = earlier.isPresent() ? earlier.get().next() : null;
        Item compared = result == null ? item : compared(item, result);
        index++;
        return compared;
    }

    /// @throws IllegalArgumentException if there are earlier results of more lines
    void checkEnd() throws IOException {
        if (earlier.isPresent() && earlier.get().next() != null) {
            throw new IllegalArgumentException(
                    earlierName + " go on beyond line " + index + ", where the samples end: they are of other samples");
        }
    }

    private Item compared(Item item, LineReader.Line result) {
        Optional<JsonlReader.Earlier> before = JsonlReader.result(result);
        if (before.isEmpty() || !(item.entry() instanceof Entry.Ready ready)) {
            return item;
        }
        requireSame(ready.id(), before.get().id(), index, earlierName, "give those of these samples");
        Entry known = new Entry.Known(ready.id(), ready.sample(), before.get().value());
        return new Item(known, item.size(), Optional.of(result.bytes()));
    }

    /// @param remedy what to do where the results are of other samples
    /// @throws IllegalArgumentException if the two are not the same
    static void requireSame(WireId sample, WireId result, long index, String name, String remedy) {
        if (!result.isSame(sample)) {
            throw new IllegalArgumentException("line " + (index + 1) + " of " + name + " is of '" + result.text()
                    + "', and that of the samples is '" + sample.text() + "': the results are of other samples; "
                    + remedy);
        }
    }
}
