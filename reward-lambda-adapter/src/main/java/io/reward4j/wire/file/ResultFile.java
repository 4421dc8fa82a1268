package io.reward4j.wire.file;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// The results of a run while they are written: a partial file beside the target, which takes the target's place when
/// all is done, in one step and with its permissions. Until then the target stays as it was.
///
/// A partial file that may be continued is called `<target>.partial`, any other `<target>.<8 digits>.partial`; neither
/// is ever written through a link. It stays where it is unless it is [committed][#commit()].
public final class ResultFile implements Closeable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<OpenOption> NEW = Set.of(
            StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> OLD = Set.of(
            StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path target;
    private final Path partial;
    private final FileChannel channel;
    private final OutputStream out;

    private ResultFile(Path target, Path partial, FileChannel channel) {
        this.target = target;
        this.partial = partial;
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    /// Makes a partial file that no other run knows.
    public static ResultFile create(Path target) throws IOException {
        requireReplaceable(target);
        byte[] digits = new byte[4];
        RANDOM.nextBytes(digits);
        Path partial = beside(target, "." + HexFormat.of().formatHex(digits) + ".partial");
        return new ResultFile(target, partial, FileChannel.open(partial, NEW, permissionsOf(target)));
    }

    /// Opens the partial file of an earlier run, or makes one. What it holds is kept up to [#truncate].
    public static ResultFile resume(Path target) throws IOException {
        requireReplaceable(target);
        Path partial = resumablePartial(target);
        requireRegular(partial, "the partial results");
        try {
            return new ResultFile(target, partial, FileChannel.open(partial, NEW, permissionsOf(target)));
        } catch (FileAlreadyExistsException e) {
            return new ResultFile(target, partial, FileChannel.open(partial, OLD));
        }
    }

    public static Path resumablePartial(Path target) {
        return beside(target, ".partial");
    }

    static Path beside(Path target, String suffix) {
        return target.resolveSibling(target.getFileName() + suffix);
    }

    private static void requireReplaceable(Path target) throws IOException {
        requireRegular(target, "the results");
    }

    private static void requireRegular(Path file, String what) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        BasicFileAttributes attributes = Files.readAttributes(
                file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            String kind = attributes.isSymbolicLink()
                    ? "a link"
                    : attributes.isDirectory() ? "a directory" : "a device";
            throw new FileSystemException(file.toString(), null, what + " must be a regular file, and this is " + kind);
        }
    }

    private static FileAttribute<?>[] permissionsOf(Path target) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(
                target, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null || !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(view.readAttributes().permissions())};
    }

    public Path partial() {
        return partial;
    }

    /// Drops what follows the first bytes, and goes on after them.
    public void truncate(long length) throws IOException {
        channel.truncate(length);
        channel.position(length);
    }

    public void writeLine(byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    /// Hands what was written to the operating system, which outlives this process.
    public void flush() throws IOException {
        out.flush();
    }

    /// Writes all to the disk and puts the file in the target's place.
    public void commit() throws IOException {
        out.flush();
        channel.force(true);
        channel.close();
        requireReplaceable(target);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Deletes what was written.
    public void discard() throws IOException {
        Files.deleteIfExists(partial);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
