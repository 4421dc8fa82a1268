package io.reward4j.judge.openai;

import io.reward4j.Deadline;
import io.reward4j.judge.HttpFailure;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A model behind the chat-completions API of OpenAI, which vLLM, SGLang, Ollama and many others speak.
///
/// ```java
/// var model = OpenAiJudgeModel.of(URI.create("http://localhost:8000/v1"), "Qwen/Qwen3-32B");
/// ```
///
/// One call is made for each prompt, over HTTP/1.1; redirects are not followed. It takes no longer than the timeout and
/// the [current deadline][Deadline#current()] allow, and reads at most 4 MiB. Immutable and safe for use by several threads.
public final class OpenAiJudgeModel implements JudgeModel, AutoCloseable {

    private static final int MAX_BODY = 4 << 20;
    private static final String NAME = "verdict";

    private final String model;
    private final URI address;
    private final Map<String, String> headers;
    private final Duration timeout;
    private final ResponseFormat format;
    private final ObjectNode body;
    private final HttpClient client;
    private volatile boolean closed;

    private OpenAiJudgeModel(Builder builder) {
        model = builder.model;
        address = URI.create(builder.baseUrl + "/chat/completions");
        headers = builder.headers();
        timeout = builder.timeout;
        format = builder.format;
        body = builder.body();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// Returns a model with the defaults of [Builder].
    ///
    /// @param baseUrl what comes before `/chat/completions`, such as `http://localhost:8000/v1`
    public static OpenAiJudgeModel of(URI baseUrl, String model) {
        return builder(baseUrl, model).build();
    }

    /// Returns a builder of a model.
    ///
    /// @param baseUrl what comes before `/chat/completions`, such as `http://localhost:8000/v1`
    /// @throws IllegalArgumentException if it is no HTTP address
    public static Builder builder(URI baseUrl, String model) {
        return new Builder(baseUrl, model);
    }

    /// The model's name.
    @Override
    public String name() {
        return model;
    }

    /// Closes the connections; calls under way fail, and so do those made later.
    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }

    @Override
    public JudgeReply reply(JudgePrompt prompt) {
        if (closed) {
            throw JudgeModelException.permanent(model + " was closed", null);
        }
        Duration left = Deadline.current().remaining();
        if (left.toMillis() == 0) {
            throw JudgeModelException.late("no time was left to ask " + model, null);
        }
        boolean hurried = left.compareTo(timeout) < 0;
        HttpResponse<byte[]> response = exchange(request(prompt), hurried ? left : timeout, hurried);
        if (response.statusCode() / 100 != 2) {
            throw HttpFailure.of(
                    response.statusCode(),
                    model + " answered " + response.statusCode(),
                    response.headers()::firstValue,
                    null);
        }
        boolean json = prompt.schema().isPresent() && format == ResponseFormat.JSON_SCHEMA;
        return ChatReply.read(model, response.body(), json);
    }

