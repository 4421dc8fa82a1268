package io.reward4j.rlvr.api;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.ReasoningBlocks;
import io.reward4j.rlvr.extract.Extractors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// A reward for an HTTP request or response that is one of an operation of an OpenAPI document.
///
/// ```java
/// OpenApi shop = OpenApi.parse(Files.readString(Path.of("openapi.yaml")));
/// RewardFunction calls = ApiResponseReward.request(shop, "addOrder");
/// RewardFunction server = ApiResponseReward.response(shop, "addOrder").expecting(201);
/// ```
///
/// The value is the mean over the parts that there are; the rationale says of each what is wrong:
///
/// - *method*: the operation's, in capitals;
/// - *path*: the operation's, with or without a server's, `0` for any other; otherwise the share that is right of the
///   path itself and its parameters;
/// - *query*: the share of the required and given parameters that are valid; one that the operation does not name is
///   wrong;
/// - *status*: one that the operation names, by itself, as a range (`2XX`) or by `default`;
/// - *headers*: the share of the required and given ones, of those that are named, that are valid; with a body, also
///   the `Content-Type`. Other headers are free;
/// - *body*: [partial credit][io.reward4j.rlvr.json.JsonSchemaReward#partialCredit(String)] by the schema, where the
///   media type is JSON; for other types it has to be there. A body where the operation names none is wrong, and so is
///   an absent one that is required.
///
/// With [#strict()] a message of which anything is wrong scores `0`. A response whose status the operation does not
/// name scores `0`, as does what is no HTTP message.
///
/// The message is the whole answer, or its last fenced block if it has one, reasoning left out: as HTTP/1.1 writes it,
/// or as a JSON object with `method`, `path` (or `url`), `headers` and `body`, or with `status`, `headers` and `body`.
/// [#from(Extractor)] reads it from elsewhere. Cookies and credentials are not looked at.
///
/// Values are in `[0, 1]`. Instances are immutable, and safe for use by several threads where their extractor is. A
/// message takes time in proportion to its length and the number of parameters; bodies are bounded as
/// [schemas][io.reward4j.rlvr.json.JsonSchemaReward] are.
public final class ApiResponseReward implements RewardFunction {

    private static final String OPERATION = "operation";
    private static final String STATUS = "status";
    private static final Extractor<String> ANSWER = ReasoningBlocks.stripped().then(
            Extractors.fenced("").or(Extraction::found)::extract);

    private final Map<String, ApiOperation> operations;
    private final boolean isRequest;
    private final Extractor<String> message;
    private final OptionalInt status;
    private final boolean strict;

    private ApiResponseReward(
            Map<String, ApiOperation> operations, boolean isRequest, Extractor<String> message, OptionalInt status,
            boolean strict) {
        this.operations = operations;
        this.isRequest = isRequest;
        this.message = message;
        this.status = status;
        this.strict = strict;
    }

    /// Returns a reward for requests of one operation.
    ///
    /// @param operation its `operationId`, or method and path, such as `POST /orders`
    /// @throws IllegalArgumentException if there is no such operation, or a schema of it cannot be used
    public static ApiResponseReward request(OpenApi api, String operation) {
        return of(Map.of("", ApiOperation.of(api, api.operation(operation))), true);
    }

    /// Returns a reward for requests of the operation that the sample names, in the text `operation` of its metadata or
    /// of its reference.
    ///
    /// @throws IllegalArgumentException if a schema of any operation cannot be used
    public static ApiResponseReward request(OpenApi api) {
        return of(all(api), true);
    }

    /// Returns a reward for responses of one operation.
    ///
    /// @param operation its `operationId`, or method and path, such as `POST /orders`
    /// @throws IllegalArgumentException if there is no such operation, or a schema of it cannot be used
    public static ApiResponseReward response(OpenApi api, String operation) {
        return of(Map.of("", ApiOperation.of(api, api.operation(operation))), false);
    }

    /// Returns a reward for responses of the operation that the sample names, in the text `operation` of its metadata
    /// or of its reference. A number `status` beside it is the only status that is right.
    ///
    /// @throws IllegalArgumentException if a schema of any operation cannot be used
    public static ApiResponseReward response(OpenApi api) {
        return of(all(api), false);
    }

    /// Returns this reward for responses of which one status alone is right. Without it, a model may choose the status
    /// whose body is the easiest.
    ///
    /// @throws IllegalArgumentException if this is a reward for requests, or the status is not from 100 to 599
    public ApiResponseReward expecting(int status) {
        if (isRequest || status < 100 || status > 599) {
            throw new IllegalArgumentException(
                    "a response has a status from 100 to 599, a request has none: " + status);
        }
        return new ApiResponseReward(operations, isRequest, message, OptionalInt.of(status), strict);
    }

    /// Returns this reward without partial credit: `1` where nothing is wrong, else `0`.
    public ApiResponseReward strict() {
        return new ApiResponseReward(operations, isRequest, message, status, true);
    }

    /// Returns this reward with another place where the message stands in the answer.
    public ApiResponseReward from(Extractor<String> message) {
        return new ApiResponseReward(
                operations, isRequest, Objects.requireNonNull(message, "message"), status, strict);
    }

    /// @throws RewardException of the kind `MISSING_REFERENCE` if the sample has to name an operation and names none
    ///     that there is
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        ApiOperation operation = operation(sample);
        OptionalInt expected = status.isEmpty() ? status(sample) : status;
        return switch (message.extract(sample.completion())
                .flatMap(isRequest ? HttpText::request : HttpText::response)) {
            case Missing<HttpText>(String reason) -> Reward.fail(reason);
            case Found<HttpText>(HttpText http) -> reward(isRequest
                    ? operation.checkRequest(http)
                    : operation.checkResponse(http, expected));
        };
    }

    private Reward reward(ApiParts parts) {
        double value = strict && !parts.areRight() ? 0 : parts.mean();
        return Reward.of(value, parts.shown());
    }

    private ApiOperation operation(Sample sample) {
        ApiOperation only = operations.get("");
        if (only != null) {
            return only;
        }
        String name = given(sample, OPERATION).asString("");
        ApiOperation operation = operations.get(name);
        if (operation == null) {
            throw RewardException.missingReference("the '" + OPERATION + "' of " + sample.describe()
                    + " names none of the operations of the OpenAPI document");
        }
        return operation;
    }

    private static OptionalInt status(Sample sample) {
        JsonNode status = given(sample, STATUS);
        return status.isIntegralNumber() ? OptionalInt.of(status.asInt(0)) : OptionalInt.empty();
    }

    private static JsonNode given(Sample sample, String name) {
        JsonNode inMetadata = sample.metadata().path(name);
        if (!inMetadata.isMissingNode() || sample.reference().isMissingNode() || sample.reference().isNull()) {
            return inMetadata;
        }
        return sample.referenceJson().path(name);
    }

    private static ApiResponseReward of(Map<String, ApiOperation> operations, boolean isRequest) {
        return new ApiResponseReward(operations, isRequest, ANSWER, OptionalInt.empty(), false);
    }

    private static Map<String, ApiOperation> all(OpenApi api) {
        Map<String, ApiOperation> operations = new LinkedHashMap<>();
        for (OpenApi.OperationPlace place : api.all()) {
            ApiOperation operation = ApiOperation.of(api, place);
            operations.put(place.methodAndPath(), operation);
            operations.put(place.name(), operation);
        }
        return operations;
    }
}
