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
import tools.jackson.core.JsonGenerator;

/// The list of results as it is written. A made-up id that turns out to be the real one of another sample is changed at
/// the end, when all are known.
///
/// It is not closed where it is not finished: that would write what is left, and where memory has run out it would hide
/// that.
final class ReplyText {

    private static final String CHANGED = "-without-id";

    private static final int COPIED = 8_192;

    /// How a result begins whose id is a text.
    private static final String OPENING = "{\"id\":\"";

    private final ReplyBytes.Collector bytes = new ReplyBytes.Collector();
    private final JsonGenerator out = Json.generator(bytes);
    private final List<MadeUp> madeUp = new ArrayList<>();

    /// The real ids that look as if they were made up.
    private final Set<String> lookalikes = new HashSet<>();

    ReplyText() {
        out.writeStartArray();
    }

    /// Where in the bytes a made-up id ends.
    private record MadeUp(String id, int end) {}

    void add(Result result) {
        String id = result.id().text();
        if (result.id().isMadeUp()) {
            madeUp.add(new MadeUp(id, start() + OPENING.length() + id.length()));
        } else if (id.startsWith(WireId.MADE_UP)) {
            lookalikes.add(id);
        }
        ReplyWriter.write(result, out);
    }

    /// Where the next result begins: after a comma, if it is not the first.
    private int start() {
        out.flush();
        return bytes.length() == 1 ? 1 : bytes.length() + 1;
    }

    ReplyBytes finish() {
        out.writeEndArray();
        out.close();
        List<MadeUp> taken = madeUp.stream().filter(made -> lookalikes.contains(made.id())).toList();
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