    /// Waits for the whole body: the client's own timeout ends with the headers.
    private HttpResponse<byte[]> exchange(HttpRequest request, Duration limit, boolean hurried) {
        CompletableFuture<HttpResponse<byte[]>> call = client.sendAsync(request, head -> new CappedBody(MAX_BODY));
        try {
            return call.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw hurried
                    ? JudgeModelException.late("the time was up before " + model + " replied", null)
                    : JudgeModelException.temporary(
                            model + " did not reply within " + timeout, Optional.empty(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw JudgeModelException.late("interrupted while waiting for " + model, null);
        } catch (ExecutionException e) {
            String kind = Objects.requireNonNullElse(e.getCause(), e).getClass().getSimpleName();
            throw JudgeModelException.temporary(
                    "no whole reply of " + model + ": " + kind, Optional.empty(), e.getCause());
        } finally {
            call.cancel(true);
        }
    }

    private HttpRequest request(JudgePrompt prompt) {
        ObjectNode asked = body.deepCopy();
        ArrayNode messages = asked.putArray("messages");
        if (!prompt.system().isEmpty()) {
            messages.addObject().put("role", "system").put("content", prompt.system());
        }
        messages.addObject().put("role", "user").put("content", prompt.user());
        prompt.schema().ifPresent(schema -> hold(asked, schema));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(asked.toString()));
        headers.forEach(request::setHeader);
        return request.build();
    }

    private void hold(ObjectNode asked, JsonNode schema) {
        switch (format) {
            case JSON_SCHEMA -> {
                ObjectNode wanted = asked.putObject("response_format").put("type", "json_schema")
                        .putObject("json_schema");
                wanted.put("name", NAME).put("strict", true).set("schema", schema);
            }
            case JSON_OBJECT -> asked.putObject("response_format").put("type", "json_object");
            case TEXT -> {
            }
        }
    }

    /// Builds an [OpenAiJudgeModel].
    public static final class Builder {

        private final String baseUrl;
        private final String model;
        private final Map<String, String> extraHeaders = new LinkedHashMap<>();
        private String keyVariable = "OPENAI_API_KEY";
        private Duration timeout = Duration.ofSeconds(60);
        private @Nullable Double temperature = 0.0;
        private int maxTokens = 4096;
        private String maxTokensField = "max_tokens";
        private ResponseFormat format = ResponseFormat.JSON_SCHEMA;
        private ObjectNode extraBody = JsonNodeFactory.instance.objectNode();

        private Builder(URI baseUrl, String model) {
            String scheme = Objects.requireNonNullElse(baseUrl.getScheme(), "");
            if (!(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https")) || baseUrl.getHost() == null) {
                throw new IllegalArgumentException("the base URL must be an address of HTTP: " + baseUrl);
            }
            String text = baseUrl.toString();
            this.baseUrl = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            this.model = Objects.requireNonNull(model, "model");
        }

        /// Says which variable of the environment holds the key. The default is `OPENAI_API_KEY`. It is read when the model
        /// is built; where it is absent no key is sent.
        public Builder keyFromEnvironment(String variable) {
            keyVariable = Objects.requireNonNull(variable, "variable");
            return this;
        }

        /// Adds a header, or replaces one. The default is none but the usual.
        ///
        /// @throws IllegalArgumentException if it is no header that can be sent
        public Builder header(String name, String value) {
            check(name, value);
            extraHeaders.put(name, value);
            return this;
        }

        /// Says how long a call may take, from asking to the end of the reply. The default is 60 seconds.
        public Builder timeout(Duration limit) {
            if (limit.toMillis() < 1) {
                throw new IllegalArgumentException("the timeout must be at least a millisecond: " + limit);
            }
            timeout = limit;
            return this;
        }

        /// Says how freely the model writes. The default is 0.
        ///
        /// @throws IllegalArgumentException if it is not from 0 to 2
        public Builder temperature(double value) {
            if (!(value >= 0 && value <= 2)) {
                throw new IllegalArgumentException("the temperature must be from 0 to 2: " + value);
            }
            temperature = value;
            return this;
        }

        /// Leaves the temperature to the model, for those that refuse to be told.
        public Builder withoutTemperature() {
            temperature = null;
            return this;
        }

        /// Says how many tokens the model may write, as `max_tokens`. The default is 4096.
        public Builder maxTokens(int tokens) {
            if (tokens < 1) {
                throw new IllegalArgumentException("the number of tokens must be positive: " + tokens);
            }
            maxTokens = tokens;
            maxTokensField = "max_tokens";
            return this;
        }

        /// Says how many tokens the model may write, its reasoning included, as `max_completion_tokens`: OpenAI's own
        /// reasoning models refuse `max_tokens`.
        public Builder maxCompletionTokens(int tokens) {
            maxTokens(tokens);
            maxTokensField = "max_completion_tokens";
            return this;
        }

        /// Says how the model is held to a prompt's schema. The default is [ResponseFormat#JSON_SCHEMA].
        public Builder responseFormat(ResponseFormat how) {
            format = Objects.requireNonNull(how, "how");
            return this;
        }

        /// Merges fields into the request, such as `reasoning_effort`; they win over the model's own, apart from the
        /// messages and the response format. The default is none.
        ///
        /// @throws IllegalArgumentException if it is no JSON object
        public Builder extraBody(JsonNode object) {
            if (!(object instanceof ObjectNode given)) {
                throw new IllegalArgumentException("the extra body must be a JSON object: " + object.getNodeType());
            }
            extraBody = given.deepCopy();
            return this;
        }

        /// Returns the model.
        ///
        /// @throws IllegalArgumentException if the key cannot be sent in a header
        public OpenAiJudgeModel build() {
            return new OpenAiJudgeModel(this);
        }

        private Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            String key = System.getenv(keyVariable);
            if (key != null && !key.isBlank()) {
                check("Authorization", "Bearer " + key.strip());
                headers.put("Authorization", "Bearer " + key.strip());
            }
            headers.putAll(extraHeaders);
            return Map.copyOf(headers);
        }

        private ObjectNode body() {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", model).put(maxTokensField, maxTokens);
            if (temperature != null) {
                body.put("temperature", temperature);
            }
            body.setAll(extraBody);
            return body;
        }

        /// The client's own message would quote the value, which may be a key.
        private static void check(String name, String value) {
            try {
                HttpRequest.newBuilder().header(name, value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("not a header that can be sent: " + name);
            }
        }
    }
}
