package io.reward4j.wire.http;

import com.sun.net.httpserver.HttpServer;
import io.reward4j.RewardFunction;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.TrainerProtocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

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
/// limit with 413, one that cannot be read with 400, one in an unknown encoding with 415, and where all places are
/// taken, or the server is closing, with 503. Errors are JSON.
///
/// Replies say why a sample has no reward, but not what an exception of a scorer said of it, unless
/// [RewardEndpoint.Builder#exceptionMessages] asks for it.
///
/// There is no encryption and nobody is asked who they are: whoever can reach the port can spend what the
/// reward costs. It listens on the loopback address unless it is told otherwise.
///
/// Each request has a virtual thread of its own. Safe for use by several threads.
public final class RewardServer implements AutoCloseable {

    private final HttpServer server;
    private final RequestHandler handler;

    private RewardServer(HttpServer server, RequestHandler handler) {
        this.server = server;
        this.handler = handler;
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
        return URI.create("http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port() + "/");
    }

    /// Turns new requests away, waits for those under way for as long as one may take, and stops.
    @Override
    public void close() {
        handler.drain();
        server.stop(0);
        handler.close();
    }

    /// Collects the options of a server. Not safe for use by several threads.
    public static final class Builder {

        /// As good as for ever, and few enough nanoseconds for a `long`.
        private static final Duration LONGEST = Duration.ofDays(36_500);

        private final RewardEndpoint endpoint;
        private Protocols protocols = Protocols.standard();
        private InetAddress address = InetAddress.getLoopbackAddress();
        private int bodyLimit = 16 << 20;
        private int places = 256;
        private Duration timeLimit = Duration.ofSeconds(100);
        private Duration patience = Duration.ofSeconds(30);

        private Builder(RewardEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        /// Says on which address to listen. The default is the loopback address, which other machines do
        /// not reach.
        public Builder address(InetAddress address) {
            this.address = Objects.requireNonNull(address, "address");
            return this;
        }

        /// Serves another protocol, under its path.
        ///
        /// @throws IllegalArgumentException if its path is none, or taken
        public Builder protocol(TrainerProtocol protocol) {
            protocols = protocols.with(protocol);
            return this;
        }

        /// Says how many bytes a body may have, as it comes and, if it is compressed with `gzip`, once it is expanded. The
        /// default is 16 MiB.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder bodyLimit(int bytes) {
            bodyLimit = positive(bytes, "the body limit");
            return this;
        }

        /// Says how many requests are worked on at the same time at the most; others wait. The default is
        /// 256.
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
        public RewardServer start(int port) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
            RequestHandler handler = new RequestHandler(new Routes(endpoint, protocols), bodyLimit, places, timeLimit,
                    new Patience(patience));
            server.createContext("/", handler);
            server.setExecutor(handler);
            server.start();
            return new RewardServer(server, handler);
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
