package io.reward4j.rlvr.sql;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import io.reward4j.rlvr.sql.MeteredThread.OutOfFuelException;
import io.roastedroot.sqlite4j.SQLiteModule;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// SQLite as WebAssembly, compiled to the JVM's code ahead of time: one run in a memory of its own.
///
/// The guest reaches nothing: each function that it asks of the host fails, but for a clock that stands at the
/// beginning of 2025 and random numbers that are always the same. Not for use by several threads.
final class SqliteEngine {

    private static final int PAGE_BYTES = 1 << 16;
    /// What the module was linked with: 31 MiB.
    private static final int FIRST_PAGES = 500;
    private static final long CLOCK_NANOS = 1_735_689_600_000_000_000L;
    private static final int BAD_DESCRIPTOR = 8;
    private static final int NOT_SUPPORTED = 52;

    private static final int OK = 0;
    private static final int OUT_OF_MEMORY = 7;
    private static final int TOO_BIG = 18;
    private static final int ROW = 100;
    private static final int DONE = 101;
    private static final int READ_WRITE_CREATE = 6;
    private static final int FREE_ON_CLOSE_READ_ONLY = 5;

    private final Instance instance;
    private final Memory memory;
    private final int database;

    private SqliteEngine(SqliteLimits limits) {
        WasmModule module = Loaded.MODULE;
        instance = Instance.builder(module)
                .withMachineFactory(SQLiteModule::create)
                .withMemoryFactory(LazyMemory::new)
                .withMemoryLimits(new MemoryLimits(FIRST_PAGES, limits.memoryBytes() / PAGE_BYTES))
                .withImportValues(ImportValues.builder().addFunction(host(module)).build())
                .build();
        memory = instance.memory();
        int opened = allocate(8);
        int code = call("sqlite3_open_v2", text(":memory:"), opened, READ_WRITE_CREATE, 0);
        database = memory.readInt(opened);
        if (code != OK) {
            throw new IllegalStateException("SQLite cannot open a database in memory: " + code);
        }
    }

    /// The module, read once.
    private static final class Loaded {

        private static final WasmModule MODULE = SQLiteModule.load();
    }

