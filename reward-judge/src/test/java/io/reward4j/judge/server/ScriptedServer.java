package io.reward4j.judge.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.zip.GZIPOutputStream;

/// A server on this machine whose every answer is given byte by byte.
public final class ScriptedServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    private ScriptedServer(int port, BiFunction<FixtureRequest, Integer, Answer> script) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, script));
        server.start();
    }

    /// What came.
    ///
    /// @param path with the query
    /// @param nanos when, of [System#nanoTime()]
    public record Asked(String path, FixtureRequest request, long nanos) {}

    /// What is answered.
    @SuppressWarnings("ArrayRecordComponent") // bytes that are written once and never compared
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        /// Returns an answer of JSON.
        public static Answer json(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json"),
                    body.getBytes(StandardCharsets.UTF_8));
        }

        /// Returns this answer with a header.
        public Answer with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Answer(status, more, body);
        }

        /// Returns this answer with other bytes.
        public Answer withBody(byte[] bytes) {
            return new Answer(status, headers, bytes);
        }

        /// Returns this answer as a proxy compresses it.
        public Answer gzipped() {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return withBody(packed.toByteArray()).with("Content-Encoding", "gzip");
        }
    }

    /// Starts a server on a free port.
    ///
    /// @param script returns the answer to a request, given how many came before it
    public static ScriptedServer start(BiFunction<FixtureRequest, Integer, Answer> script) {
        return start(0, script);
    }

    /// Starts a server on a port.
    public static ScriptedServer start(int port, BiFunction<FixtureRequest, Integer, Answer> script) {
        return new ScriptedServer(port, script);
    }

    /// The address, without a path.
    public URI endpoint() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort());
    }

    /// What came, in order.
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange, BiFunction<FixtureRequest, Integer, Answer> script) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().toString();
            Map<String, List<String>> headers = Map.copyOf(exchange.getRequestHeaders());
            FixtureRequest request = path.endsWith("/converse")
                    ? FixtureRequest.converse(
                            URLDecoder.decode(path.split("/", -1)[2], StandardCharsets.UTF_8),
                            FixtureReplies.parsed(body),
                            headers)
                    : FixtureRequest.chat(FixtureReplies.parsed(body), headers);
            int before;
            synchronized (asked) {
                before = asked.size();
                asked.add(new Asked(path, request, System.nanoTime()));
            }
            Answer answer = script.apply(request, before);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }
}
