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
    private static final String DATA = "data:";
    private static final String END = "[DONE]";

    private EventStream() {}

    static boolean is(String body) {
        return START.matcher(body).lookingAt();
    }

    /// Returns a whole body without the event that some gateways put behind it.
    static String withoutEnd(String body) {
        String text = body.stripTrailing();
        if (!text.endsWith(END)) {
            return body;
        }
        String before = text.substring(0, text.length() - END.length()).stripTrailing();
        return before.endsWith(DATA) ? before.substring(0, before.length() - DATA.length()) : body;
    }

    /// Returns the completion as it would have come in one; nothing where the stream ended before it.
    ///
    /// @throws JacksonException if an event is no JSON
    static Optional<JsonNode> completion(String body) {
        Assembly assembly = new Assembly();
        List<String> event = new ArrayList<>();
        for (String line : body.split("\\R", -1)) {
            if (line.isBlank()) {
                assembly.add(event);
                event.clear();
            } else if (line.startsWith(DATA)) {
                event.add(line.substring(DATA.length()).strip());
            }
        }
        assembly.add(event);
        return assembly.completion();
    }

    /// What the deltas of the first choice have added up to.
    private static final class Assembly {

        private final StringBuilder content = new StringBuilder();
        private final StringBuilder reasoning = new StringBuilder();
        private final StringBuilder refusal = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
        private JsonNode usage = JsonNodeFactory.instance.missingNode();
        private String reason = "";
        private Optional<JsonNode> whole = Optional.empty();
        private boolean ended;

        /// Adds the lines of data of one event, or of several, where a gateway left out the blank lines between them.
        void add(List<String> lines) {
            if (lines.size() > 1 && lines.stream().allMatch(line -> line.startsWith("{") || line.equals(END))) {
                lines.forEach(this::add);
            } else if (!lines.isEmpty()) {
                add(String.join("\n", lines));
            }
        }

        private void add(String data) {
            if (data.equals(END)) {
                ended = true;
            } else if (!data.isEmpty() && whole.isEmpty()) {
                add(JSON.readTree(data));
            }
        }

        private void add(JsonNode event) {
            if (event.path("error").isObject() || event.at("/choices/0/message").isObject()) {
                whole = Optional.of(event);
                return;
            }
            if (event.path("usage").isObject()) {
                usage = event.path("usage");
            }
            for (JsonNode choice : event.path("choices")) {
                if (choice.path("index").asInt(0) == 0) {
                    addDelta(choice);
                }
            }
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

        /// Returns what came as a whole, such as a completion that is no delta, or an error; or else what was put
        /// together.
        Optional<JsonNode> completion() {
            if (whole.isPresent()) {
                return whole;
            }
            if (!ended && reason.isEmpty()) {
                return Optional.empty();
            }
            ObjectNode reply = JsonNodeFactory.instance.objectNode();
            ObjectNode choice = reply.putArray("choices").addObject().put("finish_reason", reason);
            ObjectNode message = choice.putObject("message")
                    .put("content", content.toString())
                    .put("refusal", refusal.toString())
                    .put("reasoning_content", reasoning.toString());
            if (!arguments.isEmpty()) {
                message.putArray("tool_calls").addObject().putObject("function")
                        .put("arguments", arguments.toString());
            }
            reply.set("usage", usage.isObject() ? usage : JsonNodeFactory.instance.objectNode());
            return Optional.of(reply);
        }
    }
}
