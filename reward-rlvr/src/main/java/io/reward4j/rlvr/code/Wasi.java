package io.reward4j.rlvr.code;

import io.reward4j.rlvr.code.GuestThread.Ended;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The operating system that a guest sees: three streams, a clock that runs with the fuel, and random numbers that are
/// the same in each run. There are no other files, no network and no processes. For one guest and one thread.
final class Wasi implements PythonWasm.Host {

    /// 2024-01-01T00:00:00Z.
    private static final long EPOCH_NANOS = 1_704_067_200L * 1_000_000_000;
    private static final long NANOS_A_UNIT = 100;

    private static final int SUCCESS = 0;
    private static final int BAD_DESCRIPTOR = 8;
    private static final int INVALID = 28;
    private static final int NO_ENTRY = 44;
    private static final int NOT_SUPPORTED = 58;
    private static final int NOT_SEEKABLE = 70;
    private static final int MOST_POLLED = 64;
    private static final int LONGEST_READ = 1 << 20;

    private static final String MODULE_FILE = "guest.py";
    private static final int GUEST_DIRECTORY = 3;
    private static final int MODULE_DESCRIPTOR = 4;
    private static final int LISTED_DIRECTORY = 5;
    private static final int DIRECTORY = 3;
    private static final int REGULAR_FILE = 4;

    private final Streams streams;
    private final byte[] module;
    private final Random random = new Random(20_240_101);
    private int moduleAt;
    private long slept;

    /// Answers a guest that may read `module` as `/guest/guest.py`; an empty one is not there.
    Wasi(Streams streams, byte[] module) {
        this.streams = streams;
        this.module = module;
    }

    @Override
    public int call(String name, long[] arguments, GuestMemory memory) {
        int first = arguments.length > 0 ? (int) arguments[0] : 0;
        return switch (name) {
            case "fd_write" -> write(first, (int) arguments[1], (int) arguments[2], (int) arguments[3], memory);
            case "fd_read" -> read(first, (int) arguments[1], (int) arguments[2], (int) arguments[3], memory);
            case "fd_fdstat_get" -> descriptor(first, (int) arguments[1], memory);
            case "fd_filestat_get" -> file(first, (int) arguments[1], memory);
            case "fd_seek" -> seek(first, arguments[1], (int) arguments[2], (int) arguments[3], memory);
            case "fd_tell" -> isStream(first) ? NOT_SEEKABLE : BAD_DESCRIPTOR;
            case "fd_close" -> isOpen(first) ? SUCCESS : BAD_DESCRIPTOR;
            case "fd_readdir" ->
                list(first, (int) arguments[1], (int) arguments[2], arguments[3], (int) arguments[4], memory);
            case "fd_prestat_get" -> BAD_DESCRIPTOR;
            case "path_open" -> open((int) arguments[2], (int) arguments[3], (int) arguments[8], memory);
            case "path_filestat_get" -> stat((int) arguments[2], (int) arguments[3], (int) arguments[4], memory);
            case "clock_time_get" -> time((int) arguments[2], memory);
            case "clock_res_get" -> resolution((int) arguments[1], memory);
            case "poll_oneoff" -> poll(first, (int) arguments[1], (int) arguments[2], (int) arguments[3], memory);
            case "random_get" -> random(first, (int) arguments[1], memory);
            case "args_sizes_get", "environ_sizes_get" -> nothing(first, (int) arguments[1], memory);
            case "args_get", "environ_get", "sched_yield" -> SUCCESS;
            case "proc_exit" -> throw streams.exited(first);
            case "return_error" -> {
                streams.threw(new String(memory.read((int) arguments[1], (int) arguments[2]), StandardCharsets.UTF_8));
                yield SUCCESS;
            }
            default -> name.startsWith("path_") ? NO_ENTRY : NOT_SUPPORTED;
        };
    }

    @Override
    public void moves(int bytes) {
        streams.moves(bytes);
    }

    private boolean isOpen(int descriptor) {
        return isStream(descriptor) || isModule(descriptor);
    }

