package io.reward4j.soak;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a process holds at some moment.
///
/// @param heapKiB what the heap holds after full collections
/// @param threads the threads by name, without the numbers in it, the virtual ones among them
/// @param files open file descriptors; -1 where the system does not list them
/// @param sockets those of them that are sockets
record Footprint(long heapKiB, Map<String, Integer> threads, int files, int sockets) {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int COLLECTIONS = 3;

    /// Threads that the JDK and the test runner start for themselves, and keep.
    private static final List<String> HOSTS = List.of(
            "ForkJoinPool", "VirtualThread-unparker", "Read-Poller", "Write-Poller", "MasterPoller",
            "SubPoller", "VirtualThread-unblocker", "process reaper",
            "Common-Cleaner", "Attach Listener", "surefire", "C1 CompilerThread", "C2 CompilerThread");

    static {
        try {
            SocketChannel.open().close(); // the JDK keeps a socket of its own from the first one on
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Footprint taken() {
        return new Footprint(heap(), threadsNow(), descriptors(false), descriptors(true));
    }

    /// How many threads there are.
    int threadCount() {
        return threads.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The threads that were not there before.
    static Map<String, Integer> newThreads(Map<String, Integer> before) {
        Map<String, Integer> more = new TreeMap<>();
        threadsNow().forEach((name, count) -> {
            int grown = count - before.getOrDefault(name, 0);
            if (grown > 0) {
                more.put(name, grown);
            }
        });
        return more;
    }

    private static long heap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10;
    }

    /// Virtual threads stand in a thread dump only.
    private static Map<String, Integer> threadsNow() {
        Map<String, Integer> names = new TreeMap<>();
        try {
            Path folder = Files.createTempDirectory("threads");
            Path dump = folder.resolve("dump.txt").toAbsolutePath();
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
            for (String line : Files.readAllLines(dump)) {
                if (line.startsWith("#")) {
                    String name = line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'));
                    String kind = line.substring(line.lastIndexOf('"')).contains("virtual") ? "virtual " : "";
                    if (HOSTS.stream().noneMatch(name::startsWith)) {
                        names.merge(kind + name.replaceAll("\\d+", "#"), 1, Integer::sum);
                    }
                }
            }
            Files.delete(dump);
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static int descriptors(boolean socketsOnly) {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return -1;
        }
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return (int) open.filter(path -> !socketsOnly || target(path).startsWith("socket:")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException e) {
            return ""; // the one that the listing itself used
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
