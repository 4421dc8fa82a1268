package io.reward4j.judge.openai;

import io.reward4j.judge.ContextLimit;
import io.reward4j.judge.HttpFailure;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import io.reward4j.judge.ServerError;
import io.reward4j.judge.ServerName;
import io.reward4j.judge.client.CallGuard;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
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
/// the [current deadline][io.reward4j.Deadline#current()] allow, and reads at most 4 MiB. Immutable and safe for use by
/// several threads.
public final class OpenAiJudgeModel implements JudgeModel, AutoCloseable {

    private static final int MAX_BODY = 4 << 20;
    private static final String NAME = "verdict";

    private final String model;
    private final URI address;
    private final String host;
    private final Map<String, String> headers;
    private final Optional<ApiKey> key;
    private final Duration timeout;
    private final ResponseFormat format;
    private final Optional<String> systemRole;
    private final ObjectNode body;
    private final HttpClient client;
    private final boolean ownsClient;
    private final int maxTokens;
    private final ContextLimit context = new ContextLimit();
    private final CallGuard guard;

    private OpenAiJudgeModel(Builder builder) {
        model = builder.model;
        guard = new CallGuard(model);
        address = builder.address;
        host = ServerName.of(address);
        headers = Map.copyOf(builder.headers);
        key = builder.apiKey();
        timeout = builder.timeout;
        format = builder.format;
        systemRole = builder.systemRole;
        body = builder.body();
        client = builder.client.orElseGet(Builder::newClient);
        ownsClient = builder.client.isEmpty();
        maxTokens = builder.maxTokens;
    }

    /// Returns a model with the defaults of [Builder].
    ///
    /// @param baseUrl what comes before `/chat/completions`, such as `http://localhost:8000/v1`; a query such as
    ///     `?api-version=…` is kept
    public static OpenAiJudgeModel of(URI baseUrl, String model) {
        return builder(baseUrl, model).build();
    }

    /// Returns a builder of a model.
    ///
    /// @param baseUrl what comes before `/chat/completions`, such as `http://localhost:8000/v1`; a query such as
    ///     `?api-version=…` is kept
    /// @throws IllegalArgumentException if it is no HTTP address, holds a user or a fragment, or is that of another
    ///     endpoint; or if the model's name is blank
    public static Builder builder(URI baseUrl, String model) {
        return new Builder(baseUrl, model);
    }

    /// The model's name.
    @Override
    public String name() {
        return model;
    }

    /// Closes the connections, unless the client was brought along; calls under way fail, and so do those made later.
    @Override
    public void close() {
        if (ownsClient) {
            guard.close();
            client.shutdownNow();
        }
    }

    @Override
    public JudgeReply reply(JudgePrompt prompt) {
        Duration left = guard.enter();
        context.check(named(), prompt);
        boolean hurried = left.compareTo(timeout) < 0;
        Duration limit = hurried ? left : timeout;
        List<String> secrets = new ArrayList<>(headers.values());
        Optional<String> sentKey = key.flatMap(ApiKey::get);
        sentKey.ifPresent(secrets::add);
        HttpResponse<byte[]> response = exchange(request(prompt, sentKey, limit), limit, hurried);
        String text = text(response);
        if (response.statusCode() / 100 != 2) {
            throw refused(response, ServerError.read(text), prompt, secrets);
        }
        context.taken(prompt);
        boolean held = prompt.schema().isPresent() && format == ResponseFormat.JSON_SCHEMA;
        return new ChatReply(named(), prompt, secrets).read(text, held);
    }

    private String named() {
        return model + " at " + host;
    }

    private String text(HttpResponse<byte[]> response) {
        try {
            return ChatBody.text(
                    response.body(), response.headers().firstValue("content-type").orElse(""), MAX_BODY);
        } catch (IOException e) {
            throw JudgeModelException.spoilt(
                    named() + " sent a compressed reply that cannot be unpacked", Optional.empty(), null);
        }
    }

