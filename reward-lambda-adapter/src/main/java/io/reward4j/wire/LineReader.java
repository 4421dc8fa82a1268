package io.reward4j.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads the lines of a file, each ended by a line feed or by the end of the file. Holds one line at a
/// time, and no line beyond a limit.
final class LineReader implements Closeable {

    private static final int BUFFER = 1 << 16;

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
    static final class Line {

        private final byte[] bytes;
        private final boolean tooLong;

        private Line(byte[] bytes, boolean tooLong) {
            this.bytes = bytes;
            this.tooLong = tooLong;
        }

        /// What is in it; nothing if it is too long.
        byte[] bytes() {
            return bytes;
        }

        boolean tooLong() {
            return tooLong;
        }
    }

    /// @param longest the most bytes of a line that is held
    static LineReader open(Path file, int longest) throws IOException {
        return new LineReader(Files.newInputStream(file), longest);
    }

    /// Returns how many lines a file has.
    static long count(Path file) throws IOException {
        long count = 0;
        try (LineReader lines = open(file, 0)) {
            while (lines.next() != null) {
                count++;
            }
        }
        return count;
    }

    /// Returns the next line; `null` at the end of the file.
    @Nullable
    Line next() throws IOException {
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
            if (!tooLong) {
                length = append(length, end);
            }
            position = ended ? end + 1 : end;
        }
        return tooLong ? new Line(new byte[0], true) : new Line(Arrays.copyOf(line, length), false);
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
