package io.reward4j.judge.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A server on this machine that speaks Bedrock's Converse API and the chat-completions API.
///
/// ```java
/// try (FixtureServer server = FixtureServer.answering(request -> "{\"score\": 1}")
///         .withLatency(Duration.ofMillis(200))
///         .withFaults(42, 0.3, Fault.THROTTLED, Fault.HALF_BODY)
///         .start()) {
///     BedrockJudgeModel.builder(id).endpoint(server.endpoint()).region("us-east-1").build();
///     OpenAiJudgeModel.of(server.endpoint().resolve("/v1"), "judge");
/// }
/// ```
///
/// The fault of a call depends only on the seed, the request's body, and how often that body was seen.
public final class FixtureServer implements AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int BACKLOG = 1024;
    private static final Duration DRIP = Duration.ofMillis(20);

    private final Setup setup;
    private final FaultScript script;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch cutOff = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Map<Fault, AtomicInteger> faults = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable FixtureRequest> last = new AtomicReference<>();

    private FixtureServer(Setup setup) {
        this.setup = setup;
        this.script = new FaultScript(setup.seed, setup.probability, setup.kinds);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// What a server is to do.
    ///
    /// @param verbatim whether `answers` gives whole bodies rather than the model's texts
    public record Setup(
            Function<FixtureRequest, String> answers,
            boolean verbatim,
            Duration latency,
            long seed,
            double probability,
            List<Fault> kinds) {

        /// Returns the setup where each call takes `latency`.
        public Setup withLatency(Duration latency) {
            return new Setup(answers, verbatim, latency, seed, probability, kinds);
        }

        /// Returns the setup where a share of the calls goes wrong, each in one of the ways.
        public Setup withFaults(long seed, double probability, Fault... kinds) {
            return new Setup(answers, verbatim, latency, seed, probability, List.of(kinds));
        }

        /// Starts a server on a free port.
        public FixtureServer start() {
            return new FixtureServer(this);
        }
    }

    /// Returns the setup of a server whose model writes these texts, at once and without faults. Where a tool is asked
    /// for, the text is its input.
    public static Setup answering(Function<FixtureRequest, String> texts) {
        return new Setup(texts, false, Duration.ZERO, 0, 0, List.of());
    }

    /// Returns the setup of a server that answers every call with this body.
    public static Setup sending(String body) {
        return new Setup(request -> body, true, Duration.ZERO, 0, 0, List.of());
    }

    /// Returns the good answer to a request, of which the text is the model's.
    public static ScriptedServer.Answer answer(FixtureRequest request, String text) {
        return ScriptedServer.Answer.json(200, FixtureReplies.answer(request, text, Duration.ZERO));
    }

    /// The address, without a path.
    public URI endpoint() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort());
    }

    /// How many calls came.
    public int calls() {
        return calls.get();
    }

    /// How many calls went wrong in this way.
    public int calls(Fault fault) {
        AtomicInteger count = faults.get(fault);
        return count == null ? 0 : count.get();
    }

    /// How many calls were under way at the same time at the most.
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    /// The call that came last.
    public FixtureRequest lastRequest() {
        FixtureRequest request = last.get();
        if (request == null) {
            throw new IllegalStateException("no call came");
        }
        return request;
    }

    /// Waits until a client has closed the connection under an answer that [drips][Fault#DRIP].
    public boolean awaitCutOff(Duration limit) throws InterruptedException {
        return cutOff.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.incrementAndGet();
            Optional<FixtureRequest> request = request(exchange, body);
            if (request.isEmpty()) {
                send(exchange, 404, "text/plain", "no such path");
                return;
            }
            last.set(request.get());
            String text = think(request.get());
            Optional<Fault> fault = script.next(body);
            fault.ifPresent(kind -> faults.computeIfAbsent(kind, key -> new AtomicInteger()).incrementAndGet());
            answer(exchange, request.get(), text, fault);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes the time of a call. It no longer counts as under way once its answer may have reached the client.
    private String think(FixtureRequest request) throws InterruptedException {
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            closing.await(setup.latency.toNanos(), TimeUnit.NANOSECONDS);
            return setup.answers.apply(request);
        } finally {
            running.decrementAndGet();
        }
    }

    private static Optional<FixtureRequest> request(HttpExchange exchange, String body) {
        Map<String, List<String>> headers = Map.copyOf(exchange.getRequestHeaders());
        List<String> path = Arrays.asList(exchange.getRequestURI().getRawPath().split("/", -1));
        if (path.equals(List.of("", "v1", "chat", "completions"))) {
            return Optional
                    .of(FixtureRequest.chat(FixtureReplies.parsed(body), headers));
        }
        return path.size() == 4 && path.get(1).equals("model") && path.get(3).equals("converse")
                ? Optional.of(FixtureRequest.converse(
                        URLDecoder.decode(path.get(2), StandardCharsets.UTF_8), FixtureReplies.parsed(body),
                        Map.copyOf(exchange.getRequestHeaders())))
                : Optional.empty();
    }

    private void answer(HttpExchange exchange, FixtureRequest request, String text, Optional<Fault> fault)
            throws IOException, InterruptedException {
        String good = setup.verbatim ? text : FixtureReplies.answer(request, text, setup.latency);
        if (fault.isEmpty()) {
            send(exchange, 200, "application/json", good);
            return;
        }
        switch (fault.get()) {
            case CLOSED -> {
            }
            case DRIP -> drip(exchange);
            case HALF_BODY -> half(exchange, good);
            case HTML -> send(exchange, 200, "text/html", "<html><body>Bad gateway</body></html>");
            case WRONG_CONTENT_TYPE -> send(exchange, 200, "text/plain", good);
            case REASONING_ONLY ->
                send(exchange, 200, "application/json", FixtureReplies.reasoning(request, setup.latency));
            case TRUNCATED -> send(
                    exchange, 200, "application/json", FixtureReplies.truncated(request, text, setup.latency));
            default -> refuse(exchange, request, fault.get());
        }
    }

    private static void refuse(HttpExchange exchange, FixtureRequest request, Fault fault) throws IOException {
        if (request.converse()) {
            exchange.getResponseHeaders().set("x-amzn-errortype", fault.type());
        }
        if (fault == Fault.THROTTLED_FOR_A_SECOND) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        if (fault == Fault.MOVED) {
            exchange.getResponseHeaders().set("Location", exchange.getRequestURI().toString());
        }
        send(exchange, fault.status(), "application/json", FixtureReplies.error(request, fault));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void half(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
    }

    /// Sends white space, which any JSON may begin with, until the client leaves.
    private void drip(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        try {
            do {
                body.write(' ');
                body.flush();
            } while (!closing.await(DRIP.toNanos(), TimeUnit.NANOSECONDS));
        } catch (IOException e) {
            cutOff.countDown();
            throw e;
        }
    }
}