    private JudgeModelException refused(
            HttpResponse<byte[]> response, ServerError said, JudgePrompt prompt, List<String> secrets) {
        List<String> kept = new ArrayList<>(secrets);
        kept.add(prompt.system());
        kept.add(prompt.user());
        String quoted = said.quoted(kept);
        String answered = named() + " answered " + response.statusCode() + (quoted.isEmpty() ? "" : " " + quoted);
        if (leavesNoRoom(said)) {
            return JudgeModelException.permanent(
                    answered + "; the model may write as many tokens as its context has: set a lower maxTokens", null);
        }
        if (said.tooLong()) {
            context.refused(prompt, said);
        }
        return HttpFailure.of(
                response.statusCode(),
                said,
                answered + remedy(response.statusCode(), said),
                response.headers()::firstValue,
                null);
    }

    /// Tells whether no prompt has room beside what the model may write, so that the answer is not to blame.
    private boolean leavesNoRoom(ServerError said) {
        return (said.names("max_tokens") || said.names("max_completion_tokens") || said.names("in the completion"))
                && said.contextTokens().filter(tokens -> tokens <= maxTokens).isPresent();
    }

    /// Says which option of the builder helps where a server refuses one of the request's.
    private static String remedy(int status, ServerError said) {
        if (status / 100 == 3) {
            return "; redirects are not followed: is the base URL right?";
        }
        if (status != 400 && status != 422) {
            return "";
        }
        if (said.names("max_completion_tokens")) {
            return "; build the model with maxCompletionTokens";
        }
        if (said.names("temperature")) {
            return "; build the model withoutTemperature()";
        }
        if (said.names("response_format") || said.names("json_schema")) {
            return "; build the model with another responseFormat";
        }
        return "";
    }

    /// Waits on the calling thread for the whole body. What `sendAsync` returns would be completed on the common pool,
    /// which may be the one whose threads wait here.
    private HttpResponse<byte[]> exchange(HttpRequest request, Duration limit, boolean hurried) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            return client.send(
                    request, head -> new CappedBody(MAX_BODY, Duration.ofNanos(Math.max(1, end - System.nanoTime()))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw JudgeModelException.late("interrupted while waiting for " + named(), null);
        } catch (IOException e) {
            throw lost(e, hurried);
        }
    }

