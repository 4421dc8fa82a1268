package io.reward4j.judge.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A completion that came as server-sent events, though no stream was asked for, put together again.
final class EventStream {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern START = Pattern.compile("\\s*(?:data|event|id|retry)?:");
    private static final Pattern DONE = Pattern.compile("\\s*data:\\s*\\[DONE]\\s*\\z");
    private static final String END = "[DONE]";

    private EventStream() {}

    static boolean is(String body) {
        return START.matcher(body).lookingAt();
    }

    /// Returns a whole body without the event that some gateways put behind it.
    static String withoutEnd(String body) {
        return DONE.matcher(body).replaceFirst("");
    }

    /// Returns the completion as it would have come in one; nothing where the stream ended before it.
    ///
    /// @throws JacksonException if an event is no JSON
    static Optional<JsonNode> completion(String body) {
        Assembly assembly = new Assembly();
        for (String event : body.split("\\R\\R+")) {
            String data = data(event);
            if (data.equals(END)) {
                assembly.ended = true;
            } else if (!data.isEmpty()) {
                Optional<JsonNode> whole = assembly.add(JSON.readTree(data));
                if (whole.isPresent()) {
                    return whole;
                }
            }
        }
        return assembly.whole();
    }

    private static String data(String event) {
        List<String> lines = new ArrayList<>();
        event.lines().map(String::strip).filter(line -> line.startsWith("data:"))
                .forEach(line -> lines.add(line.substring("data:".length()).strip()));
        return String.join("\n", lines).strip();
    }

    /// What the deltas of the first choice have added up to.
    private static final class Assembly {

        private final StringBuilder content = new StringBuilder();
        private final StringBuilder reasoning = new StringBuilder();
        private final StringBuilder refusal = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
        private JsonNode usage = JsonNodeFactory.instance.missingNode();
        private String reason = "";
        private boolean ended;

        /// Returns what is whole by itself: a completion that is no delta, or an error.
        Optional<JsonNode> add(JsonNode event) {
            if (event.path("error").isObject() || event.at("/choices/0/message").isObject()) {
                return Optional.of(event);
            }
            if (event.path("usage").isObject()) {
                usage = event.path("usage");
            }
            for (JsonNode choice : event.path("choices")) {
                if (choice.path("index").asInt(0) == 0) {
                    addDelta(choice);
                }
            }
            return Optional.empty();
        }

        private void addDelta(JsonNode choice) {
            JsonNode delta = choice.path("delta");
            content.append(ChatReply.text(delta.path("content"))).append(choice.path("text").asString(""));
            refusal.append(delta.path("refusal").asString(""));
            reasoning.append(delta.path("reasoning_content").asString(""))
                    .append(delta.path("reasoning").asString(""));
            for (JsonNode call : delta.path("tool_calls")) {
                if (call.path("index").asInt(0) == 0) {
                    arguments.append(call.at("/function/arguments").asString(""));
                }
            }
            reason = choice.path("finish_reason").asString(reason);
        }

        Optional<JsonNode> whole() {
            if (!ended && reason.isEmpty()) {
                return Optional.empty();
            }
            ObjectNode whole = JsonNodeFactory.instance.objectNode();
            ObjectNode choice = whole.putArray("choices").addObject().put("finish_reason", reason);
            ObjectNode message = choice.putObject("message")
                    .put("content", content.toString())
                    .put("refusal", refusal.toString())
                    .put("reasoning_content", reasoning.toString());
            if (!arguments.isEmpty()) {
                message.putArray("tool_calls").addObject().putObject("function")
                        .put("arguments", arguments.toString());
            }
            whole.set("usage", usage.isObject() ? usage : JsonNodeFactory.instance.objectNode());
            return Optional.of(whole);
        }
    }
}
