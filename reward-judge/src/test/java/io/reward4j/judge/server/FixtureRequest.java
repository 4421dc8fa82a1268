package io.reward4j.judge.server;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A call of a model.
///
/// @param converse whether it came by Bedrock's Converse API, rather than as a chat completion
/// @param structured whether a tool or a schema was asked for
/// @param body the whole request
/// @param headers by names with a capital first letter, such as `X-team`
public record FixtureRequest(
        boolean converse, String model, String system, String user, boolean structured, JsonNode body,
        Map<String, List<String>> headers) {

    static FixtureRequest converse(String model, JsonNode body, Map<String, List<String>> headers) {
        return new FixtureRequest(
                true,
                model,
                body.at("/system/0/text").asString(""),
                body.at("/messages/0/content/0/text").asString(""),
                body.has("toolConfig") || body.has("outputConfig"),
                body,
                headers);
    }

    static FixtureRequest chat(JsonNode body, Map<String, List<String>> headers) {
        String system = "";
        String user = "";
        for (JsonNode message : body.path("messages")) {
            String text = message.path("content").asString("");
            if (message.path("role").asString("").equals("system")) {
                system = text;
            } else {
                user = text;
            }
        }
        return new FixtureRequest(
                false, body.path("model").asString(""), system, user, body.has("response_format"), body, headers);
    }
}
