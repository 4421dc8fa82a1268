package io.reward4j.judge;

import io.reward4j.judge.server.FixtureRequest;
import io.reward4j.judge.server.ScriptedServer;
import io.reward4j.judge.server.ScriptedServer.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a real server of llama.cpp says: replayed from `llama-exchanges.jsonl`, or, where `llama.server` is set, asked
/// for and written to `target/llama-exchanges.jsonl`.
///
/// A reply is found by what of its request a server takes or refuses: the schema, the limit of tokens, and whether the
/// prompt is longer than the context. The words of prompts may change.
final class LlamaExchanges implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path WRITTEN = Path.of("target", "llama-exchanges.jsonl");
    private static final int ABOVE_ANY_CONTEXT = 50_000;

    private final String server;
    private final List<JsonNode> recorded;
    private final ScriptedServer front;

    private LlamaExchanges(String server, List<JsonNode> recorded) {
        this.server = server;
        this.recorded = recorded;
        this.front = ScriptedServer.start((request, before) -> server.isEmpty() ? replayed(request) : asked(request));
    }

    static LlamaExchanges open() {
        String server = System.getProperty("llama.server", "");
        try (InputStream in = LlamaExchanges.class.getResourceAsStream("llama-exchanges.jsonl")) {
            String lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return new LlamaExchanges(server, lines.lines().map(JSON::readTree).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return front.endpoint().resolve("/v1");
    }

    @Override
    public void close() {
        front.close();
    }

    private static ObjectNode sent(FixtureRequest request) {
        ObjectNode sent = JSON.createObjectNode();
        sent.set("response_format", request.body().path("response_format"));
        sent.set("max_tokens", request.body().path("max_tokens"));
        return sent.put("above_context", request.body().toString().length() > ABOVE_ANY_CONTEXT);
    }

    private Answer replayed(FixtureRequest request) {
        String sent = sent(request).toString();
        return recorded.stream()
                .filter(exchange -> exchange.path("sent").toString().equals(sent))
                .findFirst()
                .map(exchange -> Answer.json(exchange.path("status").intValue(), exchange.path("reply").toString()))
                .orElseGet(() -> Answer.json(404, "{\"error\": {\"message\": \"not recorded: see LlamaServerTest\"}}"));
    }

    private Answer asked(FixtureRequest request) {
        HttpRequest post = HttpRequest.newBuilder(URI.create(server + "/chat/completions"))
                .POST(HttpRequest.BodyPublishers.ofString(request.body().toString()))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(post, HttpResponse.BodyHandlers.ofString());
            ObjectNode exchange = JSON.createObjectNode();
            exchange.set("sent", sent(request));
            exchange.put("status", response.statusCode()).set("reply", JSON.readTree(response.body()));
            Files.createDirectories(WRITTEN.getParent());
            Files.writeString(WRITTEN, exchange + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Answer.json(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