    private boolean isStream(int descriptor) {
        return (descriptor >= 0 && descriptor <= 2) || streams.isChannel(descriptor);
    }

    private boolean isModule(int descriptor) {
        return module.length > 0 && descriptor >= GUEST_DIRECTORY && descriptor <= LISTED_DIRECTORY;
    }

    private int write(int descriptor, int vectors, int count, int written, GuestMemory memory) {
        int total = 0;
        for (int i = 0; i < count; i++) {
            byte[] bytes = memory.read(memory.readInt(vectors + 8 * i), memory.readInt(vectors + 8 * i + 4));
            if (!streams.write(descriptor, bytes)) {
                return BAD_DESCRIPTOR;
            }
            total += bytes.length;
        }
        memory.writeInt(written, total);
        return SUCCESS;
    }

    private int read(int descriptor, int vectors, int count, int read, GuestMemory memory) {
        int total = 0;
        for (int i = 0; i < count; i++) {
            int room = memory.readInt(vectors + 8 * i + 4);
            byte[] bytes = bytes(descriptor, Math.min(room, LONGEST_READ));
            if (bytes == null) {
                return BAD_DESCRIPTOR;
            }
            memory.write(memory.readInt(vectors + 8 * i), bytes, bytes.length);
            total += bytes.length;
            if (bytes.length < room) {
                break;
            }
        }
        memory.writeInt(read, total);
        return SUCCESS;
    }

    private byte @Nullable [] bytes(int descriptor, int most) {
        if (descriptor == MODULE_DESCRIPTOR && isModule(descriptor)) {
            int from = moduleAt;
            moduleAt = Math.min(module.length, from + most);
            return Arrays.copyOfRange(module, from, moduleAt);
        }
        return streams.read(descriptor, most);
    }

    private int descriptor(int descriptor, int answer, GuestMemory memory) {
        if (!isOpen(descriptor)) {
            return BAD_DESCRIPTOR;
        }
        memory.writeLong(answer, fileType(descriptor));
        memory.writeLong(answer + 8, -1);
        memory.writeLong(answer + 16, -1);
        return SUCCESS;
    }

    private int fileType(int descriptor) {
        if (isStream(descriptor)) {
            return 0;
        }
        return descriptor == MODULE_DESCRIPTOR ? REGULAR_FILE : DIRECTORY;
    }

    private int file(int descriptor, int answer, GuestMemory memory) {
        return isOpen(descriptor) ? describe(fileType(descriptor), answer, memory) : BAD_DESCRIPTOR;
    }

    private int describe(int type, int answer, GuestMemory memory) {
        for (int i = 0; i < 64; i += 8) {
            memory.writeLong(answer + i, 0);
        }
        memory.writeLong(answer + 16, type);
        memory.writeLong(answer + 24, 1);
        memory.writeLong(answer + 32, type == REGULAR_FILE ? module.length : 0);
        return SUCCESS;
    }

    private int seek(int descriptor, long offset, int whence, int answer, GuestMemory memory) {
        if (!isOpen(descriptor)) {
            return BAD_DESCRIPTOR;
        }
        if (isStream(descriptor)) {
            return NOT_SEEKABLE;
        }
        long from = switch (whence) {
            case 0 -> 0;
            case 1 -> moduleAt;
            default -> module.length;
        };
        moduleAt = Math.clamp(from + offset, 0, module.length);
        memory.writeLong(answer, moduleAt);
        return SUCCESS;
    }

    private boolean namesModule(int path, int length, GuestMemory memory) {
        return module.length > 0
                && new String(memory.read(path, length), StandardCharsets.UTF_8).equals(MODULE_FILE);
    }

    private boolean namesDirectory(int length) {
        return module.length > 0 && length == 1;
    }

    private int open(int path, int length, int answer, GuestMemory memory) {
        if (namesDirectory(length)) {
            memory.writeInt(answer, LISTED_DIRECTORY);
            return SUCCESS;
        }
        if (!namesModule(path, length, memory)) {
            return NO_ENTRY;
        }
        moduleAt = 0;
        memory.writeInt(answer, MODULE_DESCRIPTOR);
        return SUCCESS;
    }

