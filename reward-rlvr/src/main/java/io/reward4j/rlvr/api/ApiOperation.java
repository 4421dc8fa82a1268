package io.reward4j.rlvr.api;

import io.reward4j.Reward;
import io.reward4j.rlvr.api.OpenApi.OperationPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// An operation of an OpenAPI document, ready to check messages.
final class ApiOperation {

    private static final Set<String> HEADERS_OF_THEIR_OWN = Set.of("content-type", "accept", "authorization");

    private final String method;
    private final PathTemplate path;
    private final List<String> bases;
    private final List<ApiParameter> parameters;
    private final ApiBody requestBody;
    private final Map<String, ResponseRules> answers = new LinkedHashMap<>();

    /// What a response of one status holds.
    private record ResponseRules(List<ApiParameter> headers, ApiBody body) {}

    private ApiOperation(OpenApi api, OperationPlace place) {
        JsonNode document = api.document();
        method = place.method();
        path = new PathTemplate(place.path());
        bases = api.bases();
        parameters = parameters(api, place);
        JsonNode request = api.resolved(place.operation().path("requestBody"));
        requestBody = ApiBody.of(request.path("required").asBoolean(false), request.path("content"),
                schema -> SchemaWriter.ofRequest(document, schema));
        for (Map.Entry<String, JsonNode> entry : place.operation().path("responses").properties()) {
            answers.put(entry.getKey().toUpperCase(Locale.ROOT), answer(api, api.resolved(entry.getValue())));
        }
    }

    /// Reads an operation.
    ///
    /// @throws IllegalArgumentException if a schema or reference of it cannot be used
    static ApiOperation of(OpenApi api, OperationPlace place) {
        try {
            return new ApiOperation(api, place);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("operation '" + place.name() + "': " + e.getMessage(), e);
        }
    }

    private static List<ApiParameter> parameters(OpenApi api, OperationPlace place) {
        Map<String, ApiParameter> parameters = new LinkedHashMap<>();
        for (JsonNode list : List.of(place.item().path("parameters"), place.operation().path("parameters"))) {
            for (JsonNode each : list) {
                JsonNode parameter = api.resolved(each);
                String where = parameter.path("in").asString("");
                String name = parameter.path("name").asString("");
                boolean isOther = where.equals("header")
                        && HEADERS_OF_THEIR_OWN.contains(name.toLowerCase(Locale.ROOT));
                if (!isOther) {
                    parameters.put(where + " " + name, parameter(api, name, where, parameter, true));
                }
            }
        }
        return List.copyOf(parameters.values());
    }

    private static ApiParameter parameter(
            OpenApi api, String name, String where, JsonNode parameter, boolean isRequest) {
        JsonNode schema = parameter.path("schema");
        JsonNode written = isRequest
                ? SchemaWriter.ofRequest(api.document(), schema)
                : SchemaWriter.ofResponse(api.document(), schema);
        return ApiParameter.of(name, where, parameter, written.asObject(), api.resolved(schema));
    }

