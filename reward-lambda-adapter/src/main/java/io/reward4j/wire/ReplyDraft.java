package io.reward4j.wire;

import io.reward4j.Deadline;
import io.reward4j.Outcome;
import io.reward4j.RewardException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// A reply under way: scores entries as they come and writes their results, while what was read is still
/// at hand. Nothing of it leaves before the end of the event is known to be sound.
final class ReplyDraft implements AutoCloseable {

    private final EntryScorer scorer;
    private final Deadline deadline;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonGenerator out = Json.generator(bytes);
    private final List<Runnable> news = new ArrayList<>();
    private @Nullable RewardException failure;

    ReplyDraft(EntryScorer scorer, Deadline deadline) {
        this.scorer = scorer;
        this.deadline = deadline;
        out.writeStartArray();
    }

    void add(List<Entry> entries) {
        if (failure != null) {
            return;
        }
        List<Outcome> outcomes = scorer.outcomes(entries, deadline);
        if (scorer.isHeard()) {
            news.add(() -> scorer.tell(entries, outcomes));
        }
        try {
            for (Result result : scorer.results(entries, outcomes)) {
                ReplyWriter.write(result, out);
            }
        } catch (RewardException e) {
            failure = e;
        }
    }

    /// Tells the listeners and returns the list of results.
    ///
    /// @throws RewardException if an entry failed and the policy is to fail the invocation
    byte[] finish() {
        news.forEach(Runnable::run);
        if (failure != null) {
            throw failure;
        }
        out.writeEndArray();
        out.flush();
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        out.close();
    }
}