    /// Lists the directory of the module, which holds nothing else.
    private int list(int descriptor, int buffer, int room, long from, int answer, GuestMemory memory) {
        if (!isModule(descriptor)) {
            return BAD_DESCRIPTOR;
        }
        byte[] name = MODULE_FILE.getBytes(StandardCharsets.UTF_8);
        int length = 24 + name.length;
        if (from > 0 || room < length) {
            memory.writeInt(answer, 0);
            return SUCCESS;
        }
        memory.writeLong(buffer, 1);
        memory.writeLong(buffer + 8, 1);
        memory.writeInt(buffer + 16, name.length);
        memory.writeInt(buffer + 20, REGULAR_FILE);
        memory.write(buffer + 24, name, name.length);
        memory.writeInt(answer, length);
        return SUCCESS;
    }

    private int stat(int path, int length, int answer, GuestMemory memory) {
        if (namesDirectory(length)) {
            return describe(DIRECTORY, answer, memory);
        }
        return namesModule(path, length, memory) ? describe(REGULAR_FILE, answer, memory) : NO_ENTRY;
    }

    private long now() {
        return NANOS_A_UNIT * streams.fuelUsed() + slept;
    }

    private int time(int answer, GuestMemory memory) {
        memory.writeLong(answer, EPOCH_NANOS + now());
        return SUCCESS;
    }

    private static int resolution(int answer, GuestMemory memory) {
        memory.writeLong(answer, NANOS_A_UNIT);
        return SUCCESS;
    }

    /// A guest that waits has waited at once: its clock is put forward. Streams are always ready.
    private int poll(int subscriptions, int events, int count, int answer, GuestMemory memory) {
        if (count < 1 || count > MOST_POLLED) {
            return INVALID;
        }
        for (int i = 0; i < count; i++) {
            int at = subscriptions + 48 * i;
            int event = events + 32 * i;
            int kind = memory.readInt(at + 8) & 0xFF;
            if (kind == 0) {
                long timeout = readLong(at + 24, memory);
                boolean absolute = (memory.readInt(at + 40) & 1) != 0;
                long wait = absolute ? timeout - EPOCH_NANOS - now() : timeout;
                slept += Math.clamp(wait, 0, Long.MAX_VALUE / 4 - Math.min(slept, Long.MAX_VALUE / 4));
            }
            memory.writeLong(event, readLong(at, memory));
            memory.writeLong(event + 8, (long) kind << 16);
            memory.writeLong(event + 16, 0);
            memory.writeLong(event + 24, 0);
        }
        memory.writeInt(answer, count);
        return SUCCESS;
    }

    private static long readLong(int address, GuestMemory memory) {
        return (memory.readInt(address) & 0xFFFF_FFFFL) | ((long) memory.readInt(address + 4) << 32);
    }

    private int random(int address, int length, GuestMemory memory) {
        if (length < 0 || length > LONGEST_READ) {
            return INVALID;
        }
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        memory.write(address, bytes, length);
        return SUCCESS;
    }

    private static int nothing(int count, int size, GuestMemory memory) {
        memory.writeInt(count, 0);
        memory.writeInt(size, 0);
        return SUCCESS;
    }

    /// The ends of a guest's streams, and what else it says to its host.
    interface Streams {

        /// Takes what a guest writes.
        ///
        /// @return whether there is such a stream
        /// @throws Ended if it is too much
        boolean write(int descriptor, byte[] bytes);

        /// Gives at most `most` bytes to a guest; none at the end, null where there is no such stream.
        byte @Nullable [] read(int descriptor, int most);

        /// Tells whether the descriptor is one beside the three of a process.
        boolean isChannel(int descriptor);

        /// Hears that a guest ends its process, and returns what ends it.
        Ended exited(int status);

        /// Hears that the guest's function threw.
        void threw(String message);

        /// Hears how many bytes are moved for the guest.
        void moves(int bytes);

        /// The fuel that the guest has used.
        long fuelUsed();
    }
}
