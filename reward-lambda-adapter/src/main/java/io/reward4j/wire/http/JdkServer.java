package io.reward4j.wire.http;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// The server of the JDK, and what has to be known of it.
///
/// It reads its settings from system properties, once, when it is first used; what somebody has set is left alone.
/// Without the first, the last packet of a reply of more than 8 KB waits 40 ms for the client's acknowledgement.
/// Without the second it takes connections until there are no file descriptors left. Then it tries again without a
/// pause, and what needs a class that was not loaded before fails, so that it does not recover when clients leave. With
/// it, connections beyond are closed at once. It cannot help where something else in the process uses all descriptors
/// up.
final class JdkServer {

    private static final int MOST_CONNECTIONS = 10_000;

    /// Before, a thread that reads from a connection holds a monitor meanwhile, and with it one of the few threads that
    /// carry the virtual ones: as many slow clients as there are processors would hold up everybody (JEP 491).
    private static final int VIRTUAL_SINCE = 24;

    static {
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("jdk.httpserver.maxConnections", Long.toString(mostConnections()));
    }

    private JdkServer() {}

    static HttpServer create(InetSocketAddress address, Optional<SSLContext> tls) throws IOException {
        try {
            return bound(address, tls);
        } catch (BindException e) {
            BindException named = new BindException("port " + address.getPort() + " of "
                    + address.getHostString() + " cannot be used: " + e.getMessage()
                    + "; stop what listens there, or start on another port (0 takes a free one)");
            named.initCause(e);
            throw named;
        }
    }

    private static HttpServer bound(InetSocketAddress address, Optional<SSLContext> tls) throws IOException {
        if (tls.isEmpty()) {
            return HttpServer.create(address, 0);
        }
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
        return server;
    }

    /// Returns a builder of threads, each for one request.
    static Thread.Builder threads() {
        if (Runtime.version().feature() >= VIRTUAL_SINCE) {
            return Thread.ofVirtual().name("reward-http-", 0);
        }
        return Thread.ofPlatform().daemon().name("reward-http-", 0);
    }

    /// Three quarters of the files that the process may still open, apart from the archives of its class path, of which
    /// most are opened later.
    private static long mostConnections() {
        long archives = System.getProperty("java.class.path", "").chars().filter(c -> c == File.pathSeparatorChar)
                .count();
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            return Math.clamp(
                    (unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount() - archives) / 4 * 3, 1,
                    MOST_CONNECTIONS);
        }
        return MOST_CONNECTIONS;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
