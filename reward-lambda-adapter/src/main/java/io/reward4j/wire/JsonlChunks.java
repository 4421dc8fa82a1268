package io.reward4j.wire;

import io.reward4j.SampleGroup;
import io.reward4j.wire.JsonlEntries.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cuts a file of samples into chunks that are scored at once, where what is answered to a sample depends on others of
/// its group.
///
/// A chunk has at most 1,024 lines and about 16 MiB, and goes on to the end of the group of its last line, but to no
/// more than 4,096 lines. Where chunks begin depends on nothing but the file.
final class JsonlChunks {

    private static final int LINES = 1_024;
    private static final int BYTES = 16 << 20;
    private static final int LINES_WITH_GROUP = 4_096;

    private final JsonlEntries entries;
    private @Nullable Item ahead;

    JsonlChunks(JsonlEntries entries) {
        this.entries = entries;
    }

    /// Returns the next chunk; empty at the end of the file.
    List<Item> next() throws IOException {
        List<Item> chunk = new ArrayList<>();
        long bytes = 0;
        Item item = ahead == null ? entries.next() : ahead;
        while (item != null && (hasRoom(chunk.size(), bytes) || belongsTo(chunk, item))) {
            chunk.add(item);
            bytes += item.size();
            item = entries.next();
        }
        ahead = item;
        return chunk;
    }

    private static boolean hasRoom(int lines, long bytes) {
        return lines < LINES && bytes < BYTES;
    }

    private static boolean belongsTo(List<Item> chunk, Item item) {
        return chunk.size() < LINES_WITH_GROUP
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
}
