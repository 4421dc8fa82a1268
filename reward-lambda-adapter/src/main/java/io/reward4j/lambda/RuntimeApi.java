package io.reward4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.reward4j.lambda.LambdaEmulator.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Speaks the Runtime API of Lambda, version 2018-06-01, on this machine: hands out events and takes answers. Safe for
/// use by several threads.
final class RuntimeApi implements AutoCloseable {

    private static final String PATH = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<String, Event> unanswered = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    /// What is under way, and since when.
    private final Map<String, Long> taken = new ConcurrentHashMap<>();

    /// Why no more answers come, or empty.
    private final AtomicReference<String> end = new AtomicReference<>("");

    private record Event(String id, ByteBuffer body, Duration time, CompletableFuture<Answer> answer) {}

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(PATH, this::handle);
        server.start();
    }

    /// The value of `AWS_LAMBDA_RUNTIME_API`.
    String address() {
        return server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
    }

    /// Queues an event. Its time runs from the moment that the function takes it.
    CompletableFuture<Answer> invoke(byte[] body, Duration time) {
        Event event = new Event("request-" + ids.incrementAndGet(), ByteBuffer.wrap(body), time,
                new CompletableFuture<>());
        unanswered.put(event.id(), event);
        events.add(event);
        if (!end.get().isEmpty()) {
            end(end.get());
        }
        return event.answer();
    }

    /// Says that no more answers come, and why. The first reason counts.
    void end(String reason) {
        end.compareAndSet("", reason);
        unanswered.values().forEach(
                event -> event.answer().completeExceptionally(new IllegalStateException(end.get())));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().substring(PATH.length()).split("/", -1);
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (String.join("/", path)) {
                case "invocation/next" -> next(exchange);
                case "restore/next" -> reply(exchange, 200, new byte[0]);
                case "init/error", "restore/error" -> {
                    end("the function did not start: " + new String(body, UTF_8));
                    reply(exchange, 202, new byte[0]);
                }
                default -> answer(exchange, path, body);
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        Event event;
        try {
            event = events.take();
        } catch (InterruptedException e) {
            return; // closing
        }
        long due = System.currentTimeMillis() + event.time().toMillis();
        taken.put(event.id(), System.nanoTime());
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", event.id());
        exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", Long.toString(due));
        exchange.getResponseHeaders().set(
                "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:rehearsal");
        reply(exchange, 200, event.body().array());
    }

    private void answer(HttpExchange exchange, String[] path, byte[] body) throws IOException {
        boolean known = path.length == 3 && path[0].equals("invocation")
                && (path[2].equals("response") || path[2].equals("error"));
        Event event = known ? unanswered.remove(path[1]) : null;
        Long start = known ? taken.remove(path[1]) : null;
        if (event == null || start == null) {
            reply(exchange, 404, new byte[0]);
            return;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        try {
            reply(exchange, 202, "{\"status\":\"OK\"}".getBytes(UTF_8));
        } finally {
            event.answer().complete(new Answer(path[2].equals("error"), new String(body, UTF_8), took));
        }
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        // without a content type the client's native code reads from address 0
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        end("the rehearsal is over");
        server.stop(0);
        threads.shutdownNow();
    }
}
