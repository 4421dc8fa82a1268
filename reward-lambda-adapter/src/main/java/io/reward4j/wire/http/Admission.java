package io.reward4j.wire.http;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who is let in, by the headers of a request alone.
///
/// @param token what a caller has to know, if anything
/// @param hosts the names under which this machine may be called; all of them if there are none
/// @param anyContentType whether a body may be said to be something else than JSON
record Admission(Optional<Supplier<String>> token, Set<String> hosts, boolean anyContentType) {

    private static final String BEARER = "bearer ";

    /// A page in a browser can send a request to this machine, but it cannot choose these headers: not its own name for
    /// the host, nor a content type of JSON without being asked for leave first, which it never gets.
    Optional<TrainerReply> refusal(Headers headers, boolean hasBody) {
        if (!hosts.isEmpty() && !isKnown(headers.getFirst("Host"))) {
            return Optional.of(TrainerReply.error(421, "this server is not called that: it answers on the loopback "
                    + "address under 'localhost' or an address; allow another name with RewardServer.Builder#hosts"));
        }
        if (token.isPresent()) {
            Optional<TrainerReply> stranger = stranger(token.get(), headers.getFirst("Authorization"));
            if (stranger.isPresent()) {
                return stranger;
            }
        }
        if (hasBody && !anyContentType && !isJson(headers.getFirst("Content-Type"))) {
            return Optional.of(TrainerReply.error(415, "send the header 'Content-Type: application/json'"));
        }
        return Optional.empty();
    }

    private boolean isKnown(@Nullable String header) {
        if (header == null) {
            return true;
        }
        String name = withoutPort(header.strip().toLowerCase(Locale.ROOT));
        return hosts.contains(name) || isLoopbackLiteral(name);
    }

    private static String withoutPort(String host) {
        int port = host.lastIndexOf(':');
        return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    }

    private static boolean isLoopbackLiteral(String name) {
        return name.equals("[::1]") || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /// The comparison takes as long for any text of the same length.
    private static Optional<TrainerReply> stranger(Supplier<String> token, @Nullable String authorization) {
        String expected;
        try {
            expected = token.get();
        } catch (RuntimeException e) {
            return Optional.of(TrainerReply.error(500, "the server's token cannot be read"));
        }
        if (expected == null || expected.isBlank()) {
            return Optional.of(TrainerReply.error(500, "the server's token is empty"));
        }
        String given = authorization == null ? "" : authorization;
        boolean isBearer = given.regionMatches(true, 0, BEARER, 0, BEARER.length());
        byte[] said = (isBearer ? given.substring(BEARER.length()).strip() : "").getBytes(StandardCharsets.UTF_8);
        if (MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), said)) {
            return Optional.empty();
        }
        return Optional.of(TrainerReply.error(401, "send the header 'Authorization: Bearer <token>' with the token "
                + "of this server").withHeaders(Map.of("WWW-Authenticate", "Bearer")));
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }

    /// Returns the names under which a server on this address may be called: none for one that others reach.
    static Set<String> hosts(InetAddress address, Set<String> more) {
        if (!address.isLoopbackAddress()) {
            return Set.of();
        }
        Set<String> hosts = new HashSet<>(Set.of("localhost"));
        more.forEach(name -> hosts.add(name.toLowerCase(Locale.ROOT)));
        return Set.copyOf(hosts);
    }
}
