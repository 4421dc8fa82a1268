package io.reward4j.judge.bedrock;

import io.reward4j.RewardListener;
import io.reward4j.judge.ContextLimit;
import io.reward4j.judge.HttpFailure;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import io.reward4j.judge.ServerError;
import io.reward4j.judge.ServerName;
import io.reward4j.judge.client.CallGuard;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeServiceClientConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A model on Amazon Bedrock, asked through the Converse API.
///
/// ```java
/// try (var model = BedrockJudgeModel.of("us.anthropic.claude-haiku-4-5-20251001-v1:0")) {
///     RubricJudge.of(model, rubric);
/// }
/// ```
///
/// A model id is that of a model, that of an inference profile (the same with `us.`, `eu.`, `apac.` or `global.` before
/// it, which many models can only be reached by), or the ARN of either. Credentials come from the SDK's default chain.
///
/// One call is made for each prompt; the SDK's own retries are off. It takes no longer than the timeout and the
/// [current deadline][io.reward4j.Deadline#current()] allow. An interrupt ends it at once on virtual threads;
/// on platform threads the sockets of the JDK do not heed it. Immutable and safe for use by several threads.
public final class BedrockJudgeModel implements JudgeModel, AutoCloseable {

    private static final String NAME = "verdict";

    private final String modelId;
    private final BedrockRuntimeClient client;
    private final boolean ownsClient;
    private final String host;
    private final Duration timeout;
    private final AtomicReference<RequestForm> form;
    private final int maxTokens;
    private final float temperature;
    private final Optional<String> serviceTier;
    private final Optional<Document> fields;
    private final Optional<GuardrailConfiguration> guardrail;
    private final ContextLimit context = new ContextLimit();
    private final CallGuard guard;

    private BedrockJudgeModel(Builder builder) {
        modelId = builder.modelId;
        guard = new CallGuard(modelId);
        form = new AtomicReference<>(builder.form(ModelFamily.of(modelId)));
        client = builder.client.orElseGet(builder::newClient);
        ownsClient = builder.client.isEmpty();
        host = host(client);
        timeout = builder.timeout;
        maxTokens = builder.maxTokens;
        temperature = builder.temperature;
        serviceTier = builder.serviceTier;
        fields = builder.fields.map(BedrockJudgeModel::document);
        guardrail = builder.guardrail;
    }

    private static String host(BedrockRuntimeClient client) {
        try {
            BedrockRuntimeServiceClientConfiguration settings = client.serviceClientConfiguration();
            return settings.endpointOverride()
                    .map(ServerName::of)
                    .orElseGet(() -> "bedrock-runtime in " + settings.region());
        } catch (UnsupportedOperationException e) {
            return "bedrock-runtime";
        }
    }

    /// Returns a model with the defaults of [Builder].
    public static BedrockJudgeModel of(String modelId) {
        return builder(modelId).build();
    }

    /// Returns a builder of a model.
    public static Builder builder(String modelId) {
        return new Builder(modelId);
    }

    /// The model id.
    @Override
    public String name() {
        return modelId;
    }

    /// Closes the connections, unless the client was brought along; later calls fail.
    @Override
    public void close() {
        if (ownsClient) {
            guard.close();
            client.close();
        }
    }

    @Override
    public JudgeReply reply(JudgePrompt prompt) {
        Duration left = guard.enter();
        context.check(name(), prompt);
        boolean hurried = left.compareTo(timeout) < 0;
        try {
            return ask(prompt, hurried ? left : timeout);
        } catch (SdkClientException e) {
            throw lost(e, hurried);
        }
    }