    /// Throws unless the libraries are there.
    ///
    /// @throws IllegalStateException if they are missing
    static void require() {
        try {
            Objects.requireNonNull(SQLiteModule.class);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "SQLite runs as WebAssembly, which is missing: add io.roastedroot:sqlite4j to the dependencies", e);
        }
    }

    /// Runs a script in an empty database, and returns the database as a file has it.
    ///
    /// @throws IllegalArgumentException if it fails
    static byte[] build(String script, SqliteLimits limits) {
        return MeteredThread.call(Long.MAX_VALUE, () -> {
            SqliteEngine engine = new SqliteEngine(limits);
            if (engine.call("sqlite3_exec", engine.database, engine.text(script), 0, 0, 0) != OK) {
                throw new IllegalArgumentException("SQLite refuses the script: " + engine.message());
            }
            return engine.image();
        });
    }

    /// Runs a query on a fresh copy of a database.
    ///
    /// @throws io.reward4j.RewardException as [MeteredThread#call]
    static SqlRun query(byte[] image, String query, SqliteLimits limits) {
        if (query.length() > SqliteLimits.MOST_BYTES) {
            return new SqlRun.Failed("is longer than " + SqliteLimits.MOST_BYTES + " bytes");
        }
        try {
            return MeteredThread.call(limits.fuel(), () -> {
                SqliteEngine engine = new SqliteEngine(limits);
                engine.open(image);
                engine.restrict();
                return engine.run(query, limits.mostRows());
            });
        } catch (OutOfFuelException e) {
            return new SqlRun.Failed("ran out of fuel");
        } catch (StackOverflowError | ChicoryException e) {
            return new SqlRun.Failed("trapped");
        }
    }

    private void open(byte[] image) {
        int copy = call("sqlite3_malloc64", image.length);
        if (copy == 0) {
            throw new IllegalArgumentException("the memory is too small for a database of " + image.length + " bytes");
        }
        memory.write(copy, image);
        call("sqlite3_deserialize", database, text("main"), copy, image.length, image.length, FREE_ON_CLOSE_READ_ONLY);
    }

    private void restrict() {
        call("sqlite3_exec", database, text("PRAGMA query_only = 1; PRAGMA temp_store = MEMORY"), 0, 0, 0);
        for (Limit limit : Limit.values()) {
            call("sqlite3_limit", database, limit.id, limit.most);
        }
    }

    /// The limits of SQLite, by the numbers that its interface gives them.
    private enum Limit {
        LENGTH(0, SqliteLimits.MOST_BYTES), SQL_LENGTH(1, SqliteLimits.MOST_BYTES), COLUMN(2, 2_000), EXPRESSION_DEPTH(
                3, 200), COMPOUND_SELECT(4, 200), OPERATIONS(5, 250_000), FUNCTION_ARGUMENTS(6, 100), ATTACHED(7,
                        0), PATTERN_LENGTH(8, 1_000), VARIABLES(9, 100), TRIGGER_DEPTH(10, 10), THREADS(11, 0);

        private final int id;
        private final int most;

        Limit(int id, int most) {
            this.id = id;
            this.most = most;
        }
    }

    private SqlRun run(String query, int mostRows) {
        int prepared = allocate(8);
        if (call("sqlite3_prepare_v2", database, text(query), -1, prepared, 0) != OK) {
            return new SqlRun.Failed("cannot be prepared", message());
        }
        int statement = memory.readInt(prepared);
        if (statement == 0) {
            return new SqlRun.Failed("holds no SQL");
        }
        if (call("sqlite3_stmt_readonly", statement) == 0) {
            return new SqlRun.Failed("writes");
        }
        int columns = call("sqlite3_column_count", statement);
        RowCollector collector = new RowCollector(columns, mostRows);
        int code = call("sqlite3_step", statement);
        while (code == ROW) {
            for (int i = 0; i < columns; i++) {
                collector.add(value(statement, i));
            }
            Optional<SqlRun.Failed> tooMuch = collector.endRow();
            if (tooMuch.isPresent()) {
                return tooMuch.get();
            }
            code = call("sqlite3_step", statement);
        }
        return switch (code) {
            case DONE -> collector.rows();
            case OUT_OF_MEMORY -> new SqlRun.Failed("ran out of memory");
            case TOO_BIG -> new SqlRun.Failed("made a value of more than " + SqliteLimits.MOST_BYTES + " bytes");
            default -> new SqlRun.Failed("failed", message());
        };
    }

    private @Nullable Object value(int statement, int column) {
        return switch (call("sqlite3_column_type", statement, column)) {
            case 1 -> export("sqlite3_column_int64", statement, column);
            case 2 -> Double.longBitsToDouble(export("sqlite3_column_double", statement, column));
            case 3 -> new String(bytes("sqlite3_column_text", statement, column), StandardCharsets.UTF_8);
            case 4 -> new RowCollector.Blob(bytes("sqlite3_column_blob", statement, column));
            default -> null;
        };
    }

    private byte[] bytes(String function, int statement, int column) {
        int place = call(function, statement, column);
        return memory.readBytes(place, call("sqlite3_column_bytes", statement, column));
    }

    private byte[] image() {
        int size = allocate(8);
        int place = call("sqlite3_serialize", database, text("main"), size, 0);
        return place == 0 ? new byte[0] : memory.readBytes(place, (int) memory.readLong(size));
    }

    private String message() {
        return memory.readCString(call("sqlite3_errmsg", database), StandardCharsets.UTF_8);
    }

    private int text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int place = allocate(bytes.length + 1);
        memory.write(place, bytes);
        memory.writeByte(place + bytes.length, (byte) 0);
        return place;
    }

    private int allocate(int bytes) {
        int place = call("malloc", bytes);
        if (place == 0) {
            throw new IllegalArgumentException("the memory of SQLite is too small for a text of " + bytes + " bytes");
        }
        return place;
    }

    private int call(String function, long... arguments) {
        return (int) export(function, arguments);
    }

    private long export(String function, long... arguments) {
        return instance.export(function).apply(arguments)[0];
    }

    private static ImportFunction[] host(WasmModule module) {
        List<ImportFunction> functions = new ArrayList<>();
        module.importSection().stream().forEach(wanted -> {
            if (wanted instanceof FunctionImport function) {
                FunctionType type = module.typeSection().getType(function.typeIndex());
                functions.add(new HostFunction(function.module(), function.name(), type,
                        (guest, arguments) -> host(function.name(), type, guest.memory(), arguments)));
            }
        });
        return functions.toArray(ImportFunction[]::new);
    }

    private static long[] host(String name, FunctionType type, Memory memory, long[] arguments) {
        return switch (name) {
            case "environ_sizes_get", "args_sizes_get" -> {
                memory.writeI32((int) arguments[0], 0);
                memory.writeI32((int) arguments[1], 0);
                yield new long[]{OK};
            }
            case "environ_get", "args_get" -> new long[]{OK};
            case "clock_time_get" -> {
                memory.writeLong((int) arguments[2], CLOCK_NANOS);
                yield new long[]{OK};
            }
            case "random_get" -> {
                memory.fill((byte) 7, (int) arguments[0], (int) (arguments[0] + arguments[1]));
                yield new long[]{OK};
            }
            default -> refused(name, type);
        };
    }

    private static long[] refused(String name, FunctionType type) {
        long code = name.startsWith("fd_") ? BAD_DESCRIPTOR : NOT_SUPPORTED;
        return type.returns().isEmpty() ? new long[0] : new long[]{code};
    }

    /// The memory of a guest, of which only as much is there as has been used.
    ///
    /// The library's own would be 31 MiB from the beginning, and clearing them is most of a short query's time. The
    /// allocator of the guest writes a single number to the end of its first area before it uses anything near; that
    /// number waits until the memory has grown so far.
    private static final class LazyMemory implements Memory {

        private static final VarHandle SHORT = view(short[].class);
        private static final VarHandle INT = view(int[].class);
        private static final VarHandle LONG = view(long[].class);
        private static final int FIRST_BYTES = 1 << 20;
        private static final String UNSUPPORTED = "the module has neither threads nor passive data";

        private final MemoryLimits limits;
        private int pages;
        private byte[] bytes = new byte[FIRST_BYTES];
        private int farAddress = -1;
        private int farValue;

        LazyMemory(MemoryLimits limits) {
            this.limits = limits;
            this.pages = limits.initialPages();
        }

        private static VarHandle view(Class<?> type) {
            return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
        }

        private byte[] upTo(int address, int size) {
            long end = Integer.toUnsignedLong(address) + Integer.toUnsignedLong(size);
            if (end > bytes.length) {
                use(end);
            }
            return bytes;
        }

        private void use(long end) {
            long all = (long) pages * PAGE_BYTES;
            if (end > all) {
                throw new TrapException("out of bounds of the memory: " + end);
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(all, Math.max(end, 2L * bytes.length)));
            if (farAddress >= 0 && farAddress + Integer.BYTES <= bytes.length) {
                INT.set(bytes, farAddress, farValue);
                farAddress = -1;
            }
        }

        @Override
        public void writeI32(int address, int value) {
            boolean isFar = address > bytes.length && address <= pages * PAGE_BYTES - Integer.BYTES;
            if (isFar && (farAddress == -1 || farAddress == address)) {
                farAddress = address;
                farValue = value;
            } else {
                INT.set(upTo(address, Integer.BYTES), address, value);
            }
        }

        @Override
        public int readInt(int address) {
            return (int) INT.get(upTo(address, Integer.BYTES), address);
        }

        @Override
        public void writeLong(int address, long value) {
            LONG.set(upTo(address, Long.BYTES), address, value);
        }

        @Override
        public long readLong(int address) {
            return (long) LONG.get(upTo(address, Long.BYTES), address);
        }

        @Override
        public void writeShort(int address, short value) {
            SHORT.set(upTo(address, Short.BYTES), address, value);
        }

        @Override
        public short readShort(int address) {
            return (short) SHORT.get(upTo(address, Short.BYTES), address);
        }

        @Override
        public long readU16(int address) {
            return Short.toUnsignedLong(readShort(address));
        }

        @Override
        public void writeByte(int address, byte value) {
            upTo(address, 1)[address] = value;
        }

        @Override
        public byte read(int address) {
            return upTo(address, 1)[address];
        }

        @Override
        public void writeF32(int address, float value) {
            writeI32(address, Float.floatToRawIntBits(value));
        }

        @Override
        public long readF32(int address) {
            return readInt(address);
        }

        @Override
        public float readFloat(int address) {
            return Float.intBitsToFloat(readInt(address));
        }

        @Override
        public void writeF64(int address, double value) {
            writeLong(address, Double.doubleToRawLongBits(value));
        }

        @Override
        public double readDouble(int address) {
            return Double.longBitsToDouble(readLong(address));
        }

        @Override
        public long readF64(int address) {
            return readLong(address);
        }

        @Override
        public void write(int address, byte[] data, int offset, int size) {
            System.arraycopy(data, offset, upTo(address, size), address, size);
        }

        @Override
        public byte[] readBytes(int address, int size) {
            return Arrays.copyOfRange(upTo(address, size), address, address + size);
        }

        @Override
        public void fill(byte value, int from, int to) {
            Arrays.fill(upTo(from, to - from), from, to, value);
        }

        @Override
        public void copy(int to, int from, int size) {
            upTo(from, size);
            byte[] all = upTo(to, size);
            System.arraycopy(all, from, all, to, size);
        }

        @Override
        public int pages() {
            return pages;
        }

        @Override
        public int grow(int more) {
            int before = pages;
            if (more < 0 || more > limits.maximumPages() - before) {
                return -1;
            }
            pages += more;
            return before;
        }

        @Override
        public int initialPages() {
            return limits.initialPages();
        }

        @Override
        public int maximumPages() {
            return limits.maximumPages();
        }

        @Override
        public void initialize(Instance guest, DataSegment[] segments) {
            for (DataSegment segment : segments) {
                if (!(segment instanceof ActiveDataSegment active)) {
                    throw new UnsupportedOperationException(UNSUPPORTED);
                }
                int place = (int) active.offsetInstructions().getFirst().operand(0);
                write(place, active.data(), 0, active.data().length);
            }
        }

        @Override
        public void zero() {
            // it is new
        }

        @Override
        public boolean shared() {
            return false;
        }

        @Override
        public Object lock(int address) {
            throw new UnsupportedOperationException(UNSUPPORTED);
        }

        @Override
        public int waitOn(int address, int expected, long timeout) {
            throw new UnsupportedOperationException(UNSUPPORTED);
        }

        @Override
        public int waitOn(int address, long expected, long timeout) {
            throw new UnsupportedOperationException(UNSUPPORTED);
        }

        @Override
        public int notify(int address, int count) {
            throw new UnsupportedOperationException(UNSUPPORTED);
        }

        @Override
        public void initPassiveSegment(int segment, int to, int from, int size) {
            throw new UnsupportedOperationException(UNSUPPORTED);
        }

        @Override
        public void drop(int segment) {
            throw new UnsupportedOperationException(UNSUPPORTED);
        }
    }
}
