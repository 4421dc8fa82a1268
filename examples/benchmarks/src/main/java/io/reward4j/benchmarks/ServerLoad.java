package io.reward4j.benchmarks;

import io.reward4j.Reward;
import io.reward4j.wire.http.RewardServer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/// A [RewardServer] in one process, and what is sent to it from another.
///
/// - `all` starts a server with a heap of 256 MiB in a process of its own, warms it up for 10 s, sends it everything
///   below from this one, and prints the figures beside what is aimed at; it takes about a minute;
/// - `serve PORT` starts the server, with a reward that costs nothing;
/// - `load PORT CONNECTIONS SAMPLES SECONDS` sends requests of so many samples, one after the other on each connection;
/// - `slow PORT CLIENTS SECONDS` does the same with one connection and one sample, while so many clients send a byte a
///   second;
/// - `bodies PORT COUNT MEBIBYTES` sends so many bodies at once, and counts what became of them.
final class ServerLoad {

    private ServerLoad() {}

    public static void main(String[] args) throws Exception {
        int port = args.length > 1 ? number(args, 1) : 0;
        switch (args[0]) {
            case "all" -> all();
            case "serve" -> serve(port);
            case "load" -> System.out.println(
                    load(port, number(args, 2), event(number(args, 3)), number(args, 4)).describe());
            case "slow" -> slow(port, number(args, 2), number(args, 3));
            case "bodies" -> bodies(port, number(args, 2), number(args, 3));
            default -> throw new IllegalArgumentException("all, serve, load, slow or bodies, not " + args[0]);
        }
    }

    private static void all() throws Exception {
        Process server = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-cp", System.getProperty("java.class.path"), ServerLoad.class.getName(), "serve", "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            String address = server.inputReader().readLine();
            if (address == null) {
                throw new IllegalStateException("the server did not start");
            }
            int port = URI.create(address).getPort();
            load(port, 32, event(64), 10);
            print("64 samples a request, 32 connections (aim: 400 a second, p99 under 200 ms)");
            print(load(port, 32, event(64), 15).describe());
            load(port, 32, event(1), 5);
            print("1 sample a request, 32 connections (aim: 1,500 a second)");
            print(load(port, 32, event(1), 15).describe());
            print("1 sample, 1 connection, beside 400 slow clients (aim: longest under 1,000 ms)");
            slow(port, 400, 10);
            print("204 bodies of 15 MiB at once (aim: 200 or 503, none reset)");
            bodies(port, 204, 15);
        } finally {
            server.destroyForcibly();
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private static int number(String[] args, int place) {
        return Integer.parseInt(args[place]);
    }

    private static void serve(int port) throws Exception {
        try (RewardServer server = RewardServer
                .builder(sample -> Reward.of(sample.completion().length() % 2))
                .start(port)) {
            System.out.println(server.uri());
            new CountDownLatch(1).await();
        }
    }

    /// An event of samples whose answers have 600 characters.
    private static byte[] event(int samples) {
        StringBuilder event = new StringBuilder("[");
        for (int i = 0; i < samples; i++) {
            event.append(i == 0 ? "" : ",").append("{\"id\":\"sample-of-a-rollout-").append(i)
                    .append("\",\"messages\":[{\"role\":\"user\",\"content\":\"What?\"},")
                    .append("{\"role\":\"assistant\",\"content\":\"").append("word ".repeat(120)).append("\"}]}");
        }
        return event.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] request(String path, byte[] body) {
        byte[] head = String.format(Locale.ROOT,
                "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n",
                path, body.length).getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    /// How long requests took, in nanoseconds, in ascending order.
    private record Times(List<Long> nanos, double seconds) {

        String describe() {
            return String.format(Locale.ROOT,
                    "%d requests, %.0f a second; median %.1f ms, p99 %.1f ms, longest %.1f ms",
                    nanos.size(), nanos.size() / seconds, at(0.5), at(0.99), at(1));
        }

        private double at(double share) {
            return nanos.get((int) Math.min(nanos.size() - 1, (long) (share * nanos.size()))) / 1e6;
        }
    }

    private static Times load(int port, int connections, byte[] event, int seconds) throws InterruptedException {
        byte[] request = request("/reward", event);
        List<Long> all = Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Socket socket = open(port)) {
                    OutputStream out = socket.getOutputStream();
                    InputStream in = new BufferedInputStream(socket.getInputStream());
                    List<Long> mine = new ArrayList<>();
                    while (System.nanoTime() < end) {
                        long begun = System.nanoTime();
                        out.write(request);
                        if (status(in) != 200) {
                            throw new IllegalStateException("not answered");
                        }
                        mine.add(System.nanoTime() - begun);
                    }
                    all.addAll(mine);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        List<Long> sorted = all.stream().sorted().toList();
        return new Times(sorted, (System.nanoTime() - start) / 1e9);
    }

    private static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /// Reads a whole reply and returns its status.
    private static int status(InputStream in) throws IOException {
        String line = line(in);
        int status = Integer.parseInt(line.substring(9, 12));
        int length = 0;
        while (!line.isEmpty()) {
            line = line(in);
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void slow(int port, int clients, int seconds) throws Exception {
        byte[] request = request("/reward", event(1));
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            sockets.add(open(port));
        }
        Thread trickle = Thread.ofPlatform().daemon().start(() -> {
            try {
                for (int sent = 0; sent < request.length; sent++) {
                    for (Socket socket : sockets) {
                        socket.getOutputStream().write(request, sent == 0 ? 0 : 120 + sent, sent == 0 ? 120 : 1);
                    }
                    Thread.sleep(1_000);
                }
            } catch (IOException | InterruptedException e) {
                // cut off, as it should be
            }
        });
        Thread.sleep(1_000);
        System.out.println(load(port, 1, event(1), seconds).describe());
        trickle.interrupt();
    }

    private static void bodies(int port, int count, int mebibytes) throws InterruptedException {
        byte[] request = request("/slime",
                ("{\"prompt\":\"q\",\"response\":\"ok\",\"label\":\"" + "a".repeat(mebibytes << 20) + "\"}")
                        .getBytes(StandardCharsets.US_ASCII));
        List<String> ends = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Socket socket = open(port)) {
                    OutputStream out = new BufferedOutputStream(socket.getOutputStream());
                    out.write(request);
                    out.flush();
                    ends.add(Integer.toString(status(new BufferedInputStream(socket.getInputStream()))));
                } catch (IOException e) {
                    ends.add(e.toString());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        ends.stream().distinct().sorted()
                .forEach(end -> System.out.println(Collections.frequency(ends, end) + " × " + end));
    }
}
