package io.reward4j.wire.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads the lines of a file, each ended by a line feed or by the end of the file. Holds one line at a time, and of a
/// line beyond a limit only the beginning. A file that is compressed with gzip is read as what it holds, by its first
/// bytes and whatever it is called; a byte order mark at the beginning is passed over.
public final class LineReader implements Closeable {

    private static final int BUFFER = 1 << 16;
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private byte[] line = new byte[BUFFER];

    private LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /// A line without its end.
    public static final class Line {

        private final byte[] bytes;
        private final boolean tooLong;
        private final boolean ended;

        public Line(byte[] bytes, boolean tooLong, boolean ended) {
            this.bytes = bytes;
            this.tooLong = tooLong;
            this.ended = ended;
        }

        /// What is in it; the first 64 KiB if it is too long.
        public byte[] bytes() {
            return bytes;
        }

        public boolean tooLong() {
            return tooLong;
        }

        /// Tells whether a line feed ended it; the last line of a file may have none.
        public boolean ended() {
            return ended;
        }
    }

    /// Opens a file at its first line.
    ///
    /// @param longest the most bytes of a line that is held
    public static LineReader open(Path file, int longest) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            InputStream text = startsWith(raw, GZIP)
                    ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER)
                    : raw;
            if (startsWith(text, BYTE_ORDER_MARK)) {
                text.skipNBytes(BYTE_ORDER_MARK.length);
            }
            return new LineReader(text, longest);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static boolean startsWith(InputStream in, byte[] prefix) throws IOException {
        in.mark(prefix.length);
        byte[] head = in.readNBytes(prefix.length);
        in.reset();
        return Arrays.equals(head, prefix);
    }

    /// Returns the next line; `null` at the end of the file.
    public @Nullable Line next() throws IOException {
        if (!fill()) {
            return null;
        }
        int length = 0;
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && fill()) {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            ended = end < filled;
            tooLong |= end - position > longest - length;
            length = append(length, tooLong ? Math.min(end, position + Math.max(0, BUFFER - length)) : end);
            position = ended ? end + 1 : end;
        }
        int kept = tooLong ? Math.min(length, BUFFER) : length;
        return new Line(Arrays.copyOf(line, kept), tooLong, ended);
    }

    private int append(int length, int end) {
        int more = end - position;
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, line.length + (line.length >> 1)));
        }
        System.arraycopy(buffer, position, line, length, more);
        return length + more;
    }

    private boolean fill() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
