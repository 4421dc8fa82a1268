package io.reward4j.wire.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.reward4j.Deadline;
import io.reward4j.wire.ContentEncoding;
import io.reward4j.wire.UnreadableEventException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Reads requests, has them answered, and writes the replies, each on a virtual thread.
final class RequestHandler implements HttpHandler, Executor, AutoCloseable {

    /// How much of a body that is too long is read, as a multiple of the limit, so that the client gets to
    /// read the answer.
    private static final int DRAINED = 4;

    private static final int BUFFER = 1 << 13;
    private static final ThreadLocal<Patience.Wait> REQUEST = new ThreadLocal<>();

    private final Routes routes;
    private final int bodyLimit;
    private final int places;
    private final Semaphore free;
    private final Duration timeLimit;
    private final Patience patience;
    private volatile boolean closing;

    RequestHandler(Routes routes, int bodyLimit, int places, Duration timeLimit, Patience patience) {
        this.routes = routes;
        this.bodyLimit = bodyLimit;
        this.places = places;
        this.free = new Semaphore(places, true);
        this.timeLimit = timeLimit;
        this.patience = patience;
    }

    /// Starts to read a request; its headers come first, and then the handler is called.
    @Override
    public void execute(Runnable exchange) {
        Thread.ofVirtual().name("reward-http-", 0).start(() -> {
            try (Patience.Wait request = patience.begin()) {
                REQUEST.set(request);
                exchange.run();
            }
        });
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        REQUEST.get().close();
        Deadline deadline = Deadline.after(timeLimit);
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Optional<TrainerReply> known = routes.withoutBody(exchange.getRequestMethod(), path);
            if (known.isPresent()) {
                write(exchange, known.get());
            } else if (closing || !free.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                write(exchange, TrainerReply.error(503, "too busy"));
            } else {
                try {
                    write(exchange, answer(exchange, path, deadline));
                } finally {
                    free.release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TrainerReply answer(HttpExchange exchange, String path, Deadline deadline) throws IOException {
        if (closing) {
            return TrainerReply.error(503, "the server is closing");
        }
        Optional<byte[]> body = body(exchange.getRequestBody());
        if (body.isEmpty()) {
            return TrainerReply.error(413, "a body of more than " + bodyLimit + " bytes");
        }
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        try {
            byte[] decoded = ContentEncoding.decoded(body.get(), encoding == null ? "" : encoding, bodyLimit);
            return routes.answer(path, decoded, deadline);
        } catch (UnreadableEventException e) {
            return TrainerReply.error(e.status(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return TrainerReply.error(500, e.getClass().getName());
        }
    }

    private Optional<byte[]> body(InputStream in) throws IOException {
        return patience.with(() -> {
            byte[] body = in.readNBytes(bodyLimit);
            if (in.read() < 0) {
                return Optional.of(body);
            }
            byte[] ignored = new byte[BUFFER];
            long most = (long) DRAINED * bodyLimit;
            for (int read = in.read(ignored); read >= 0 && most > 0; read = in.read(ignored)) {
                most -= read;
            }
            return Optional.empty();
        });
    }

    private void write(HttpExchange exchange, TrainerReply reply) throws IOException {
        patience.with(() -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(reply.body());
            }
            return reply;
        });
    }

    /// Turns new requests away and waits for those under way, for a minute more than one may take.
    void drain() {
        closing = true;
        try {
            if (free.tryAcquire(places, timeLimit.plus(Duration.ofMinutes(1)).toNanos(), TimeUnit.NANOSECONDS)) {
                free.release(places);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        patience.close();
    }
}
