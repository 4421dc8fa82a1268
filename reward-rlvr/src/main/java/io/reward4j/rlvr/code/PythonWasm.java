package io.reward4j.rlvr.code;

import io.trino.wasm.python.PythonMachine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmRuntimeException;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.ImportSection;
import run.endive.wasm.types.MemoryLimits;

/// CPython as WebAssembly, compiled ahead of time to bytecode: the one class that knows the runtime.
///
/// The module is that of `io.trino:trino-wasm-python`, whose guest function takes bytes and returns bytes here. Machine
/// code is on the class path; the module that is parsed holds types, tables and, for a first start, data.
final class PythonWasm {

    private static final String MODULE = "/io/trino/wasm/python/Python.meta";

    /// How the guest's function is announced: one argument of bytes in a row, and bytes.
    private static final int[] ROW_OF_BYTES = {0, 1, 12};
    private static final int[] BYTES = {12};

    private static final int STACK_POINTER = 0;
    private static final int STACK_PAGES = 128;

    private final WasmModule module;

    private PythonWasm(WasmModule module) {
        this.module = module;
    }

    /// Reads the module as it comes, with its data.
    static byte[] moduleBytes() {
        try (InputStream in = PythonMachine.class.getResourceAsStream(MODULE)) {
            if (in == null) {
                throw new IllegalStateException("io.trino:trino-wasm-python holds no " + MODULE);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + MODULE, e);
        }
    }

