package io.reward4j.rlvr.code;

import io.reward4j.digest.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// An interpreter as it stands after its start, with the modules imported that programs ask for: what every run begins
/// with. Made once in about ten seconds and kept in a file, whose name holds what it was made from and whose end holds
/// the digest of what is before it.
record PythonImage(PythonWasm module, GuestState state) {

    private static final Map<Path, PythonImage> LOADED = new ConcurrentHashMap<>();
    private static final String GUEST = "guest.py";
    private static final int FORMAT = 1;
    private static final int DIGEST_BYTES = 32;
    private static final int HEADER_BYTES = 8;
    private static final int DATA_SECTION = 11;
    private static final int DATA_COUNT_SECTION = 12;
    private static final int MOST_PAGES = 1 << 12;

    /// Returns the image of a directory, which is made there if it is missing or not whole. Images are kept in memory
    /// and shared within the process.
    ///
    /// @throws UncheckedIOException if the directory cannot be written to and holds no image
    static PythonImage in(Path directory) {
        return LOADED.computeIfAbsent(directory.toAbsolutePath().normalize(), PythonImage::loadOrMake);
    }

    static Path file(Path directory) {
        return directory.resolve("python-" + fingerprint() + ".image");
    }

    private static PythonImage loadOrMake(Path directory) {
        Path file = file(directory);
        try {
            if (Files.isRegularFile(file)) {
                byte[] bytes = Files.readAllBytes(file);
                if (isWhole(bytes)) {
                    return read(bytes);
                }
            }
            byte[] content = make();
            write(file, content);
            return read(content);
        } catch (IOException e) {
            throw new UncheckedIOException("the image of the Python interpreter can neither be read nor made in "
                    + directory, e);
        }
    }

    /// What the image is made from: this format, the guest's module, and the module of the interpreter.
    private static String fingerprint() {
        MessageDigest digest = Sha256.digest();
        digest.update((byte) FORMAT);
        digest.update(guestModule());
        digest.update(PythonWasm.fingerprint().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static byte[] guestModule() {
        try (InputStream in = PythonImage.class.getResourceAsStream(GUEST)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + GUEST + " is missing beside " + PythonImage.class);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] make() throws IOException {
        byte[] module = PythonWasm.moduleBytes();
        GuestState state = PythonGuest.stateAfterStart(PythonWasm.parse(module), guestModule());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))))) {
            byte[] withoutData = withoutData(module);
            out.writeInt(withoutData.length);
            out.write(withoutData);
            out.writeLong(state.stackPointer());
            out.writeInt(state.pages());
            for (byte[] page : state.pageBytes()) {
                out.writeBoolean(page.length > 0);
                out.write(page);
            }
        }
        return bytes.toByteArray();
    }

    private static PythonImage read(byte[] content) throws IOException {
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(content)), 1 << 16))) {
            byte[] module = in.readNBytes(in.readInt());
            long stackPointer = in.readLong();
            int pages = in.readInt();
            if (pages < 1 || pages > MOST_PAGES) {
                throw new IOException("an image of " + pages + " pages");
            }
            byte[][] bytes = new byte[pages][];
            for (int i = 0; i < pages; i++) {
                bytes[i] = in.readBoolean() ? in.readNBytes(GuestState.PAGE) : new byte[0];
            }
            return new PythonImage(PythonWasm.parse(module), new GuestState(stackPointer, bytes));
        }
    }

    /// Tells whether bytes end with the digest of those before.
    private static boolean isWhole(byte[] bytes) {
        int length = bytes.length - DIGEST_BYTES;
        if (length <= 0) {
            return false;
        }
        MessageDigest digest = Sha256.digest();
        digest.update(bytes, 0, length);
        return MessageDigest.isEqual(digest.digest(), Arrays.copyOfRange(bytes, length, bytes.length));
    }

    /// Writes the file beside its place and moves it there, so that nobody reads half of it.
    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), "python-", ".part");
        try {
            MessageDigest digest = Sha256.digest();
            try (DigestOutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
                out.write(content);
                out.on(false);
                out.write(digest.digest());
            }
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Returns a module of WebAssembly without its data, which is in the state.
    static byte[] withoutData(byte[] module) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.write(module, 0, HEADER_BYTES);
        for (int section = HEADER_BYTES; section < module.length;) {
            int length = 0;
            int at = section + 1;
            int shift = 0;
            byte part;
            do {
                part = module[at++];
                length |= (part & 0x7F) << shift;
                shift += 7;
            } while (part < 0);
            if (module[section] != DATA_SECTION && module[section] != DATA_COUNT_SECTION) {
                kept.write(module, section, at + length - section);
            }
            section = at + length;
        }
        return kept.toByteArray();
    }
}
