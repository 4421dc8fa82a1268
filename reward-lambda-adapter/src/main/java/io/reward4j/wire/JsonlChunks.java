package io.reward4j.wire;

import io.reward4j.SampleGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cuts a file of samples into chunks that are scored at once.
///
/// A chunk has at most 1,024 lines and about 16 MiB. Where groups matter, it goes on to the end of the
/// group of its last line, but to no more than 4,096 lines.
final class JsonlChunks {

    private static final int LINES = 1_024;
    private static final int BYTES = 16 << 20;
    private static final int LINES_WITH_GROUP = 4_096;

    private final LineReader samples;
    private final Optional<LineReader> earlier;
    private final boolean wholeGroups;
    private final SampleFields fields;
    private long index;
    private @Nullable Item ahead;

    /// @param earlier what an earlier run wrote of the same samples
    JsonlChunks(LineReader samples, Optional<LineReader> earlier, boolean wholeGroups, SampleFields fields) {
        this.samples = samples;
        this.earlier = earlier;
        this.wholeGroups = wholeGroups;
        this.fields = fields;
    }

    /// One line.
    ///
    /// @param size how many bytes it has
    /// @param copied the earlier result, if it is kept
    record Item(Entry entry, int size, Optional<byte[]> copied) {}

    /// Returns the next chunk; empty at the end of the file.
    List<Item> next() throws IOException {
        List<Item> chunk = new ArrayList<>();
        long bytes = 0;
        Item item = ahead == null ? read() : ahead;
        while (item != null && (hasRoom(chunk.size(), bytes) || belongsTo(chunk, item))) {
            chunk.add(item);
            bytes += item.size();
            item = read();
        }
        ahead = item;
        return chunk;
    }

    private static boolean hasRoom(int lines, long bytes) {
        return lines < LINES && bytes < BYTES;
    }

    private boolean belongsTo(List<Item> chunk, Item item) {
        return wholeGroups
                && chunk.size() < LINES_WITH_GROUP
                && group(item).isPresent()
                && group(item).equals(group(chunk.getLast()));
    }

    private static Optional<SampleGroup> group(Item item) {
        return switch (item.entry()) {
            case Entry.Ready(var id, var sample) -> Optional.of(SampleGroup.of(sample));
            case Entry.Known(var id, var sample, double value) -> Optional.of(SampleGroup.of(sample));
            case Entry.Refused refused -> Optional.empty();
            case Entry.Unanswered unanswered -> Optional.empty();
        };
    }

    private @Nullable Item read() throws IOException {
        LineReader.Line line = samples.next();
        if (line == null) {
            return null;
        }
        Entry entry = JsonlReader.sample(line, index, fields);
        Item item = new Item(entry, line.bytes().length, Optional.empty());
        if (earlier.isPresent()) {
            item = compared(item, earlier.get().next());
        }
        index++;
        return item;
    }

    private Item compared(Item item, LineReader.@Nullable Line result) {
        if (result == null) {
            throw new IllegalArgumentException("the earlier results end at line " + index);
        }
        Optional<JsonlReader.Earlier> before = JsonlReader.result(result);
        if (before.isEmpty() || !(item.entry() instanceof Entry.Ready ready)) {
            return item;
        }
        if (!before.get().id().isSame(ready.id())) {
            throw new IllegalArgumentException("line " + (index + 1) + " of the earlier results is of '"
                    + before.get().id().text() + "', and that of the samples is '" + ready.id().text() + "'");
        }
        Entry known = new Entry.Known(ready.id(), ready.sample(), before.get().value());
        return new Item(known, item.size(), Optional.of(result.bytes()));
    }
}