    /// Tells this module from others.
    static String fingerprint() {
        URL module = PythonMachine.class.getResource(MODULE);
        if (module == null) {
            throw new IllegalStateException("io.trino:trino-wasm-python holds no " + MODULE);
        }
        try {
            URLConnection connection = module.openConnection();
            connection.setUseCaches(false);
            if (connection instanceof JarURLConnection jar) {
                return jar.getJarEntry().getCrc() + "/" + jar.getJarEntry().getSize();
            }
            return Long.toString(connection.getContentLengthLong());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + module, e);
        }
    }

    static PythonWasm parse(byte[] module) {
        return new PythonWasm(Parser.parse(new ByteArrayInputStream(module)));
    }

    /// What a guest asks of its host.
    interface Host {

        /// Answers a system call.
        ///
        /// @return the number of an error, 0 for none
        int call(String name, long[] arguments, GuestMemory memory);

        /// Hears how many bytes an instruction or a system call moves, before they are moved.
        void moves(int bytes);
    }

    /// Starts a guest with the module's own data and room for a deep stack.
    Guest start(Host host, int mostPages) {
        int pages = module.memorySection().orElseThrow().getMemory(0).limits().initialPages();
        Instance instance = instance(host, new MemoryLimits(pages, mostPages), ByteArrayMemory::new);
        Guest guest = new Guest(instance);
        int base = guest.memory.grow(STACK_PAGES);
        instance.global(STACK_POINTER).setValue((long) (base + STACK_PAGES) * Memory.PAGE_SIZE);
        return guest;
    }

    /// Starts a guest where another one was when its state was taken. The module has to be one without data.
    Guest resume(Host host, int mostPages, GuestState state) {
        Instance instance = instance(
                host, new MemoryLimits(state.pages(), mostPages), limits -> new Pages(state, mostPages, host));
        instance.global(STACK_POINTER).setValue(state.stackPointer());
        return new Guest(instance);
    }

    private Instance instance(Host host, MemoryLimits limits, Function<MemoryLimits, Memory> memory) {
        return Instance.builder(module)
                .withMachineFactory(PythonMachine::new)
                .withMemoryFactory(memory)
                .withMemoryLimits(limits)
                .withImportValues(imports(host))
                .build();
    }

    private ImportValues imports(Host host) {
        ImportSection imports = module.importSection();
        List<ImportFunction> functions = new ArrayList<>();
        for (int i = 0; i < imports.importCount(); i++) {
            if (imports.getImport(i).importType() == ExternalType.FUNCTION) {
                FunctionImport wanted = (FunctionImport) imports.getImport(i);
                var type = module.typeSection().getType(wanted.typeIndex());
                boolean answers = !type.returns().isEmpty();
                functions.add(new HostFunction(wanted.module(), wanted.name(), type, (instance, arguments) -> {
                    int answer = host.call(wanted.name(), arguments, new View(instance.memory()));
                    return answers ? new long[]{answer} : new long[0];
                }));
            }
        }
        return ImportValues.builder().addFunction(functions.toArray(ImportFunction[]::new)).build();
    }

    /// A running interpreter. For one thread at a time.
    static final class Guest {

        private final Instance instance;
        private final Memory memory;

        private Guest(Instance instance) {
            this.instance = instance;
            this.memory = instance.memory();
        }

        /// Imports the module `guest` and takes its function `name` for [#call].
        void setUp(String name) {
            byte[] text = (name + "\0").getBytes(StandardCharsets.US_ASCII);
            int address = allocate(text.length);
            memory.write(address, text);
            instance.export("setup").apply(address, numbers(ROW_OF_BYTES), numbers(BYTES));
            instance.export("deallocate").apply(address);
        }

        /// Calls the guest's function.
        ///
        /// @return what it returned; null where it threw
        byte @Nullable [] call(byte[] request) {
            int address = allocate(request.length + 6);
            memory.writeByte(address, (byte) 1);
            memory.writeByte(address + 1, (byte) 1);
            memory.writeI32(address + 2, request.length);
            memory.write(address + 6, request);
            int reply = (int) instance.export("execute").apply(address)[0];
            instance.export("deallocate").apply(address);
            if (reply == 0) {
                return null;
            }
            int length = memory.readInt(reply + 5);
            byte[] bytes = memory.readBytes(reply + 9, length);
            instance.export("deallocate").apply(reply);
            return bytes;
        }

        /// Tells whether the guest asked for more memory than it may have.
        boolean wantedMore() {
            return memory instanceof Pages pages && pages.refused;
        }

        GuestState state() {
            return GuestState.of(memory.pages(), instance.global(STACK_POINTER).getValue(), memory::readBytes);
        }

        private int numbers(int[] numbers) {
            int address = allocate(Integer.BYTES * numbers.length);
            for (int i = 0; i < numbers.length; i++) {
                memory.writeI32(address + Integer.BYTES * i, numbers[i]);
            }
            return address;
        }

        private int allocate(int bytes) {
            ExportFunction allocate = instance.export("allocate");
            return (int) allocate.apply(bytes)[0];
        }
    }

    private record View(Memory memory) implements GuestMemory {

        @Override
        public int pages() {
            return memory.pages();
        }

        @Override
        public int readInt(int address) {
            return memory.readInt(address);
        }

        @Override
        public byte[] read(int address, int length) {
            if (address < 0 || length < 0 || (long) address + length > (long) memory.pages() * Memory.PAGE_SIZE) {
                throw new WasmRuntimeException("out of bounds memory access");
            }
            return memory.readBytes(address, length);
        }

        @Override
        public void writeByte(int address, int value) {
            memory.writeByte(address, (byte) value);
        }

        @Override
        public void writeInt(int address, int value) {
            memory.writeI32(address, value);
        }

        @Override
        public void writeLong(int address, long value) {
            memory.writeLong(address, value);
        }

        @Override
        public void write(int address, byte[] bytes, int length) {
            memory.write(address, bytes, 0, length);
        }
    }

    /// A memory that begins as a state and copies a page of it when it is written to, so that a new guest costs what
    /// it touches. Little-endian, as WebAssembly is.
    private static final class Pages implements Memory {

        private static final VarHandle SHORT = view(short[].class);
        private static final VarHandle INT = view(int[].class);
        private static final VarHandle LONG = view(long[].class);
        private static final VarHandle FLOAT = view(float[].class);
        private static final VarHandle DOUBLE = view(double[].class);
        private static final byte[] ZEROS = new byte[PAGE_SIZE];
        private static final int OFFSET = PAGE_SIZE - 1;

        private final int initial;
        private final int most;
        private final Host host;
        private int count;
        private byte[][] read;
        private byte[][] own;
        private boolean refused;

        Pages(GuestState state, int most, Host host) {
            this.initial = state.pages();
            this.most = most;
            this.host = host;
            this.count = initial;
            this.read = new byte[initial][];
            this.own = new byte[initial][];
            for (int i = 0; i < initial; i++) {
                byte[] page = state.pageBytes()[i];
                read[i] = page.length == 0 ? ZEROS : page;
            }
        }

        private static VarHandle view(Class<?> type) {
            return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
        }

        private byte[] writable(int address) {
            byte[] page = own[address >>> 16];
            return page != null ? page : owned(address >>> 16);
        }

        private byte[] owned(int page) {
            byte[] copy = read[page].clone();
            own[page] = copy;
            read[page] = copy;
            return copy;
        }

        @Override
        public int pages() {
            return count;
        }

        @Override
        public int grow(int more) {
            int before = count;
            if (more < 0 || more > most - before) {
                refused = true;
                return -1;
            }
            read = Arrays.copyOf(read, before + more);
            own = Arrays.copyOf(own, before + more);
            Arrays.fill(read, before, before + more, ZEROS);
            count = before + more;
            return before;
        }

        @Override
        public int initialPages() {
            return initial;
        }

        @Override
        public int maximumPages() {
            return most;
        }

        @Override
        public byte read(int address) {
            return read[address >>> 16][address & OFFSET];
        }

        @Override
        public int readInt(int address) {
            int offset = address & OFFSET;
            if (offset <= PAGE_SIZE - 4) {
                return (int) INT.get(read[address >>> 16], offset);
            }
            return (int) gathered(address, 4);
        }

        @Override
        public long readLong(int address) {
            int offset = address & OFFSET;
            if (offset <= PAGE_SIZE - 8) {
                return (long) LONG.get(read[address >>> 16], offset);
            }
            return gathered(address, 8);
        }

        @Override
        public short readShort(int address) {
            int offset = address & OFFSET;
            if (offset <= PAGE_SIZE - 2) {
                return (short) SHORT.get(read[address >>> 16], offset);
            }
            return (short) gathered(address, 2);
        }

        @Override
        public long readU16(int address) {
            return readShort(address) & 0xFFFFL;
        }

        @Override
        public float readFloat(int address) {
            int offset = address & OFFSET;
            if (offset <= PAGE_SIZE - 4) {
                return (float) FLOAT.get(read[address >>> 16], offset);
            }
            return Float.intBitsToFloat((int) gathered(address, 4));
        }

        @Override
        public double readDouble(int address) {
            int offset = address & OFFSET;
            if (offset <= PAGE_SIZE - 8) {
                return (double) DOUBLE.get(read[address >>> 16], offset);
            }
            return Double.longBitsToDouble(gathered(address, 8));
        }

        @Override
        public long readF32(int address) {
            return readInt(address);
        }

        @Override
        public long readF64(int address) {
            return readLong(address);
        }

        /// Reads a number that lies on two pages.
        private long gathered(int address, int bytes) {
            long number = 0;
            for (int i = bytes - 1; i >= 0; i--) {
                number = (number << 8) | (read(address + i) & 0xFF);
            }
            return number;
        }

        @Override
        public void writeByte(int address, byte value) {
            writable(address)[address & OFFSET] = value;
        }

        @Override
        public void writeI32(int address, int value) {
            int offset = address & OFFSET;
            if (offset <= PAGE_SIZE - 4) {
                INT.set(writable(address), offset, value);
            } else {
                scatter(address, value, 4);
            }
        }

        @Override
        public void writeLong(int address, long value) {
            int offset = address & OFFSET;
            if (offset <= PAGE_SIZE - 8) {
                LONG.set(writable(address), offset, value);
            } else {
                scatter(address, value, 8);
            }
        }

        @Override
        public void writeShort(int address, short value) {
            int offset = address & OFFSET;
            if (offset <= PAGE_SIZE - 2) {
                SHORT.set(writable(address), offset, value);
            } else {
                scatter(address, value, 2);
            }
        }

        @Override
        public void writeF32(int address, float value) {
            writeI32(address, Float.floatToRawIntBits(value));
        }

        @Override
        public void writeF64(int address, double value) {
            writeLong(address, Double.doubleToRawLongBits(value));
        }

        private void scatter(int address, long value, int bytes) {
            for (int i = 0; i < bytes; i++) {
                writeByte(address + i, (byte) (value >>> (8 * i)));
            }
        }

        @Override
        public byte[] readBytes(int address, int length) {
            require(address, length);
            host.moves(length);
            byte[] bytes = new byte[length];
            for (int done = 0; done < length;) {
                int at = address + done;
                int part = Math.min(length - done, PAGE_SIZE - (at & OFFSET));
                System.arraycopy(read[at >>> 16], at & OFFSET, bytes, done, part);
                done += part;
            }
            return bytes;
        }

        @Override
        public void write(int address, byte[] bytes, int offset, int length) {
            require(address, length);
            host.moves(length);
            for (int done = 0; done < length;) {
                int at = address + done;
                int part = Math.min(length - done, PAGE_SIZE - (at & OFFSET));
                System.arraycopy(bytes, offset + done, writable(at), at & OFFSET, part);
                done += part;
            }
        }

        @Override
        public void fill(byte value, int from, int to) {
            require(from, to - from);
            host.moves(to - from);
            for (int at = from; at < to;) {
                int part = Math.min(to - at, PAGE_SIZE - (at & OFFSET));
                Arrays.fill(writable(at), at & OFFSET, (at & OFFSET) + part, value);
                at += part;
            }
        }

        @Override
        public void copy(int target, int source, int length) {
            require(target, length);
            require(source, length);
            host.moves(length);
            if (Integer.compareUnsigned(target - source, length) < 0) {
                copyBackwards(target, source, length);
                return;
            }
            for (int done = 0; done < length;) {
                int to = target + done;
                int from = source + done;
                int part = Math.min(length - done, PAGE_SIZE - Math.max(to & OFFSET, from & OFFSET));
                byte[] into = writable(to);
                System.arraycopy(read[from >>> 16], from & OFFSET, into, to & OFFSET, part);
                done += part;
            }
        }

        /// Copies to a place within the source, from the end on.
        private void copyBackwards(int target, int source, int length) {
            for (int left = length; left > 0;) {
                int to = target + left - 1;
                int from = source + left - 1;
                int part = Math.min(left, 1 + Math.min(to & OFFSET, from & OFFSET));
                byte[] into = writable(to);
                System.arraycopy(
                        read[from >>> 16], (from & OFFSET) - part + 1, into, (to & OFFSET) - part + 1, part);
                left -= part;
            }
        }

        private void require(int address, int length) {
            if ((address & 0xFFFF_FFFFL) + (length & 0xFFFF_FFFFL) > (long) count * PAGE_SIZE) {
                throw new WasmRuntimeException("out of bounds memory access");
            }
        }

        @Override
        public void initialize(Instance instance, DataSegment[] segments) {
            if (segments.length > 0) {
                throw new IllegalStateException("a guest that resumes has its data from a state");
            }
        }

        @Override
        public void initPassiveSegment(int segment, int target, int offset, int length) {
            throw new WasmRuntimeException("there are no segments");
        }

        @Override
        public void drop(int segment) {
            throw new WasmRuntimeException("there are no segments");
        }

        /// Does nothing: an instance asks for it once, at its start, and a state is what it starts with.
        @Override
        public void zero() {}

        @Override
        public boolean shared() {
            return false;
        }

        @Override
        @SuppressWarnings("removal")
        public Object lock(int address) {
            throw new WasmRuntimeException("the memory is not shared");
        }

        @Override
        @SuppressWarnings("removal")
        public int waitOn(int address, int expected, long timeout) {
            throw new WasmRuntimeException("the memory is not shared");
        }

        @Override
        @SuppressWarnings("removal")
        public int waitOn(int address, long expected, long timeout) {
            throw new WasmRuntimeException("the memory is not shared");
        }

        @Override
        @SuppressWarnings("removal")
        public int notify(int address, int most) {
            return 0;
        }
    }
}
