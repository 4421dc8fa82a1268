package io.reward4j.wire.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps two runs, in one process or in several, from writing the same results: a lock on the file `<results>.lock`,
/// which is there while the run lasts. The operating system gives the lock up when a process ends, however it ends.
public final class RunLock implements Closeable {

    private static final Set<OpenOption> OPTIONS = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Takes the lock of a run that writes these results.
    ///
    /// @throws FileSystemException if another run holds the lock
    public static RunLock of(Path results) throws IOException {
        Path file = ResultFile.beside(results, ".lock");
        while (true) {
            FileChannel channel = FileChannel.open(file, OPTIONS);
            try {
                if (lock(channel) == null) {
                    throw new FileSystemException(results.toString(), null, "another run is writing these results");
                }
                if (isStill(file, channel)) {
                    return new RunLock(file, channel);
                }
                channel.close();
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /// Tells whether the file is the one that was locked, and not another that was made after a run that had ended
    /// deleted that: writes what only this run knows, and looks for it.
    private static boolean isStill(Path file, FileChannel channel) throws IOException {
        String mark = "process " + ProcessHandle.current().pid() + ", run " + UUID.randomUUID() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.US_ASCII)), 0);
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).equals(mark);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            channel.close();
        }
    }
}
