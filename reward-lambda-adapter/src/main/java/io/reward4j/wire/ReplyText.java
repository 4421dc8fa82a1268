package io.reward4j.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The list of results as it is written. A made-up id that turns out to be the real one of another sample is changed at
/// the end, when all are known.
final class ReplyText {

    private static final String CHANGED = "-without-id";

    private static final int COPIED = 8_192;

    private final ReplyBytes.Collector bytes = new ReplyBytes.Collector();
    private final List<MadeUp> madeUp = new ArrayList<>();

    /// The real ids that look as if they were made up.
    private final Set<String> lookalikes = new HashSet<>();

    ReplyText() {
        bytes.write('[');
    }

    /// Where in the bytes a made-up id ends.
    private record MadeUp(String id, int end) {}

    void add(Result result) {
        if (bytes.length() > 1) {
            bytes.write(',');
        }
        String id = result.id().text();
        if (result.id().isMadeUp()) {
            madeUp.add(new MadeUp(id, bytes.length() + ReplyWriter.OPENING.length() + id.length()));
        } else if (id.startsWith(WireId.MADE_UP)) {
            lookalikes.add(id);
        }
        ReplyWriter.write(result, bytes);
    }

    ReplyBytes finish() {
        bytes.write(']');
        List<MadeUp> taken = new ArrayList<>();
        for (MadeUp made : madeUp) {
            if (lookalikes.contains(made.id())) {
                taken.add(made);
            }
        }
        return taken.isEmpty() ? bytes.bytes() : changed(bytes.bytes(), taken);
    }

    private ReplyBytes changed(ReplyBytes written, List<MadeUp> taken) {
        ReplyBytes.Collector changed = new ReplyBytes.Collector();
        try (InputStream rest = written.stream()) {
            int done = 0;
            for (MadeUp made : taken) {
                copy(rest, made.end() - done, changed);
                String more = free(made.id()).substring(made.id().length());
                changed.write(more.getBytes(StandardCharsets.US_ASCII));
                done = made.end();
            }
            rest.transferTo(changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return changed.bytes();
    }

    private static void copy(InputStream from, int count, OutputStream to) throws IOException {
        for (int left = count; left > 0; left -= COPIED) {
            to.write(from.readNBytes(Math.min(left, COPIED)));
        }
    }

    private String free(String id) {
        String free = id + CHANGED;
        while (lookalikes.contains(free)) {
            free += CHANGED;
        }
        return free;
    }
}