    /// Asks in the form that the model is known to take, and once more for each option of it that it turns out to
    /// refuse.
    private JudgeReply ask(JudgePrompt prompt, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            RequestForm taken = form.get();
            try {
                Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
                ConverseResponse response = client.converse(request(prompt, taken, left));
                context.taken(prompt);
                return read(response)
                        .judged(prompt, prompt.schema().isPresent() && taken.format() == ReplyFormat.STRUCTURED_OUTPUT);
            } catch (AwsServiceException e) {
                ServerError said = said(e);
                Optional<RequestForm.Weaker> weaker = taken.weaker(e.statusCode(), said);
                if (weaker.isEmpty()) {
                    throw refused(e, said, prompt);
                }
                if (form.compareAndSet(taken, weaker.get().form())) {
                    RewardListener.current().judgeAdapted(name(),
                            "refuses " + weaker.get().given() + ", which is left out "
                                    + "from now on (" + said.quoted(List.of(prompt.user(), prompt.system())) + ")");
                }
            }
        }
    }

    private String named() {
        return modelId + " at " + host;
    }

    private ConverseRequest request(JudgePrompt prompt, RequestForm taken, Duration limit) {
        ConverseRequest.Builder request = ConverseRequest.builder()
                .modelId(modelId)
                .system(system(prompt, taken))
                .messages(Message.builder().role(ConversationRole.USER).content(ContentBlock.fromText(prompt.user()))
                        .build())
                .inferenceConfig(inference -> {
                    inference.maxTokens(maxTokens);
                    if (taken.temperature()) {
                        inference.temperature(temperature);
                    }
                })
                .overrideConfiguration(call -> call.apiCallTimeout(limit));
        serviceTier.ifPresent(tier -> request.serviceTier(value -> value.type(tier)));
        fields.ifPresent(request::additionalModelRequestFields);
        guardrail.ifPresent(request::guardrailConfig);
        prompt.schema().ifPresent(schema -> hold(request, taken, schema));
        return request.build();
    }

    private List<SystemContentBlock> system(JudgePrompt prompt, RequestForm taken) {
        if (prompt.system().isEmpty()) {
            return List.of();
        }
        SystemContentBlock text = SystemContentBlock.fromText(prompt.system());
        if (taken.cachePoints()) {
            return List.of(text, SystemContentBlock.fromCachePoint(CachePointBlock.builder().type("default").build()));
        }
        return List.of(text);
    }

    private static void hold(ConverseRequest.Builder request, RequestForm taken, JsonNode schema) {
        switch (taken.format()) {
            case STRUCTURED_OUTPUT -> request.outputConfig(output -> output.textFormat(text -> text.type("json_schema")
                    .structure(part -> part.jsonSchema(json -> json.name(NAME).schema(schema.toString())))));
            case FORCED_TOOL -> request.toolConfig(tools -> tools
                    .tools(Tool.fromToolSpec(spec -> spec.name(NAME).description("Takes the verdict.")
                            .inputSchema(input -> input
                                    .json(document(taken.plainSchema() ? PlainSchema.of(schema) : schema)))))
                    .toolChoice(choice -> choice.tool(tool -> tool.name(NAME))));
            case TEXT -> {
            }
        }
    }

    private ConverseReply read(ConverseResponse response) {
        List<ContentBlock> blocks = response.output() == null || response.output().message() == null
                ? List.of()
                : response.output().message().content();
        Optional<JsonNode> tool = blocks.stream()
                .filter(block -> block.toolUse() != null && block.toolUse().input() != null)
                .findFirst()
                .map(block -> node(block.toolUse().input(), 0));
        Optional<String> text = Optional.of(blocks.stream()
                .map(ContentBlock::text)
                .filter(Objects::nonNull)
                .collect(Collectors.joining()))
                .filter(joined -> !joined.isBlank());
        TokenUsage usage = response.usage() == null ? TokenUsage.builder().build() : response.usage();
        return new ConverseReply(
                name(),
                Objects.requireNonNullElse(response.stopReasonAsString(), ""),
                text,
                tool,
                count(usage.inputTokens()) + count(usage.cacheReadInputTokens()) + count(usage.cacheWriteInputTokens()),
                count(usage.outputTokens()));
    }

    private static long count(Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    private JudgeModelException refused(AwsServiceException e, ServerError said, JudgePrompt prompt) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
        if (e.statusCode() == 400 && said.tooLong()) {
            context.refused(prompt, said);
        }
        boolean throttled = e.isThrottlingException() || said.code().equals("ServiceQuotaExceededException");
        return HttpFailure.of(
                throttled ? 429 : e.statusCode(),
                said,
                named() + " answered " + e.statusCode() + " " + said.quoted(List.of(prompt.user(), prompt.system())),
                header -> details.map(AwsErrorDetails::sdkHttpResponse)
                        .flatMap(response -> response.firstMatchingHeader(header)),
                null);
    }

    private static ServerError said(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        if (details == null) {
            return ServerError.NONE;
        }
        return new ServerError(
                Objects.requireNonNullElse(details.errorCode(), ""),
                "",
                "",
                Objects.requireNonNullElse(details.errorMessage(), ""));
    }

    private JudgeModelException lost(SdkClientException e, boolean hurried) {
        if (e instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            return JudgeModelException.late("interrupted while waiting for " + named(), null);
        }
        if (e instanceof ApiCallTimeoutException) {
            if (hurried) {
                return JudgeModelException.late("the time was up before " + named() + " replied", null);
            }
            return JudgeModelException.spoilt(
                    named() + " did not reply within " + timeout, Optional.empty(), null);
        }
        return LostReply.of(named(), e);
    }

    private static Document document(JsonNode node) {
        if (node.isObject()) {
            Map<String, Document> fields = new LinkedHashMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), document(field.getValue())));
            return Document.fromMap(fields);
        }
        if (node.isArray()) {
            return Document.fromList(node.valueStream().map(BedrockJudgeModel::document).toList());
        }
        if (node.isNumber()) {
            return Document.fromNumber(node.decimalValue());
        }
        if (node.isNull()) {
            return Document.fromNull();
        }
        if (node.isBoolean()) {
            return Document.fromBoolean(node.booleanValue());
        }
        return Document.fromString(node.asString());
    }

    private JsonNode node(Document document, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ToolInput.checkDepth(name(), depth);
        if (document.isMap()) {
            ObjectNode object = nodes.objectNode();
            document.asMap().forEach((key, value) -> object.set(key, node(value, depth + 1)));
            return object;
        }
        if (document.isList()) {
            ArrayNode array = nodes.arrayNode();
            document.asList().forEach(value -> array.add(node(value, depth + 1)));
            return array;
        }
        if (document.isNumber()) {
            return ToolInput.number(name(), document.asNumber().stringValue());
        }
        if (document.isNull()) {
            return nodes.nullNode();
        }
        if (document.isBoolean()) {
            return nodes.booleanNode(document.asBoolean());
        }
        return nodes.stringNode(document.asString());
    }

    /// Builds a [BedrockJudgeModel].
    public static final class Builder {

        private final String modelId;
        private Optional<BedrockRuntimeClient> client = Optional.empty();
        private Optional<String> region = Optional.empty();
        private Optional<URI> endpoint = Optional.empty();
        private int concurrency = 64;
        private Duration timeout = Duration.ofSeconds(60);
        private Optional<ReplyFormat> format = Optional.empty();
        private Optional<Boolean> caching = Optional.empty();
        private int maxTokens = 4096;
        private Optional<Boolean> tellsTemperature = Optional.empty();
        private float temperature;
        private Optional<AwsCredentialsProvider> credentials = Optional.empty();
        private Optional<GuardrailConfiguration> guardrail = Optional.empty();
        private Optional<String> serviceTier = Optional.empty();
        private Optional<JsonNode> fields = Optional.empty();

        private Builder(String modelId) {
            this.modelId = Objects.requireNonNull(modelId, "modelId");
            if (modelId.isBlank()) {
                throw new IllegalArgumentException("the id of the model is blank");
            }
        }

        /// Says how many calls are under way at the same time at the most; others wait. The default is 64.
        public Builder concurrency(int calls) {
            concurrency = positive(calls, "concurrency");
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

        /// Says which AWS region is asked, such as `us-east-1`. The default is that of the SDK's chain.
        ///
        /// @throws IllegalArgumentException if it is blank
        public Builder region(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("the name of the region is blank");
            }
            region = Optional.of(name);
            return this;
        }

        /// Says which profile of the AWS configuration files the credentials come from, those of single sign-on and of
        /// roles included. The default is the SDK's chain, which takes a key of Bedrock's own from
        /// `AWS_BEARER_TOKEN_BEDROCK` first.
        public Builder profile(String name) {
            credentials = Optional.of(ProfileCredentialsProvider.create(name));
            return this;
        }

        /// Says where the credentials come from, such as a role that is assumed. The default is the SDK's chain.
        public Builder credentials(AwsCredentialsProvider provider) {
            credentials = Optional.of(provider);
            return this;
        }

        /// Applies a guardrail. What it stops is an answer that [cannot be
        /// judged][io.reward4j.RewardException.Kind#UNJUDGEABLE_ANSWER]. The default is none.
        ///
        /// @param id the guardrail's id or ARN
        /// @param version such as `1` or `DRAFT`
        public Builder guardrail(String id, String version) {
            guardrail = Optional.of(
                    GuardrailConfiguration.builder().guardrailIdentifier(id).guardrailVersion(version).build());
            return this;
        }

        /// Says which address is asked, such as that of a VPC endpoint. The default is the region's.
        ///
        /// @throws IllegalArgumentException if it has no host, or holds a user or password; the message holds neither
        public Builder endpoint(URI address) {
            if (address.getHost() == null || address.getRawUserInfo() != null) {
                throw new IllegalArgumentException("the endpoint must have a host, and neither user nor password");
            }
            endpoint = Optional.of(address);
            return this;
        }

        /// Brings a client along. Region, endpoint, credentials and concurrency are then its own,
        /// [BedrockJudgeModel#close()] leaves it open, and its retries should be off (`AwsRetryStrategy.doNotRetry()`).
        /// Of a name that stands twice in the input of a tool it keeps the last value; a client of this class refuses
        /// the reply.
        public Builder client(BedrockRuntimeClient own) {
            client = Optional.of(own);
            return this;
        }

        /// Says how the model is held to a prompt's schema, for good. The default is what its nearest family is known
        /// to take, by the table `models.json` beside this class, and [text][ReplyFormat#TEXT] for others. Where a
        /// model refuses it, the next weaker form takes its place, and the [listener][RewardListener#judgeAdapted]
        /// hears of it.
        public Builder replyFormat(ReplyFormat how) {
            format = Optional.of(how);
            return this;
        }

        /// Says whether a cache point follows the system text, for good. The default is to set one for Claude 3.5
        /// Haiku, 3.7 Sonnet and 4 or later, until the model refuses it. Bedrock caches from 1,024 or 4,096 tokens on,
        /// depending on the model.
        public Builder promptCaching(boolean on) {
            caching = Optional.of(on);
            return this;
        }

        /// Says how many tokens the model may write, its reasoning included. The default is 4096.
        public Builder maxTokens(int tokens) {
            maxTokens = positive(tokens, "number of tokens");
            return this;
        }

        /// Says how freely the model writes, for good. The default is 0 for the families that are known to take a
        /// temperature, until the model refuses it; the others are not told.
        ///
        /// @throws IllegalArgumentException if it is not from 0 to 1
        public Builder temperature(double value) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("the temperature must be from 0 to 1: " + value);
            }
            temperature = (float) value;
            tellsTemperature = Optional.of(true);
            return this;
        }

        /// Leaves the temperature to the model, for those that refuse to be told.
        public Builder withoutTemperature() {
            tellsTemperature = Optional.of(false);
            return this;
        }

        /// Chooses a service tier: `priority`, `default`, `flex` or `reserved`. The default is to name none.
        public Builder serviceTier(String tier) {
            serviceTier = Optional.of(tier);
            return this;
        }

        /// Adds fields that only some models know, such as `reasoning_effort`. The default is none.
        ///
        /// @throws IllegalArgumentException if it is no JSON object
        public Builder additionalModelRequestFields(JsonNode object) {
            if (!object.isObject()) {
                throw new IllegalArgumentException("additional fields must be a JSON object: " + object.getNodeType());
            }
            fields = Optional.of(object.deepCopy());
            return this;
        }

        /// Returns the model.
        ///
        /// @throws IllegalArgumentException if no region is known
        public BedrockJudgeModel build() {
            return new BedrockJudgeModel(this);
        }

        private RequestForm form(ModelFamily family) {
            Set<RequestForm.Option> asked = EnumSet.noneOf(RequestForm.Option.class);
            format.ifPresent(given -> asked.add(RequestForm.Option.FORMAT));
            tellsTemperature.ifPresent(given -> asked.add(RequestForm.Option.TEMPERATURE));
            caching.ifPresent(given -> asked.add(RequestForm.Option.CACHE_POINTS));
            return new RequestForm(
                    format.orElse(family.format()),
                    tellsTemperature.orElse(family.temperature()),
                    caching.orElse(family.cachePoints()),
                    family.plainSchema(),
                    asked);
        }

        private BedrockRuntimeClient newClient() {
            BedrockRuntimeClientBuilder builder = BedrockRuntimeClient.builder()
                    .httpClientBuilder(Apache5HttpClient.builder()
                            .maxConnections(concurrency)
                            .connectionAcquisitionTimeout(timeout)
                            .socketTimeout(timeout))
                    .overrideConfiguration(calls -> calls
                            .retryStrategy(AwsRetryStrategy.doNotRetry())
                            .addExecutionInterceptor(new Checking()));
            region.map(Region::of).ifPresent(builder::region);
            endpoint.ifPresent(builder::endpointOverride);
            credentials.ifPresent(builder::credentialsProvider);
            try {
                return builder.build();
            } catch (SdkClientException e) {
                if (region.isPresent()) {
                    throw e;
                }
                throw new IllegalArgumentException(
                        "no AWS region is known for " + modelId + ": name one by region(…), or set AWS_REGION", e);
            }
        }

        /// Has the body of each reply checked.
        private static final class Checking implements ExecutionInterceptor {

            @Override
            public Optional<InputStream> modifyHttpResponseContent(
                    Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
                if (context.httpResponse().isSuccessful()) {
                    return context.responseBody().map(CheckedBody::new);
                }
                return context.responseBody();
            }
        }

        private static int positive(int number, String what) {
            if (number < 1) {
                throw new IllegalArgumentException("the " + what + " must be positive: " + number);
            }
            return number;
        }
    }
}
