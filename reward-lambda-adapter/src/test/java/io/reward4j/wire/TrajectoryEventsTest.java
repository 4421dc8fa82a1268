package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Content;
import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Whole trajectories of agents, in the forms of several interfaces: every call and every result is visible.
class TrajectoryEventsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static List<JsonNode> trajectories() {
        byte[] zipped = Fixtures.read("trajectories/tau_airline.jsonl.gz");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(zipped)), StandardCharsets.UTF_8))) {
            return lines.lines().map(JSON::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The forms in which the same conversation is sent.
    enum Form {
        OPENAI, CONVERSE, ANTHROPIC, RESPONSES, GEMINI;

        JsonNode of(JsonNode messages) {
            return switch (this) {
                case OPENAI -> messages;
                case CONVERSE -> converse(messages);
                case ANTHROPIC -> anthropic(messages);
                case RESPONSES -> responses(messages);
                case GEMINI -> gemini(messages);
            };
        }
    }

    private static List<Sample> seen(List<JsonNode> conversations) {
        ArrayNode event = JSON.createArrayNode();
        conversations.forEach(messages -> event.addObject().set("messages", messages));
        List<Sample> seen = new ArrayList<>();
        RewardFunction reward = sample -> {
            seen.add(sample);
            return Reward.pass();
        };
        RewardEndpoint endpoint = RewardEndpoint.builder(reward.reading(Content.TRAJECTORY)).concurrency(1).build();
        assertThat(ReplyReader.read(Events.reply(endpoint, event.toString()).toBytes()))
                .hasSize(conversations.size())
                .noneMatch(ReplyReader.Result::failed);
        return seen;
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void everyCallAndEveryResultIsVisible(Form form) {
        List<JsonNode> given = trajectories().stream().map(row -> row.path("messages")).toList();

        List<Sample> samples = seen(given.stream().map(form::of).toList());

        for (int i = 0; i < given.size(); i++) {
            List<Message> messages = samples.get(i).messages();
            JsonNode expected = given.get(i);
            assertThat(messages).hasSize(expected.size());
            for (int m = 0; m < messages.size(); m++) {
                same(expected.get(m), messages.get(m), form);
            }
        }
    }

    private static void same(JsonNode expected, Message message, Form form) {
        assertThat(message.role()).isEqualTo(expected.path("role").asString());
        if (form != Form.GEMINI || !message.role().equals("tool")) {
            assertThat(message.content()).isEqualTo(expected.path("content").asString(""));
        }
        JsonNode calls = expected.path("tool_calls");
        assertThat(message.toolCalls()).hasSize(calls.size());
        for (int c = 0; c < calls.size(); c++) {
            ToolCall call = message.toolCalls().get(c);
            assertThat(call.name()).isEqualTo(calls.get(c).at("/function/name").asString());
            assertThat(call.arguments()).isEqualTo(
                    ToolCall.of("", calls.get(c).at("/function/arguments").asString()).arguments());
            assertThat(call.hasReadableArguments()).isTrue();
            assertThat(call.id()).isEqualTo(calls.get(c).path("id").asString(""));
        }
        assertThat(message.toolResult().isPresent()).isEqualTo(expected.path("role").asString().equals("tool"));
        message.toolResult().ifPresent(
                result -> assertThat(result.callId()).isEqualTo(expected.path("tool_call_id").asString("")));
    }

    @Test
    void countsEqualADirectCount() {
        List<Sample> samples = seen(trajectories().stream().map(row -> row.path("messages")).toList());

        List<Message> all = samples.stream().flatMap(sample -> sample.messages().stream()).toList();
        assertThat(all).hasSize(1_996);
        assertThat(all.stream().mapToInt(message -> message.toolCalls().size()).sum()).isEqualTo(491);
        assertThat(all.stream().filter(message -> message.toolResult().isPresent())).hasSize(491);
        assertThat(all).allMatch(message -> message.holds(Content.TEXT) || message.holds(Content.TOOL_CALLS)
                || message.toolResult().isPresent());
    }

    private static JsonNode converse(JsonNode messages) {
        return rewritten(messages, (message, turns) -> {
            boolean result = message.path("role").asString().equals("tool");
            ObjectNode turn = turns.addObject().put("role", result ? "user" : message.path("role").asString());
            ArrayNode content = turn.putArray("content");
            if (result) {
                ObjectNode block = content.addObject().putObject("toolResult");
                block.put("toolUseId", message.path("tool_call_id").asString("")).put("status", "success");
                block.putArray("content").addObject().put("text", message.path("content").asString(""));
                return;
            }
            text(message, content::addObject);
            for (JsonNode call : message.path("tool_calls")) {
                ObjectNode block = content.addObject().putObject("toolUse");
                block.put("toolUseId", call.path("id").asString("")).put("name", call.at("/function/name").asString());
                block.set("input", arguments(call));
            }
        });
    }

    private static JsonNode anthropic(JsonNode messages) {
        return rewritten(messages, (message, turns) -> {
            boolean result = message.path("role").asString().equals("tool");
            ObjectNode turn = turns.addObject().put("role", result ? "user" : message.path("role").asString());
            ArrayNode content = turn.putArray("content");
            if (result) {
                content.addObject().put("type", "tool_result")
                        .put("tool_use_id", message.path("tool_call_id").asString(""))
                        .put("content", message.path("content").asString(""));
                return;
            }
            text(message, () -> content.addObject().put("type", "text"));
            for (JsonNode call : message.path("tool_calls")) {
                content.addObject().put("type", "tool_use").put("id", call.path("id").asString(""))
                        .put("name", call.at("/function/name").asString()).set("input", arguments(call));
            }
        });
    }

    private static JsonNode responses(JsonNode messages) {
        return rewritten(messages, (message, turns) -> {
            if (message.path("role").asString().equals("tool")) {
                turns.addObject().put("type", "function_call_output")
                        .put("call_id", message.path("tool_call_id").asString(""))
                        .put("output", message.path("content").asString(""));
                return;
            }
            boolean assistant = message.path("role").asString().equals("assistant");
            boolean onlyCalls = message.path("content").asString("").isEmpty() && message.path("tool_calls").size() > 0;
            if (!onlyCalls) {
                ObjectNode turn = turns.addObject().put("type", "message").put("role", message.path("role").asString());
                turn.putArray("content").addObject().put("type", assistant ? "output_text" : "input_text")
                        .put("text", message.path("content").asString(""));
            }
            for (JsonNode call : message.path("tool_calls")) {
                turns.addObject().put("type", "function_call").put("id", "item")
                        .put("call_id", call.path("id").asString("")).put("name", call.at("/function/name").asString())
                        .put("arguments", call.at("/function/arguments").asString());
            }
        });
    }

    private static JsonNode gemini(JsonNode messages) {
        return rewritten(messages, (message, turns) -> {
            String role = message.path("role").asString();
            ObjectNode turn = turns.addObject().put("role", role.equals("assistant")
                    ? "model"
                    : role.equals("tool") ? "user" : role);
            ArrayNode parts = turn.putArray("parts");
            if (role.equals("tool")) {
                ObjectNode part = parts.addObject().putObject("functionResponse");
                part.put("id", message.path("tool_call_id").asString("")).put("name",
                        message.path("name").asString(""));
                part.putObject("response").put("result", message.path("content").asString(""));
                return;
            }
            text(message, parts::addObject);
            for (JsonNode call : message.path("tool_calls")) {
                ObjectNode part = parts.addObject().putObject("functionCall");
                part.put("id", call.path("id").asString("")).put("name", call.at("/function/name").asString());
                part.set("args", arguments(call));
            }
        });
    }

    private static void text(JsonNode message, java.util.function.Supplier<ObjectNode> block) {
        if (message.path("content").isString()) {
            block.get().put("text", message.path("content").stringValue());
        }
    }

    private static JsonNode arguments(JsonNode call) {
        return JSON.readTree(call.at("/function/arguments").asString());
    }

    private static JsonNode rewritten(
            JsonNode messages, java.util.function.BiConsumer<JsonNode, ArrayNode> rewrite) {
        ArrayNode turns = JSON.createArrayNode();
        messages.forEach(message -> rewrite.accept(message, turns));
        return turns;
    }
}
