package io.reward4j.judge.openai;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Where chat completions are asked for, made of a base URL.
final class ChatAddress {

    private static final String PATH = "/chat/completions";
    private static final String OWN_HOST = "api.openai.com";

    /// Ends of addresses that were copied from the page of another endpoint.
    private static final List<String> OTHER_ENDPOINTS = List.of(
            "/completions", "/responses", "/embeddings", "/models", "/messages", "/generate", "/converse");

    private ChatAddress() {}

    /// Returns the address: the path gets `/chat/completions` unless it ends so, the query is kept.
    ///
    /// @throws IllegalArgumentException if it is no base URL; the message holds neither user nor query
    static URI of(URI base) {
        String scheme = Objects.requireNonNullElse(base.getScheme(), "").toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null) {
            throw refused(base, "must be an address of HTTP, such as http://localhost:8000/v1");
        }
        if (base.getRawUserInfo() != null) {
            throw refused(base, "must not hold a user or password: give the key by `key` or `header`");
        }
        if (base.getRawFragment() != null) {
            throw refused(base, "must not hold a fragment (#…)");
        }
        String path = path(base);
        if (isOpenAi(base) && path.equals(PATH)) {
            throw refused(base, "misses the version: OpenAI's API is at https://api.openai.com/v1");
        }
        String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
        return URI.create(scheme + "://" + base.getRawAuthority() + path + query);
    }

    /// Tells whether an address is OpenAI's own, by TLS.
    static boolean isOpenAi(URI address) {
        String host = Objects.requireNonNullElse(address.getHost(), "").toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(address.getScheme())
                && (host.equals(OWN_HOST) || host.endsWith("." + OWN_HOST));
    }

    private static String path(URI base) {
        String path = Objects.requireNonNullElse(base.getRawPath(), "").replaceAll("/{2,}", "/");
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (plain.endsWith(PATH)) {
            return plain;
        }
        for (String other : OTHER_ENDPOINTS) {
            if (plain.endsWith(other)) {
                throw refused(base, "is that of another endpoint: give what comes before " + PATH + " alone");
            }
        }
        return plain + PATH;
    }

    private static IllegalArgumentException refused(URI base, String why) {
        return new IllegalArgumentException("the base URL " + why + ": " + shown(base));
    }

    private static String shown(URI base) {
        if (base.isOpaque()) {
            return base.getScheme() + ":…";
        }
        try {
            return new URI(base.getScheme(), null, base.getHost(), base.getPort(), base.getPath(), null, null)
                    .toString();
        } catch (URISyntaxException e) {
            return base.getScheme() + "://…";
        }
    }
}
