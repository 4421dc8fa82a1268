package io.reward4j.rlvr.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// An OpenAPI document of version 3.0 or 3.1, read and checked once.
///
/// References are followed within the document, into its `components`; nothing is ever fetched. Immutable, and safe for
/// use by several threads.
public final class OpenApi {

    private static final Set<String> METHODS = Set.of(
            "get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final int MOST_REFERENCES = 16;

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    /// Reads a document in YAML or JSON.
    ///
    /// @throws IllegalArgumentException if it is no OpenAPI document of version 3, with what is wrong
    /// @throws IllegalStateException if `io.swagger.parser.v3:swagger-parser-v3`, an optional dependency, is missing
    public static OpenApi parse(String document) {
        Objects.requireNonNull(document, "document");
        return new OpenApi(OpenApiParser.parse(document));
    }

    /// The names of all operations: their `operationId` where they have one, else method and path, such as
    /// `GET /pets/{id}`.
    public List<String> operations() {
        return List.copyOf(all().stream().map(OperationPlace::name).toList());
    }

    /// Where an operation stands.
    ///
    /// @param item what the path says for all of its operations
    record OperationPlace(String method, String path, JsonNode item, JsonNode operation) {

        String methodAndPath() {
            return method + " " + path;
        }

        String name() {
            return operation.path("operationId").asString(methodAndPath());
        }
    }

    /// Returns where an operation stands, by its `operationId` or its method and path.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    OperationPlace operation(String name) {
        for (OperationPlace place : all()) {
            if (place.name().equals(name) || place.methodAndPath().equals(name)) {
                return place;
            }
        }
        throw new IllegalArgumentException("no operation '" + name + "' in the OpenAPI document, but " + operations());
    }

    List<OperationPlace> all() {
        List<OperationPlace> places = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            JsonNode item = resolved(path.getValue());
            for (Map.Entry<String, JsonNode> entry : item.properties()) {
                if (METHODS.contains(entry.getKey())) {
                    String method = entry.getKey().toUpperCase(Locale.ROOT);
                    places.add(new OperationPlace(method, path.getKey(), item, entry.getValue()));
                }
            }
        }
        return places;
    }

    JsonNode document() {
        return document;
    }

    /// The paths at which the servers stand, without a slash at the end.
    List<String> bases() {
        List<String> bases = new ArrayList<>(List.of(""));
        for (JsonNode server : document.path("servers")) {
            String path = path(server.path("url").asString(""));
            bases.add(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        }
        return List.copyOf(Set.copyOf(bases));
    }

    /// Returns the path of an address, with or without scheme and host, up to a query or fragment.
    static String path(String address) {
        int scheme = address.indexOf("://");
        boolean isWhole = scheme > 0 && address.indexOf('/') > scheme && address.lastIndexOf('?', scheme) < 0;
        int host = isWhole ? address.indexOf('/', scheme + 3) : 0;
        if (host < 0) {
            return "/";
        }
        int end = address.length();
        for (char c : new char[]{'?', '#'}) {
            int at = address.indexOf(c, host);
            end = at < 0 ? end : Math.min(end, at);
        }
        return address.substring(host, end);
    }

    /// Follows references to the value that they lead to.
    ///
    /// @throws IllegalArgumentException if one leads nowhere, in a circle, or out of the document
    JsonNode resolved(JsonNode value) {
        JsonNode node = value;
        for (int i = 0; i < MOST_REFERENCES; i++) {
            String reference = node.path("$ref").asString("");
            if (reference.isEmpty()) {
                return node;
            }
            node = reference.startsWith("#/") ? document.at(reference.substring(1)) : node.path("nowhere");
            if (node.isMissingNode()) {
                throw new IllegalArgumentException(
                        "unusable OpenAPI document: the reference '" + reference + "' leads to nothing in it");
            }
        }
        throw new IllegalArgumentException("unusable OpenAPI document: references that lead in a circle");
    }
}
