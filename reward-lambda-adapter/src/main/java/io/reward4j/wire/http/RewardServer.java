package io.reward4j.wire.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import io.reward4j.RewardFunction;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.TrainerProtocol;
import io.reward4j.wire.cohort.Cohorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// A small HTTP server around a reward, for work on one machine and inside a cluster's own network.
///
/// ```java
/// try (RewardServer server = RewardServer.builder(reward).start(8080)) {
///     trainer.train(server.uri().resolve("/slime"));
/// }
/// ```
///
/// | request | reply |
/// |---|---|
/// | `POST` to a path of [TrainerFormat], such as `/openrlhf`, or of a [protocol][Builder#protocol] | its format |
/// | `POST /reward` | that of a [RewardEndpoint] |
/// | `POST /seed_session`, with which agents of NeMo Gym begin | `{}` |
/// | `GET /reverify_mode`, with which NeMo Gym's `gym eval reverify` begins | `"stateless"` |
/// | `GET /health`, `OPTIONS` | 200 |
/// | another path or method | 404 or 405 |
/// | a body beyond the limit | 413 |
/// | a body that cannot be read | 400 |
/// | a body in an unknown encoding, or without a JSON content type | 415 |
/// | any, if no place is free, the body budget is used up, or the server is closing | 503 with `Retry-After` |
///
/// Errors are JSON. Replies say why a sample has no reward. They leave out the message of a scorer's exception, unless
/// [RewardEndpoint.Builder#exceptionMessages] asks for it.
///
/// By default the server listens on the loopback address and accepts requests for `localhost` or a loopback address
/// only, so that a web page in a browser on the same machine cannot use it. Everyone who can reach the port can cause
/// the costs of the reward. If others can, ask for a [token][Builder#bearerToken] and use [TLS][Builder#tls].
/// `GET /health` is open to everyone.
///
/// This is the HTTP server of the JDK (`jdk.httpserver`), so it adds nothing to what you deploy. It is meant for a
/// trusted network. It answers a request line that is not HTTP by itself, in HTML. The first use of this class sets the
/// system properties `sun.net.httpserver.nodelay` and `jdk.httpserver.maxConnections` unless they are set. They have no
/// effect if the process used that server before.
///
/// Each request has a thread of its own, a virtual one from JDK 24 on. Safe for use by several threads.
public final class RewardServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("io.reward4j.RewardServer");

    private final HttpServer server;
    private final RequestHandler handler;

    private final Optional<Cohorts> cohorts;

    private RewardServer(HttpServer server, RequestHandler handler, Optional<Cohorts> cohorts) {
        this.server = server;
        this.handler = handler;
        this.cohorts = cohorts;
    }

    private String scheme() {
        return server instanceof HttpsServer ? "https" : "http";
    }

    /// Returns a builder of a server that answers with the defaults of [RewardEndpoint#of].
    public static Builder builder(RewardFunction reward) {
        return builder(RewardEndpoint.of(reward));
    }

    /// Returns a builder of a server with the options of the endpoint.
    public static Builder builder(RewardEndpoint endpoint) {
        return new Builder(Objects.requireNonNull(endpoint, "endpoint"));
    }

    /// The port that it listens on.
    public int port() {
        return server.getAddress().getPort();
    }

    /// The address of the server for a client on this machine, such as `http://127.0.0.1:8080/`. A server that listens
    /// on all addresses (`0.0.0.0`) has the loopback address here. Clients on other machines need the name of this one.
    public URI uri() {
        InetAddress bound = server.getAddress().getAddress();
        InetAddress reachable = bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
        String host = reachable.getHostAddress();
        return URI.create(scheme() + "://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port() + "/");
    }

    /// Refuses new requests, waits for those under way up to the time limit of a request, and stops. Cohorts are
    /// compared as they are.
    @Override
    public void close() {
        cohorts.ifPresent(Cohorts::close);
        handler.drain();
        server.stop(0);
        handler.close();
    }

    /// Collects the options of a server. Not safe for use by several threads.
    public static final class Builder {

        /// As good as for ever, and few enough nanoseconds for a `long`.
        private static final Duration LONGEST = Duration.ofDays(36_500);

        /// What part of the heap the bodies may take: what is made of one takes several times as much.
        private static final int HEAP_SHARE = 8;

        private final RewardEndpoint endpoint;
        private Protocols protocols = Protocols.standard();
        private InetAddress address = InetAddress.getLoopbackAddress();
        private int bodyLimit = 16 << 20;
        private int places = 256;
        private Duration timeLimit = Duration.ofSeconds(100);
        private Duration patience = Duration.ofSeconds(30);
        private OptionalLong bodyBudget = OptionalLong.empty();
        private Optional<Supplier<String>> token = Optional.empty();
        private Optional<SSLContext> tls = Optional.empty();
        private Set<String> hosts = Set.of();
        private boolean anyContentType;
        private Optional<Cohorts> cohorts = Optional.empty();

        private Builder(RewardEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        /// Sets the address to listen on. The default is the loopback address, which other machines cannot reach. On
        /// any other address a server without a [token][#bearerToken] writes a warning to the log when it starts.
        public Builder address(InetAddress address) {
            this.address = Objects.requireNonNull(address, "address");
            return this;
        }

        /// Collects the samples of one prompt from several requests, for trainers that send one sample at a time. A
        /// request is answered when its siblings have arrived or the wait is over; see [Cohorts]. While it waits it
        /// does not count towards [#concurrentRequests], but its body counts towards [#bodyBudget]. By default only
        /// samples of one request are compared.
        ///
        /// @param size how many samples a group has
        /// @param maxWait how long the first sample waits for the last; shorter than the timeout of clients
        /// @throws IllegalArgumentException if the size is below 2 or above 1,024, or the wait is not positive
        public Builder cohorts(int size, Duration maxWait) {
            return cohorts(Cohorts.of(size, maxWait));
        }

        /// Collects the samples of one prompt from several requests with these cohorts. They are closed with the
        /// server.
        public Builder cohorts(Cohorts cohorts) {
            this.cohorts = Optional.of(cohorts);
            return this;
        }

        /// Serves another protocol under its path.
        ///
        /// @throws IllegalArgumentException if its path is invalid or already in use
        public Builder protocol(TrainerProtocol protocol) {
            protocols = protocols.with(protocol);
            return this;
        }

        /// Sets the maximum of bytes of a body, before and after decompression with `gzip`. The default is 16 MiB.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder bodyLimit(int bytes) {
            bodyLimit = positive(bytes, "the body limit");
            return this;
        }

        /// Sets the maximum of bytes that the bodies of all requests under way may have together. A request beyond it
        /// is answered with 503. The default is an eighth of the heap, and at least the body limit.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder bodyBudget(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("the body budget must be positive: " + bytes);
            }
            bodyBudget = OptionalLong.of(bytes);
            return this;
        }

        /// Requires the header `Authorization: Bearer <token>`. Requests without it are answered with 401. By default
        /// no token is required.
        ///
        /// @param token is called for each request, so that the token can be changed; must be quick and safe for use by
        ///     several threads. If it throws an exception or returns nothing, the answer is 500
        public Builder bearerToken(Supplier<String> token) {
            this.token = Optional.of(token);
            return this;
        }

        /// Uses HTTPS with the keys of the context. The default is HTTP.
        public Builder tls(SSLContext context) {
            tls = Optional.of(context);
            return this;
        }

        /// Adds host names under which a server on the loopback address may be called, for a proxy or a tunnel that
        /// passes on the header `Host`. By default these are `localhost` and the loopback addresses; other names are
        /// answered with 421. On any other address all names are accepted.
        public Builder hosts(String... names) {
            hosts = Set.of(names);
            return this;
        }

        /// Accepts bodies of any content type, for clients that do not send `application/json` and for protocols that
        /// are not JSON. By default they are answered with 415, since a web page in a browser could send them.
        public Builder anyContentType() {
            anyContentType = true;
            return this;
        }

        /// Sets the maximum of requests that are worked on at the same time. Others wait after they were read. The
        /// default is 256.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder concurrentRequests(int requests) {
            places = positive(requests, "the number of requests");
            return this;
        }

        /// Sets how long a request may take after its headers were read, including the wait for a place. Samples that
        /// are unfinished then fail. The default is 100 seconds, which is less than the timeout of the trainers.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder timeLimit(Duration limit) {
            timeLimit = positive(limit, "the time limit");
            return this;
        }

        /// Sets how long a client may take to send its request and to receive the reply, before the connection is
        /// closed. The default is 30 seconds.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder patience(Duration patience) {
            this.patience = positive(patience, "the patience");
            return this;
        }

        /// Starts the server.
        ///
        /// @param port the port to listen on; 0 for any free port
        /// @throws IOException if the port is in use or must not be used
        /// @throws IllegalStateException if there are cohorts, but no group reward to compare them by
        /// @throws IllegalArgumentException if a cohort below the minimum may have rewards outside of the declared
        ///     range
        public RewardServer start(int port) throws IOException {
            Places taken = new Places(places);
            RewardEndpoint gathering = cohorts
                    .map(shared -> endpoint.withCohorts(shared.beforeWaiting(taken::giveUp)))
                    .orElse(endpoint);
            HttpServer server = JdkServer.create(new InetSocketAddress(address, port), tls);
            long budget = bodyBudget.orElse(Math.max(bodyLimit, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
            RequestHandler handler = new RequestHandler(
                    new Routes(gathering, protocols),
                    new Admission(token, Admission.hosts(address, hosts), anyContentType),
                    new RequestHandler.Room(bodyLimit, budget, timeLimit),
                    taken,
                    new ClientTimeout(patience));
            server.createContext("/", handler);
            server.setExecutor(handler);
            server.start();
            warnIfOpen();
            return new RewardServer(server, handler, cohorts);
        }

        private void warnIfOpen() {
            if (!address.isLoopbackAddress() && token.isEmpty()) {
                LOG.log(System.Logger.Level.WARNING, "the server on " + address.getHostAddress() + " is open to other"
                        + " machines without a token: whoever reaches it can cause the costs of the reward; set one"
                        + " with bearerToken(…)");
            }
        }

        private static int positive(int number, String name) {
            if (number < 1) {
                throw new IllegalArgumentException(name + " must be positive: " + number);
            }
            return number;
        }

        private static Duration positive(Duration time, String name) {
            if (!time.isPositive()) {
                throw new IllegalArgumentException(name + " must be positive: " + time);
            }
            return time.compareTo(LONGEST) < 0 ? time : LONGEST;
        }
    }
}
