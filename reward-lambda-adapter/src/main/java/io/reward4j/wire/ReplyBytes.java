package io.reward4j.wire;

import io.reward4j.wire.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// The JSON of a reply, in UTF-8, in pieces of at most 64 KiB: a long one never has to be in memory twice, nor in one
/// place.
///
/// Safe for use by several threads.
public final class ReplyBytes {

    private static final int SHORTEST_PIECE = 1 << 12;
    private static final int LONGEST_PIECE = 1 << 16;

    private final List<byte[]> pieces;
    private final int length;

    /// @param pieces all full but the last
    private ReplyBytes(List<byte[]> pieces, int length) {
        this.pieces = pieces;
        this.length = length;
    }

    /// Returns what is in an array. It is not copied, so nobody may change it.
    public static ReplyBytes of(byte[] json) {
        return new ReplyBytes(List.of(json), json.length);
    }

    /// Returns the UTF-8 of a text. Half a surrogate pair becomes a question mark.
    public static ReplyBytes of(String json) {
        return of(json.getBytes(StandardCharsets.UTF_8));
    }

    /// Returns what `writer` writes.
    static ReplyBytes written(Consumer<JsonGenerator> writer) {
        Collector out = new Collector();
        JsonGenerator generator = Json.generator(out);
        writer.accept(generator);
        // not where writing failed: closing writes what is left, and would hide why
        generator.close();
        return out.bytes();
    }

    /// How many bytes there are.
    public int length() {
        return length;
    }

    /// Writes all of them. The stream is neither flushed nor closed.
    ///
    /// @throws IOException if the stream throws it
    public void writeTo(OutputStream out) throws IOException {
        int left = length;
        for (byte[] piece : pieces) {
            out.write(piece, 0, Math.min(piece.length, left));
            left -= piece.length;
        }
    }

    /// Returns all of them in an array of their own.
    public byte[] toByteArray() {
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            int taken = Math.min(piece.length, length - at);
            System.arraycopy(piece, 0, all, at, taken);
            at += taken;
        }
        return all;
    }

    /// The JSON as text.
    @Override
    public String toString() {
        return new String(toByteArray(), StandardCharsets.UTF_8);
    }

    /// Returns a stream of them.
    InputStream stream() {
        List<InputStream> streams = new ArrayList<>(pieces.size());
        int left = length;
        for (byte[] piece : pieces) {
            streams.add(new ByteArrayInputStream(piece, 0, Math.min(piece.length, left)));
            left -= piece.length;
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    /// Collects JSON. Not safe for use by several threads.
    static final class Collector extends OutputStream {

        /// How much of a text is escaped at once.
        private static final int ESCAPED = 1 << 12;

        private static final byte[] ZERO = "0.0".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] ONE = "1.0".getBytes(StandardCharsets.US_ASCII);

        private final List<byte[]> pieces = new ArrayList<>();
        private final int shortest;
        private byte[] last = new byte[0];
        private int used;
        private int length;

        Collector() {
            this(SHORTEST_PIECE);
        }

        /// @param expected how many bytes there will be, more or less
        Collector(int expected) {
            this.shortest = expected;
        }

        @Override
        public void write(int value) {
            if (used == last.length) {
                addPiece();
            }
            last[used++] = (byte) value;
            length++;
        }

        @Override
        public void write(byte[] bytes) {
            write(bytes, 0, bytes.length);
        }

        /// @throws OutOfMemoryError if there are more than an array could hold
        @Override
        public void write(byte[] bytes, int from, int count) {
            int done = Math.min(last.length - used, count);
            System.arraycopy(bytes, from, last, used, done);
            used += done;
            length += done;
            while (done < count) {
                addPiece();
                int taken = Math.min(last.length, count - done);
                System.arraycopy(bytes, from + done, last, 0, taken);
                done += taken;
                used = taken;
                length += taken;
            }
        }

        /// Writes a text as a JSON string, with lone surrogates escaped.
        void text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            write('"');
            if (isPlain(utf8)) {
                write(utf8);
            } else {
                escaped(text);
            }
            write('"');
        }

        /// Tells whether a text is of ASCII that stands for itself within a JSON string. A question mark may be what is
        /// left of half a surrogate pair, and does not count.
        private static boolean isPlain(byte[] utf8) {
            for (byte unit : utf8) {
                if (unit < ' ' || unit == '"' || unit == '\\' || unit == '?') {
                    return false;
                }
            }
            return true;
        }

        private void escaped(String text) {
            int from = 0;
            while (from < text.length()) {
                int to = Math.min(text.length(), from + ESCAPED);
                if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                    to--;
                }
                write(Json.escaped(text.substring(from, to)).getBytes(StandardCharsets.UTF_8));
                from = to;
            }
        }

        /// Writes a finite number as [Double#toString(double)] does; `0` and `1`, which most values are, without asking
        /// it.
        void number(double value) {
            if (value == 0) {
                write(ZERO);
            } else if (value == 1) {
                write(ONE);
            } else {
                write(Double.toString(value).getBytes(StandardCharsets.US_ASCII));
            }
        }

        /// A piece is as long as all before it, so that a short reply takes little.
        private void addPiece() {
            if (length > Integer.MAX_VALUE - LONGEST_PIECE) {
                throw new OutOfMemoryError("a reply of more than 2 GiB");
            }
            last = new byte[Math.clamp(length, shortest, LONGEST_PIECE)];
            used = 0;
            pieces.add(last);
        }

        int length() {
            return length;
        }

        /// Returns what was written; nothing is written afterwards.
        ReplyBytes bytes() {
            return new ReplyBytes(List.copyOf(pieces), length);
        }
    }
}