    private static ResponseRules answer(OpenApi api, JsonNode response) {
        List<ApiParameter> headers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : response.path("headers").properties()) {
            if (!entry.getKey().equalsIgnoreCase("content-type")) {
                headers.add(parameter(api, entry.getKey(), "header", api.resolved(entry.getValue()), false));
            }
        }
        ApiBody body = ApiBody.of(true, response.path("content"),
                schema -> SchemaWriter.ofResponse(api.document(), schema));
        return new ResponseRules(List.copyOf(headers), body);
    }

    ApiParts checkRequest(HttpText request) {
        ApiParts parts = new ApiParts();
        boolean isMethod = request.method().equals(method);
        parts.add("method", isMethod ? 1 : 0, "expected " + method);
        checkPath(request, parts);
        checkQuery(request, parts);
        checkHeaders(request, parameters.stream().filter(each -> each.isIn("header")).toList(), requestBody, parts);
        checkBody(request, requestBody, parts);
        return parts;
    }

    /// @param expected the only status that is right; any that is named if empty
    ApiParts checkResponse(HttpText response, OptionalInt expected) {
        ApiParts parts = new ApiParts();
        Optional<ResponseRules> answer = answer(response.status());
        boolean isRight = expected.isEmpty() ? answer.isPresent() : response.status() == expected.getAsInt();
        String wanted = expected.isEmpty() ? "one of " + answers.keySet() : String.valueOf(expected.getAsInt());
        parts.add("status", isRight ? 1 : 0, "expected " + wanted);
        if (answer.isEmpty()) {
            parts.add("body", 0, "the operation names none for this status");
            return parts;
        }
        checkHeaders(response, answer.get().headers(), answer.get().body(), parts);
        checkBody(response, answer.get().body(), parts);
        return parts;
    }

    private Optional<ResponseRules> answer(int status) {
        for (String key : List.of(String.valueOf(status), status / 100 + "XX", "DEFAULT")) {
            if (answers.containsKey(key)) {
                return Optional.of(answers.get(key));
            }
        }
        return Optional.empty();
    }

    private void checkPath(HttpText request, ApiParts parts) {
        String given = OpenApi.path(request.target());
        Optional<Map<String, String>> match = bases.stream().filter(given::startsWith)
                .map(base -> path.match(given.substring(base.length()))).flatMap(Optional::stream).findFirst();
        if (match.isEmpty()) {
            parts.add("path", 0, "expected " + path);
            return;
        }
        List<String> wrong = new ArrayList<>();
        int things = 1;
        for (ApiParameter parameter : parameters) {
            if (parameter.isIn("path")) {
                things++;
                String value = match.get().get(parameter.name());
                parameter.fault(value == null ? List.of() : List.of(value)).ifPresent(wrong::add);
            }
        }
        parts.add("path", things, wrong);
    }

    private void checkQuery(HttpText request, ApiParts parts) {
        Map<String, List<String>> given = query(request.target());
        Set<String> unknown = new TreeSet<>(given.keySet());
        List<String> wrong = new ArrayList<>();
        int things = 0;
        for (ApiParameter parameter : parameters) {
            if (parameter.isIn("query")) {
                unknown.removeIf(name -> isOf(parameter, name));
                things += check(parameter, values(given, parameter), wrong);
            }
        }
        unknown.forEach(name -> wrong.add("'" + name + "' is not of this operation"));
        parts.add("query", things + unknown.size(), wrong);
    }

    private static void checkHeaders(HttpText message, List<ApiParameter> headers, ApiBody body, ApiParts parts) {
        List<String> wrong = new ArrayList<>();
        int things = 0;
        for (ApiParameter header : headers) {
            things += check(header, message.header(header.name()), wrong);
        }
        if (!body.isNone() && !message.body().isBlank()) {
            things++;
            String type = message.mediaType();
            if (type.isEmpty()) {
                wrong.add("no 'Content-Type'");
            } else if (body.key(type).isEmpty()) {
                wrong.add("'" + type + "' is none of " + body.schemas().keySet());
            }
        }
        parts.add("headers", things, wrong);
    }

    private static void checkBody(HttpText message, ApiBody body, ApiParts parts) {
        boolean isLookedAt = !message.body().isBlank() || (!body.isNone() && body.required());
        if (isLookedAt) {
            Reward reward = body.score(message);
            parts.add("body", reward.value(), reward.rationale());
        }
    }

    /// Returns how many things there are to be right: one, or none where an optional value is not there.
    private static int check(ApiParameter parameter, List<String> values, List<String> wrong) {
        Optional<String> fault = parameter.fault(values);
        fault.ifPresent(wrong::add);
        if (values.isEmpty() && fault.isEmpty()) {
            return 0;
        }
        return 1;
    }

    /// An object may be given by its members, as `filter[name]`.
    private static boolean isOf(ApiParameter parameter, String name) {
        return name.equals(parameter.name()) || name.equals(parameter.name() + "[]")
                || name.startsWith(parameter.name() + "[");
    }

    private static List<String> values(Map<String, List<String>> given, ApiParameter parameter) {
        List<String> values = new ArrayList<>();
        given.forEach((name, some) -> {
            if (isOf(parameter, name)) {
                values.addAll(some);
            }
        });
        return values;
    }

    private static Map<String, List<String>> query(String target) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        int from = target.indexOf('?');
        if (from < 0) {
            return query;
        }
        int end = target.indexOf('#', from);
        for (String pair : target.substring(from + 1, end < 0 ? target.length() : end).split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = PathTemplate.decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : PathTemplate.decoded(pair.substring(equals + 1).replace('+', ' '));
                query.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return query;
    }
}