    private JudgeModelException lost(IOException e, boolean hurried) {
        if (guard.isClosed()) {
            return guard.closedFailure();
        }
        if (has(e, UnresolvedAddressException.class) || has(e, UnknownHostException.class)) {
            return JudgeModelException.temporary(
                    "no connection to " + named() + ": the host is not known", Optional.empty(), null);
        }
        if (has(e, ConnectException.class)) {
            return JudgeModelException.temporary(
                    "no connection to " + named() + ": refused, or nothing listens there", Optional.empty(), null);
        }
        if (has(e, HttpTimeoutException.class) || has(e, TimeoutException.class)) {
            if (hurried) {
                return JudgeModelException.late("the time was up before " + named() + " replied", null);
            }
            return JudgeModelException.spoilt(
                    named() + " did not reply within " + timeout, Optional.empty(), null);
        }
        String kind = Objects.requireNonNullElse(e.getCause(), e).getClass().getSimpleName();
        return JudgeModelException.spoilt("no whole reply of " + named() + ": " + kind, Optional.empty(), null);
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private HttpRequest request(JudgePrompt prompt, Optional<String> sentKey, Duration limit) {
        ObjectNode asked = body.deepCopy();
        ArrayNode messages = asked.putArray("messages");
        String user = prompt.user();
        if (!prompt.system().isEmpty()) {
            if (systemRole.isPresent()) {
                messages.addObject().put("role", systemRole.get()).put("content", prompt.system());
            } else {
                user = prompt.system() + "\n\n" + user;
            }
        }
        messages.addObject().put("role", "user").put("content", user);
        prompt.schema().ifPresent(schema -> hold(asked, schema));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(limit)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(asked.toString()));
        sentKey.ifPresent(value -> request.setHeader(key.orElseThrow().header(), value));
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

        private final URI address;
        private final String model;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private Optional<Supplier<String>> key = Optional.empty();
        private String keyHeader = ApiKey.AUTHORIZATION;
        private Duration timeout = Duration.ofSeconds(60);
        private Optional<Double> temperature = Optional.of(0.0);
        private int maxTokens = 4096;
        private String maxTokensField = "max_tokens";
        private ResponseFormat format = ResponseFormat.JSON_SCHEMA;
        private Optional<String> systemRole = Optional.of("system");
        private ObjectNode extraBody = JsonNodeFactory.instance.objectNode();
        private Optional<HttpClient> client = Optional.empty();

        private Builder(URI baseUrl, String model) {
            this.address = ChatAddress.of(baseUrl);
            this.model = Objects.requireNonNull(model, "model");
            if (model.isBlank()) {
                throw new IllegalArgumentException("the name of the model is blank");
            }
        }

        /// Says which variable of the environment holds the key, and that it may be sent to whatever host the base URL
        /// names. It is read when the model is built; where it is absent or blank no key is sent. Unless a key, a
        /// variable or a header `Authorization` or `api-key` is given, `OPENAI_API_KEY` is read and sent to OpenAI's
        /// own host alone.
        ///
        /// @throws IllegalArgumentException if the key cannot stand in a header
        public Builder keyFromEnvironment(String variable) {
            return key(environment(variable));
        }

        /// Says who knows the key. It is asked before each call, by the calling thread, so that keys can change; while
        /// it returns a blank text none is sent.
        public Builder key(Supplier<String> supplier) {
            key = Optional.of(supplier);
            return this;
        }

        /// Says which header the key is sent in, as it is, such as `api-key` for Azure. The default is `Authorization`,
        /// where `Bearer` comes before it.
        ///
        /// @throws IllegalArgumentException if it is no header that can be sent
        public Builder keyHeader(String name) {
            check(name, "x");
            keyHeader = name;
            return this;
        }

        /// Adds a header, or replaces one, whatever the case of its name, the key's too. The default is none but the
        /// usual. On Azure, `header("api-key", key)` is all that is needed.
        ///
        /// @throws IllegalArgumentException if it is no header that can be sent
        public Builder header(String name, String value) {
            check(name, value);
            headers.remove(name);
            headers.put(name, value);
            return this;
        }

        /// Brings a client along, such as one with a proxy, a certificate authority or a client's certificate;
        /// [OpenAiJudgeModel#close()] leaves it open. It should not follow redirects, since they may take the key
        /// along. The default is one over HTTP/1.1 that follows none.
        public Builder client(HttpClient own) {
            client = Optional.of(own);
            return this;
        }

        /// Says which role the system text has, such as `developer`. The default is `system`.
        public Builder systemRole(String role) {
            if (role.isBlank()) {
                throw new IllegalArgumentException("the role is blank; withoutSystemRole() sends one message alone");
            }
            systemRole = Optional.of(role);
            return this;
        }

        /// Sends the system text before the question, in one message of the user, for models without a system role.
        public Builder withoutSystemRole() {
            systemRole = Optional.empty();
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
            temperature = Optional.of(value);
            return this;
        }

        /// Leaves the temperature to the model, for those that refuse to be told.
        public Builder withoutTemperature() {
            temperature = Optional.empty();
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
        /// @throws IllegalArgumentException if the key in `OPENAI_API_KEY` is to be sent and cannot stand in a header
        public OpenAiJudgeModel build() {
            return new OpenAiJudgeModel(this);
        }

        private static HttpClient newClient() {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }

        /// A header that the caller gave wins over a key, and the environment's key is for OpenAI alone.
        private Optional<ApiKey> apiKey() {
            if (headers.containsKey(keyHeader)) {
                return Optional.empty();
            }
            if (key.isPresent()) {
                return key.map(supplier -> new ApiKey(keyHeader, supplier));
            }
            boolean keyed = headers.containsKey(ApiKey.AUTHORIZATION) || headers.containsKey("api-key");
            if (keyed || !ChatAddress.isOpenAi(address)) {
                return Optional.empty();
            }
            return Optional.of(new ApiKey(keyHeader, environment("OPENAI_API_KEY")));
        }

        private static Supplier<String> environment(String variable) {
            String value = Objects.requireNonNullElse(System.getenv(variable), "").strip();
            check(variable, "Bearer " + value);
            return () -> value;
        }

        private ObjectNode body() {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", model).put(maxTokensField, maxTokens);
            temperature.ifPresent(value -> body.put("temperature", value));
            body.put("stream", false);
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
