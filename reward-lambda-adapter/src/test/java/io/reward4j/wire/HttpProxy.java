package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The proxies of AWS that call Lambda functions, and the events that they write.
public enum HttpProxy {
    FUNCTION_URL, HTTP_API_WITH_STAGE, HTTP_API_1, REST_API, REST_API_UNDER_A_BASE_PATH, BALANCER, BALANCER_WITH_LISTS;

    private static final JsonMapper JSON = JsonMapper.shared();

    /// The event of a request with a body of JSON.
    ///
    /// @param body `null` for none
    public String event(String method, String path, @Nullable String body) {
        return event(method, path, body, false, Map.of("Content-Type", "application/json"));
    }

    /// The event of a request with a body that is compressed.
    public String compressed(String method, String path, byte[] gzip) {
        return event(method, path, Base64.getEncoder().encodeToString(gzip), true, Map.of("Content-Encoding", "gzip"));
    }

    public String event(
            String method, String path, @Nullable String body, boolean base64, Map<String, String> headers) {
        ObjectNode event = JSON.createObjectNode();
        ObjectNode context = event.putObject("requestContext");
        ObjectNode said = event.putObject(this == BALANCER_WITH_LISTS ? "multiValueHeaders" : "headers");
        headers.forEach((name, value) -> {
            if (this == BALANCER_WITH_LISTS) {
                said.putArray(name.toLowerCase(Locale.ROOT)).add(value);
            } else {
                said.put(this == REST_API ? name : name.toLowerCase(Locale.ROOT), value);
            }
        });
        switch (this) {
            case FUNCTION_URL -> ofFormat2(event, context, method, path, "$default");
            case HTTP_API_WITH_STAGE -> ofFormat2(event, context, method, "/prod" + path, "prod");
            case HTTP_API_1 -> ofFormat1(event.put("version", "1.0"), context, method, path, "$default");
            case REST_API -> ofFormat1(event, context, method, path, "prod");
            case REST_API_UNDER_A_BASE_PATH -> ofFormat1(event, context, method, "/rewards/v1" + path, "prod");
            case BALANCER, BALANCER_WITH_LISTS -> {
                context.putObject("elb").put("targetGroupArn", "arn:aws:elasticloadbalancing:x:1:targetgroup/y/z");
                event.put("httpMethod", method).put("path", path);
            }
        }
        event.put("body", body);
        event.put("isBase64Encoded", base64);
        return event.toString();
    }

    private static void ofFormat2(ObjectNode event, ObjectNode context, String method, String path, String stage) {
        event.put("version", "2.0").put("routeKey", "$default").put("rawPath", path).put("rawQueryString", "");
        context.put("stage", stage).put("requestId", "r").putObject("http").put("method", method).put("path", path);
    }

    private static void ofFormat1(ObjectNode event, ObjectNode context, String method, String path, String stage) {
        event.put("resource", "/{proxy+}").put("httpMethod", method).put("path", path)
                .putObject("multiValueHeaders").putArray("Accept").add("*/*");
        context.put("stage", stage).put("httpMethod", method).put("path", "/" + stage + path);
    }

    /// Checks that a reply has the form that this proxy reads.
    public void check(JsonNode reply) {
        boolean balancer = this == BALANCER || this == BALANCER_WITH_LISTS;
        String contentType = this == BALANCER_WITH_LISTS
                ? "/multiValueHeaders/Content-Type/0"
                : "/headers/Content-Type";
        assertThat(reply.path("statusCode").isInt()).as(reply.toString()).isTrue();
        assertThat(reply.path("body").isString()).as(reply.toString()).isTrue();
        assertThat(reply.path("isBase64Encoded").toString()).as(reply.toString()).isEqualTo("false");
        assertThat(reply.at(contentType).asString("")).as(reply.toString()).isEqualTo("application/json");
        assertThat(reply.path("statusDescription").asString("")).as(reply.toString())
                .matches(balancer ? reply.path("statusCode") + " [A-Z].+" : "");
    }

    public static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A few kilobytes that expand to 256 MiB.
    public static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            byte[] blanks = new byte[1 << 20];
            for (int i = 0; i < 256; i++) {
                out.write(blanks);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
