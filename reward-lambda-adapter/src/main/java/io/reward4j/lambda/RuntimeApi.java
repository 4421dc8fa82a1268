package io.reward4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Speaks the runtime API of Lambda, version 2018-06-01: hands out events and takes answers.
final class FakeRuntime implements AutoCloseable {

    private static final String PATH = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<String, Event> open = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    /// Done when the function could not be started.
    private final CompletableFuture<String> initError = new CompletableFuture<>();

    private record Event(String id, String body, long due, CompletableFuture<Answer> answer) {}

    /// @param error whether the function reported an error
    /// @param millisLeft how much of the function's time was left
    record Answer(boolean error, String body, long millisLeft) {}

    FakeRuntime() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PATH, this::handle);
        server.start();
    }

    String address() {
        return server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
    }

    CompletableFuture<String> initError() {
        return initError;
    }

    /// Queues an event. The function's time runs from the moment that it takes it.
    CompletableFuture<Answer> invoke(byte[] event, Duration time) {
        String id = "request-" + ids.incrementAndGet();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        events.add(new Event(id, new String(event, UTF_8), time.toMillis(), answer));
        return answer;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(PATH.length());
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.equals("invocation/next")) {
                next(exchange);
            } else if (path.startsWith("invocation/")) {
                String[] parts = path.split("/", -1);
                Event event = Objects.requireNonNull(open.remove(parts[1]), path);
                long left = event.due() - System.currentTimeMillis();
                event.answer().complete(new Answer(parts[2].equals("error"), new String(body, UTF_8), left));
                reply(exchange, 202, "{\"status\":\"OK\"}".getBytes(UTF_8));
            } else if (path.equals("restore/next")) {
                reply(exchange, 200, new byte[0]);
            } else {
                initError.complete(path + ": " + new String(body, UTF_8));
                reply(exchange, 202, new byte[0]);
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        Event queued;
        try {
            queued = events.take();
        } catch (InterruptedException e) {
            return;
        }
        long due = System.currentTimeMillis() + queued.due();
        open.put(queued.id(), new Event(queued.id(), queued.body(), due, queued.answer()));
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", queued.id());
        exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", Long.toString(due));
        exchange.getResponseHeaders().set(
                "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:TestSageMaker");
        reply(exchange, 200, queued.body().getBytes(UTF_8));
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        // without a content type the client's native code reads from address 0
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
