package io.reward4j.rlvr.sql;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import io.reward4j.rlvr.sql.MeteredThread.OutOfFuelException;
import io.roastedroot.sqlite4j.SQLiteModule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// SQLite as WebAssembly, compiled to the JVM's code ahead of time: one run in a memory of its own.
///
/// The guest reaches nothing: each function that it asks of the host fails, but for a clock that stands at the beginning
/// of 2025 and random numbers that are always the same. Not for use by several threads.
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
                .withMemoryFactory(ByteArrayMemory::new)
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
            SQLiteModule.class.getName();
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
            call("sqlite3_limit", database, limit.ordinal(), limit.most);
        }
    }

    /// The limits of SQLite, at the places that its interface gives them.
    private enum Limit {
        LENGTH(SqliteLimits.MOST_BYTES), SQL_LENGTH(SqliteLimits.MOST_BYTES), COLUMN(2_000), EXPRESSION_DEPTH(200),
        COMPOUND_SELECT(200), OPERATIONS(250_000), FUNCTION_ARGUMENTS(100), ATTACHED(0), PATTERN_LENGTH(1_000),
        VARIABLES(100), TRIGGER_DEPTH(10), THREADS(0);

        private final int most;

        Limit(int most) {
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
        switch (name) {
            case "environ_sizes_get", "args_sizes_get" -> {
                memory.writeI32((int) arguments[0], 0);
                memory.writeI32((int) arguments[1], 0);
                return new long[]{OK};
            }
            case "environ_get", "args_get" -> {
                return new long[]{OK};
            }
            case "clock_time_get" -> {
                memory.writeLong((int) arguments[2], CLOCK_NANOS);
                return new long[]{OK};
            }
            case "random_get" -> {
                memory.fill((byte) 7, (int) arguments[0], (int) (arguments[0] + arguments[1]));
                return new long[]{OK};
            }
            default -> {
                long refused = name.startsWith("fd_") ? BAD_DESCRIPTOR : NOT_SUPPORTED;
                return type.returns().isEmpty() ? new long[0] : new long[]{refused};
            }
        }
    }
}
