package io.reward4j.examples.spark;

import io.reward4j.wire.Entry;
import io.reward4j.wire.JsonlRunner;
import io.reward4j.wire.Samples;
import io.reward4j.wire.WireId;
import java.util.Arrays;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/// One row of [Rollouts].
///
/// @param line JSON in UTF-8
/// @param refusal why it cannot be scored, if that is known before
record Rollout(byte[] line, @Nullable String refusal) {

    private static final int LONGEST = JsonlRunner.DEFAULT_LONGEST_LINE;
    private static final int BEGINNING = 1 << 16;

    static Rollout of(Row row) {
        return new Rollout(row.getAs("line"), row.getAs("refusal"));
    }

    /// Returns the sample, or why there is none. A line without an id is refused under a digest of the line: it has no
    /// place by which it could be named, since a job reads it as the part of a file, and perhaps once more.
    ///
    /// @param index its place in the partition, for messages
    Entry entry(long index) {
        if (line.length > LONGEST) {
            Entry begun = withId(Samples.read(Arrays.copyOf(line, BEGINNING), index));
            return new Entry.Refused(begun.id(), "a line of more than " + LONGEST + " bytes");
        }
        Entry entry = withId(Samples.read(line, index));
        return refusal == null ? entry : new Entry.Refused(entry.id(), refusal);
    }

    private Entry withId(Entry entry) {
        if (!entry.id().isMadeUp()) {
            return entry;
        }
        WireId id = WireId.of("without-id-" + new WideDigest().add(line).hex());
        return new Entry.Refused(id, entry instanceof Entry.Refused(WireId madeUp, String reason)
                ? reason
                : "it has no id, and results are told apart by their ids alone");
    }
}
