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

/// Reads requests, has them answered, and writes the replies, each on a thread of its own.
///
/// A request waits for its place once its body is there, and gives it back before the reply is sent: a place is held by
/// the reward alone, and never by a client.
final class RequestHandler implements HttpHandler, Executor, AutoCloseable {

    private static final ThreadLocal<ClientTimeout.Wait> REQUEST = new ThreadLocal<>();
    private static final int ALL = Integer.MAX_VALUE;

    private final Routes routes;
    private final Admission admission;
    private final Room room;
    private final Places places;
    private final Semaphore underWay = new Semaphore(ALL);
    private final ByteBudget budget;
    private final ClientTimeout patience;
    private volatile boolean closing;

    RequestHandler(Routes routes, Admission admission, Room room, Places places, ClientTimeout patience) {
        this.routes = routes;
        this.admission = admission;
        this.room = room;
        this.places = places;
        this.budget = new ByteBudget(room.bodyBudget());
        this.patience = patience;
    }

    /// How much is taken on.
    ///
    /// @param bodyLimit the most bytes of one body
    /// @param bodyBudget the most bytes of all bodies that are held at the same time
    record Room(int bodyLimit, long bodyBudget, Duration timeLimit) {}

    /// Starts to read a request; its headers come first, and then the handler is called.
    @Override
    public void execute(Runnable exchange) {
        JdkServer.threads().start(() -> {
            try (ClientTimeout.Wait request = patience.begin()) {
                REQUEST.set(request);
                exchange.run();
            }
        });
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        REQUEST.get().close();
        Deadline deadline = Deadline.after(room.timeLimit());
        try (exchange; ByteBudget.Share claim = budget.claim()) {
            String path = exchange.getRequestURI().getPath();
            Optional<TrainerReply> atOnce = withoutBody(exchange, path);
            if (atOnce.isPresent()) {
                skip(exchange.getRequestBody());
                write(exchange, atOnce.get());
            } else {
                switch (patience.with(() -> Body.read(exchange.getRequestBody(), room.bodyLimit(), claim))) {
                    case Body.Whole(byte[] bytes) -> reply(exchange, path, bytes, claim, deadline);
                    case Body.TooLong() -> write(exchange, tooLong());
                    case Body.NoRoom() -> write(exchange, noRoom());
                }
            }
        }
    }

    private Optional<TrainerReply> withoutBody(HttpExchange exchange, String path) {
        String method = exchange.getRequestMethod();
        Optional<TrainerReply> known = routes.withoutBody(method, path);
        if (Routes.isHealth(method, path)) {
            return known;
        }
        return admission.refusal(exchange.getRequestHeaders(), known.isEmpty()).or(() -> known);
    }

    private TrainerReply tooLong() {
        return TrainerReply.error(413, "a body of more than " + room.bodyLimit() + " bytes");
    }

    private static TrainerReply noRoom() {
        return TrainerReply.busy("too many bytes of other requests are being worked on");
    }

    private void skip(InputStream body) throws IOException {
        patience.with(() -> {
            Body.skip(body, (long) Body.DRAINED * room.bodyLimit());
            return room;
        });
    }

    private void reply(
            HttpExchange exchange, String path, byte[] body, ByteBudget.Share claim, Deadline deadline)
            throws IOException {
        if (!underWay.tryAcquire()) {
            return;
        }
        try {
            write(exchange, answerInPlace(exchange, path, body, claim, deadline));
        } finally {
            underWay.release();
        }
    }

    private TrainerReply answerInPlace(
            HttpExchange exchange, String path, byte[] body, ByteBudget.Share claim, Deadline deadline) {
        if (closing) {
            return TrainerReply.busy("the server is closing");
        }
        try {
            if (!places.take(deadline)) {
                return TrainerReply.busy("too busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TrainerReply.busy("the server is closing");
        }
        try {
            return answer(exchange, path, body, claim, deadline);
        } finally {
            places.giveUp();
            // a reward that leaves it set would have the connection closed instead of the reply sent
            Thread.interrupted();
        }
    }

    private TrainerReply answer(
            HttpExchange exchange, String path, byte[] body, ByteBudget.Share claim, Deadline deadline) {
        if (closing) {
            return TrainerReply.busy("the server is closing");
        }
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        try {
            return switch (decoded(body, encoding == null ? "" : encoding, claim)) {
                case Body.Whole(byte[] decoded) -> routes.answer(path, decoded, deadline);
                case Body.TooLong() -> tooLong();
                case Body.NoRoom() -> noRoom();
            };
        } catch (UnreadableEventException e) {
            return TrainerReply.error(e.status(), String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            return TrainerReply.busy("not enough memory for this request");
        } catch (RuntimeException | Error e) {
            return TrainerReply.error(500, e.getClass().getName());
        }
    }

    private Body decoded(byte[] body, String encoding, ByteBudget.Share claim) {
        Optional<InputStream> expanding = ContentEncoding.expanding(body, encoding);
        try {
            if (expanding.isEmpty()) {
                return new Body.Whole(body);
            }
            return Body.take(expanding.get(), room.bodyLimit(), claim);
        } catch (IOException e) {
            throw new UnreadableEventException("cannot read the request: the body is not what gzip writes");
        }
    }

    private void write(HttpExchange exchange, TrainerReply reply) throws IOException {
        patience.with(() -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.bytes().length());
            try (OutputStream out = exchange.getResponseBody()) {
                reply.bytes().writeTo(out);
            }
            return reply;
        });
    }

    /// Turns new requests away and waits for those under way, for a minute more than one may take.
    void drain() {
        closing = true;
        try {
            long longest = room.timeLimit().plus(Duration.ofMinutes(1)).toNanos();
            if (underWay.tryAcquire(ALL, longest, TimeUnit.NANOSECONDS)) {
                underWay.release(ALL);
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
