package io.reward4j.judge.layer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The file of a recording, as a process may have left it that ended in the middle of a line.
final class RecordingFile {

    private static final System.Logger LOG = System.getLogger("io.reward4j.RecordedJudgeModel");
    private static final int BLOCK = 1 << 13;

    private RecordingFile() {}

    /// Drops what follows the last end of a line.
    ///
    /// @throws UncheckedIOException if the file cannot be read or written
    static void repair(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long whole = wholeLines(channel);
            if (whole < channel.size()) {
                LOG.log(System.Logger.Level.WARNING,
                        file + ": the last line was cut off and is dropped, " + (channel.size() - whole) + " bytes");
                channel.truncate(whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot repair " + file + ": " + e, e);
        }
    }

    /// How long the lines are that have an end.
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (long end = channel.size(); end > 0;) {
            long start = Math.max(0, end - BLOCK);
            block.clear().limit((int) (end - start));
            while (block.hasRemaining() && channel.read(block, start + block.position()) >= 0) {
                // reads on
            }
            for (int i = (int) (end - start) - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }
}
