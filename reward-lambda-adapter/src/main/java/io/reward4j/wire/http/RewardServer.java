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
/// `POST` requests are answered under the paths of [TrainerFormat], such as `/openrlhf`, under those of further
/// [protocols][Builder#protocol], and under `/reward` as [RewardEndpoint] answers events; `POST /seed_session`, with
/// which agents of NeMo Gym begin, with `{}`; `GET /reverify_mode`, with which its `gym eval reverify` begins, with
/// `"stateless"`; `GET /health` with 200; `OPTIONS` with 200. Others are answered with 404 or 405, a body beyond the
/// limit with 413, one that cannot be read with 400, one in an unknown encoding or not said to be JSON with 415. Where
/// all places are taken, where the bodies of other requests leave no room, and while the server is closing, the answer
/// is 503 with `Retry-After`. Errors are JSON.
///
/// Replies say why a sample has no reward, but not what an exception of a scorer said of it, unless
/// [RewardEndpoint.Builder#exceptionMessages] asks for it.
///
/// It listens on the loopback address unless it is told otherwise, and is called `localhost` or by an address there: a
/// page in a browser on the same machine gets nothing done. Whoever can reach the port can spend what the reward costs,
/// so ask for a [token][Builder#bearerToken] where others can, and [encrypt][Builder#tls] what they send. `GET /health`
/// is answered to anybody.
///
/// This is the HTTP server of the JDK (`jdk.httpserver`): nothing is added to what you deploy. It is made for a trusted
/// network; a request line that is no HTTP it answers itself, in HTML. The first use of this class sets the system
/// properties `sun.net.httpserver.nodelay` and `jdk.httpserver.maxConnections` unless they are set; they have no effect
/// where something else in the process used that server before.
///
/// Each request has a thread of its own, a virtual one from JDK 24 on. Safe for use by several threads.
public final class RewardServer implements AutoCloseable {

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

    /// Returns a builder of a server that answers under the options of the endpoint.
    public static Builder builder(RewardEndpoint endpoint) {
        return new Builder(Objects.requireNonNull(endpoint, "endpoint"));
    }

    /// The port that it listens on.
    public int port() {
        return server.getAddress().getPort();
    }

    /// Where it is found, such as `http://127.0.0.1:8080/`.
    public URI uri() {
        String host = server.getAddress().getAddress().getHostAddress();
        return URI.create(scheme() + "://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port() + "/");
    }

    /// Turns new requests away, waits for those under way for as long as one may take, and stops. Cohorts are compared
    /// as they are.
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

        /// Says on which address to listen. The default is the loopback address, which other machines do
        /// not reach.
        public Builder address(InetAddress address) {
            this.address = Objects.requireNonNull(address, "address");
            return this;
        }

        /// Collects the samples of one prompt over requests, for trainers that send one sample at a time: a request is
        /// answered when its siblings have come or the wait is over; see [Cohorts]. While it waits it takes no place of
        /// those that are worked on, but its body counts. The default is to compare what came in one request.
        ///
        /// @param size how many samples a group has
        /// @param maxWait how long the first waits for the last; shorter than clients wait
        /// @throws IllegalArgumentException if the size is below 2 or above 1,024, or the wait is not positive
        public Builder cohorts(int size, Duration maxWait) {
            return cohorts(Cohorts.of(size, maxWait));
        }

        /// Collects the samples of one prompt over requests, as these cohorts do. They are closed with the server.
        public Builder cohorts(Cohorts cohorts) {
            this.cohorts = Optional.of(cohorts);
            return this;
        }

        /// Serves another protocol, under its path.
        ///
        /// @throws IllegalArgumentException if its path is none, or taken
        public Builder protocol(TrainerProtocol protocol) {
            protocols = protocols.with(protocol);
            return this;
        }

        /// Says how many bytes a body may have, as it comes and, if it is compressed with `gzip`, once it is expanded.
        /// The default is 16 MiB.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder bodyLimit(int bytes) {
            bodyLimit = positive(bytes, "the body limit");
            return this;
        }

        /// Says how many bytes the bodies of all requests that are read or worked on may have together; a request
        /// beyond is answered with 503. The default is an eighth of the heap, and at least the body limit.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder bodyBudget(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("the body budget must be positive: " + bytes);
            }
            bodyBudget = OptionalLong.of(bytes);
            return this;
        }

        /// Asks callers for the header `Authorization: Bearer <token>`; others are answered with 401. The default is to
        /// ask nobody.
        ///
        /// @param token asked for each request, so that it can be replaced meanwhile; must be quick and safe for use by
        ///     several threads. Where it throws or has nothing to say, the answer is 500
        public Builder bearerToken(Supplier<String> token) {
            this.token = Optional.of(token);
            return this;
        }

        /// Speaks HTTPS, with the keys of the context. The default is HTTP.
        public Builder tls(SSLContext context) {
            tls = Optional.of(context);
            return this;
        }

        /// Says under which further names a server on the loopback address may be called, for a proxy or a tunnel in
        /// front of it that passes the header `Host` on. The default is `localhost` and the addresses; others are
        /// answered with
        /// 421. On another address every name is as good.
        public Builder hosts(String... names) {
            hosts = Set.of(names);
            return this;
        }

        /// Takes bodies of any content type, for clients that do not say `application/json` and for protocols that are
        /// none. The default is to answer them with 415, since a page in a browser could send them.
        public Builder anyContentType() {
            anyContentType = true;
            return this;
        }

        /// Says how many requests are worked on at the same time at the most; others wait once they have been
        /// read. The default is 256.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder concurrentRequests(int requests) {
            places = positive(requests, "the number of requests");
            return this;
        }

        /// Says how long a request may take once its headers have come, the wait for its place included;
        /// samples that are unfinished then have failed. The default is 100 seconds, less than the trainers
        /// wait.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder timeLimit(Duration limit) {
            timeLimit = positive(limit, "the time limit");
            return this;
        }

        /// Says how long a client may take to send its request, and to receive the reply, before the
        /// connection is closed. The default is 30 seconds.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder patience(Duration patience) {
            this.patience = positive(patience, "the patience");
            return this;
        }

        /// Starts the server.
        ///
        /// @param port where to listen; 0 for any port that is free
        /// @throws IOException if the port is taken or must not be used
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
            return new RewardServer(server, handler, cohorts);
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
