package io.reward4j.wire;

import io.reward4j.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// A request over HTTP as the proxies of AWS hand it to a Lambda function: API Gateway (REST APIs, and HTTP APIs in the
/// payload formats 1.0 and 2.0), function URLs, and Application Load Balancers. Each wants its answer in an envelope of
/// its own, which this writes.
///
/// A REST API, a load balancer and the format 1.0 are known by `httpMethod`, the format 2.0 and function URLs by
/// `requestContext.http.method`, load balancers by `requestContext.elb`.
///
/// Immutable and safe for use by several threads.
public final class ProxyEvent {

    /// The most bytes of a body that came compressed, once it is expanded: 16 MiB.
    public static final int BODY_LIMIT = 16 << 20;

    private static final String CONTEXT = "requestContext";
    private static final String METHOD = "httpMethod";

    private final WireObject event;
    private final String method;
    private final String path;

    private ProxyEvent(WireObject event, String method, String path) {
        this.event = event;
        this.method = method;
        this.path = path;
    }

    /// Reads an event; nothing if it is none of a proxy.
    public static Optional<ProxyEvent> read(byte[] event) {
        try {
            return mayBeOne(event) ? of(WireObject.read(event, Set.of())) : Optional.empty();
        } catch (UnreadableEventException e) {
            return Optional.empty();
        }
    }

    /// Looks at the fields without building anything, since most events are samples, and some are large.
    private static boolean mayBeOne(byte[] event) {
        try (JsonParser parser = Json.parser(event)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (isSign(name, parser.nextToken())) {
                    return true;
                }
                parser.skipChildren();
            }
            return false;
        } catch (JacksonException e) {
            return false;
        }
    }

    /// Tells whether a field is one by which these events are known.
    static boolean isSign(String name, JsonToken value) {
        return (name.equals(CONTEXT) && value == JsonToken.START_OBJECT)
                || (name.equals(METHOD) && value == JsonToken.VALUE_STRING);
    }

    static Optional<ProxyEvent> of(WireObject event) {
        JsonNode context = event.value(CONTEXT).node();
        JsonNode ofFormat2 = context.path("http").path("method");
        JsonNode method = ofFormat2.isString() ? ofFormat2 : event.value(METHOD).node();
        if (!method.isString()) {
            return Optional.empty();
        }
        String path = event.value(ofFormat2.isString() ? "rawPath" : "path").node().asString("");
        String stage = "/" + context.path("stage").asString("");
        return Optional.of(new ProxyEvent(
                event, method.stringValue().toUpperCase(Locale.ROOT), withoutStage(path, stage)));
    }

    private static String withoutStage(String path, String stage) {
        boolean begins = path.equals(stage) || path.startsWith(stage + "/");
        return begins && stage.length() > 1 ? path.substring(stage.length()) : path;
    }

    /// The method of the request, in upper case.
    public String method() {
        return method;
    }

    /// The path of the request without the stage of an API, such as `/reward`; empty or `/` for the root. Where an API
    /// has resources or base paths before those of this library, they come first: look at the end.
    public String path() {
        return path;
    }

    /// Returns the body, without what was done to it on the way: Base64, and `gzip` where a header says so. A body that
    /// is JSON and no text, as in events that people write for tests, is returned as it was written.
    ///
    /// @throws UnreadableEventException under status 413 if it was compressed and has more than [#BODY_LIMIT] bytes,
    ///     415 if it is encoded in another way, and 400 if it is not what it is said to be
    public byte[] body() {
        return ContentEncoding.decoded(sent(), header("content-encoding"), BODY_LIMIT);
    }

    private byte[] sent() {
        WireValue body = event.value("body");
        if (body.node().isContainer() || body.refusal().isPresent()) {
            return container(body);
        }
        if (!body.node().isString()) {
            return new byte[0];
        }
        String text = body.node().stringValue();
        return event.value("isBase64Encoded").node().asBoolean(false)
                ? fromBase64(text, "body")
                : Json.escapeLoneSurrogates(text).getBytes(StandardCharsets.UTF_8);
    }

    /// What is wrong with one sample of the body is no reason to refuse the others.
    private byte[] container(WireValue body) {
        String written = event.writtenValue("body");
        if (!Json.beginsLikeContainer(written)) {
            throw new UnreadableEventException("cannot read the request: " + body.refusal().orElse("body"));
        }
        return written.getBytes(StandardCharsets.UTF_8);
    }

    /// @param place where the text stands, for the message
    /// @throws UnreadableEventException if it is not Base64
    static byte[] fromBase64(String text, String place) {
        try {
            return Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("cannot read the request: " + place + " is not in Base64");
        }
    }

    private String header(String name) {
        JsonNode headers = event.value(hasOnlyMultiValueHeaders() ? "multiValueHeaders" : "headers").node();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                JsonNode value = header.getValue();
                return value.isArray() ? value.path(0).asString("") : value.asString("");
            }
        }
        return "";
    }

    private boolean hasOnlyMultiValueHeaders() {
        return !event.value("headers").node().isObject() && event.value("multiValueHeaders").node().isObject();
    }

    /// Returns the answer to this request. It has no [RewardReply#error()]: the status says what there is to say.
    ///
    /// @param headers those beside `Content-Type`, which is `application/json`
    /// @param json the body, in UTF-8
    public RewardReply reply(int status, Map<String, String> headers, byte[] json) {
        return reply(status, headers, ReplyBytes.of(json));
    }

    /// Returns the answer to this request, as [#reply(int, Map, byte[])] does.
    ///
    /// @param headers those beside `Content-Type`
    /// @param json the body
    public RewardReply reply(int status, Map<String, String> headers, ReplyBytes json) {
        boolean balancer = event.value(CONTEXT).node().path("elb").isObject();
        Envelope envelope = new Envelope(balancer, hasOnlyMultiValueHeaders(), true);
        return RewardReply.envelope(status, envelope.of(status, headers, json), Optional.empty());
    }
}
