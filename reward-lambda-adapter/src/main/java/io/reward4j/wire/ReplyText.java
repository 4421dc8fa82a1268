package io.reward4j.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonGenerator out = Json.generator(bytes);
    private final List<MadeUp> madeUp = new ArrayList<>();

    /// The real ids that look as if they were made up.
    private final Set<String> lookalikes = new HashSet<>();

    ReplyText() {
        out.writeStartArray();
    }

    /// Where in the bytes the result with a made-up id begins.
    private record MadeUp(String id, int start) {}

    void add(Result result) {
        String id = result.id().text();
        if (result.id().isMadeUp()) {
            out.flush();
            madeUp.add(new MadeUp(id, bytes.size()));
        } else if (id.startsWith(WireId.MADE_UP)) {
            lookalikes.add(id);
        }
        ReplyWriter.write(result, out);
    }

    byte[] finish() {
        out.writeEndArray();
        out.close();
        byte[] written = bytes.toByteArray();
        List<MadeUp> taken = madeUp.stream().filter(made -> lookalikes.contains(made.id())).toList();
        return taken.isEmpty() ? written : changed(written, taken);
    }

    private byte[] changed(byte[] written, List<MadeUp> taken) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(written.length + 16 * taken.size());
        int done = 0;
        for (MadeUp made : taken) {
            byte[] id = made.id().getBytes(StandardCharsets.US_ASCII);
            int end = indexOf(written, id, made.start()) + id.length;
            changed.write(written, done, end - done);
            changed.writeBytes(free(made.id()).substring(made.id().length()).getBytes(StandardCharsets.US_ASCII));
            done = end;
        }
        changed.write(written, done, written.length - done);
        return changed.toByteArray();
    }

    private String free(String id) {
        String free = id + CHANGED;
        while (lookalikes.contains(free)) {
            free += CHANGED;
        }
        return free;
    }

    private static int indexOf(byte[] text, byte[] part, int from) {
        int at = from;
        while (!Arrays.equals(text, at, at + part.length, part, 0, part.length)) {
            at++;
        }
        return at;
    }
}
