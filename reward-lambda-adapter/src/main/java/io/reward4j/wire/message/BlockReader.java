package io.reward4j.wire.message;

import io.reward4j.ToolResult;
import io.reward4j.wire.json.Json;
import io.reward4j.wire.json.SampleReadException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads the blocks that the content of a message is made of, in the spellings of OpenAI (chat completions and
/// responses), Bedrock's Converse, Anthropic and Gemini. Whatever is no text, no reasoning, no call and no result is an
/// attachment, so that no block is lost.
public final class BlockReader {

    /// Blocks that say something to the interface and nothing to anybody else.
    private static final Set<String> MARKS = Set.of("cachePoint", "cache_control", "cache_point");

    private static final Set<String> TEXTS = Set.of("text", "input_text", "output_text", "summary_text");
    private static final Set<String> REASONING = Set.of(
            "reasoning", "thinking", "reasoning_text", "redacted_thinking", "thought");
    private static final String REDACTED = "[redacted]";

    private BlockReader() {}

    /// Reads the content of a result or of an answer: a text, a block, a message, or a list of them; `null` is an empty
    /// text.
    ///
    /// @param place where the content stands, such as `response`
    public static void content(JsonNode content, TurnDraft turn, String place) {
        switch (content.getNodeType()) {
            case NULL, MISSING -> {
            }
            case STRING, NUMBER, BOOLEAN -> turn.addText(content.asString());
            case ARRAY -> {
                for (int i = 0; i < content.size(); i++) {
                    content(content.get(i), turn, place + "[" + i + "]");
                }
            }
            case OBJECT -> block(content, turn, place);
            case BINARY, POJO -> throw new SampleReadException(place + ": expected text, a block or a list of blocks");
        }
    }

    /// Reads a block.
    ///
    /// @param place where it stands, such as `messages[1].content[0]`
    static void block(JsonNode block, TurnDraft turn, String place) {
        String type = block.path("type").asString("");
        JsonNode text = block.path("text");
        if (isTrue(block.path("thought")) && text.isString()) {
            turn.addReasoning(text.stringValue());
        } else if (REASONING.contains(type) || block.has("reasoningContent")) {
            reasoning(block, type, turn, place);
        } else if (isCall(block, type)) {
            turn.addCall(ToolCallReader.call(callOf(block), nameOfType(type)));
        } else if (isResult(block, type)) {
            result(block, turn, place);
        } else if (type.equals("refusal")) {
            turn.addRefusal(block.path("refusal").asString(""));
        } else if (block.has("citationsContent") || block.has("guardContent")) {
            content(block.has("citationsContent")
                    ? block.at("/citationsContent/content")
                    : block.at("/guardContent/text"),
                    turn, place);
        } else if (TEXTS.contains(type) || (type.isEmpty() && block.has("text"))) {
            text(text, turn, place);
        } else if (isMessage(block, type)) {
            message(block, turn, place);
        } else if (!isMark(block)) {
            turn.addAttachment(AttachmentReader.attachment(block, type, place));
        }
    }

    private static boolean isMark(JsonNode block) {
        return block.isEmpty() || (block.size() == 1 && MARKS.stream().anyMatch(block::has));
    }

    private static boolean isTrue(JsonNode node) {
        return node.isBoolean() && node.booleanValue();
    }

    private static void text(JsonNode text, TurnDraft turn, String place) {
        if (text.isObject() || text.isArray()) {
            throw new SampleReadException(
                    place + ".text: expected text, found " + SampleReadException.kind(text.asToken()));
        }
        turn.addText(text.isNull() ? "" : text.asString(""));
    }

    private static boolean isMessage(JsonNode block, String type) {
        return (type.isEmpty() || type.equals("message"))
                && (block.has("content") || block.has("parts") || block.has("tool_calls"));
    }

    /// Reads a message that stands where the content of one is expected, such as an answer beside the conversation.
    private static void message(JsonNode message, TurnDraft turn, String place) {
        for (String name : List.of("content", "parts")) {
            content(message.path(name), turn, place + "." + name);
        }
        for (String name : List.of("reasoning_content", "reasoning")) {
            if (message.path(name).isString()) {
                turn.addReasoning(message.path(name).stringValue());
            }
        }
        calls(message.path("tool_calls"), turn);
    }

    /// Reads the calls that stand beside the content of a message.
    static void calls(JsonNode calls, TurnDraft turn) {
        JsonNode list = calls.isString() ? Json.containerIn(calls.stringValue()) : calls;
        if (list.isArray()) {
            list.forEach(call -> turn.addCall(ToolCallReader.call(call, "")));
        } else if (!list.isNull() && !list.isMissingNode()) {
            turn.addCall(ToolCallReader.call(list, ""));
        }
    }

    private static void reasoning(JsonNode block, String type, TurnDraft turn, String place) {
        TurnDraft thoughts = new TurnDraft();
        JsonNode converse = block.path("reasoningContent");
        for (JsonNode said : List.of(
                converse.at("/reasoningText/text"), block.path("thinking"), block.path("reasoning"), block.path("text"),
                block.path("summary"), block.path("content"))) {
            content(said, thoughts, place);
        }
        turn.addReasoning(thoughts.text());
        boolean redacted = type.equals("redacted_thinking") || converse.has("redactedContent")
                || block.has("encrypted_content");
        if (!thoughts.hasText() && redacted) {
            turn.addReasoning(REDACTED);
        }
    }

    private static boolean isCall(JsonNode block, String type) {
        return type.endsWith("tool_use") || type.endsWith("_call") || type.equals("function")
                || block.has("toolUse") || block.has("functionCall") || block.path("function_call").isObject();
    }

    private static JsonNode callOf(JsonNode block) {
        for (String name : List.of("toolUse", "functionCall", "function_call")) {
            if (block.path(name).isObject()) {
                return block.path(name);
            }
        }
        return block;
    }

    /// The tool that a block's type names, such as `web_search` of `web_search_call`.
    private static String nameOfType(String type) {
        if (!type.endsWith("_call") || type.equals("tool_call") || type.equals("function_call")) {
            return "";
        }
        return type.substring(0, type.length() - "_call".length());
    }

    private static boolean isResult(JsonNode block, String type) {
        return type.endsWith("tool_result") || type.endsWith("_call_output") || type.equals("tool_response")
                || block.has("toolResult") || block.has("functionResponse") || block.has("function_response");
    }

    private static void result(JsonNode block, TurnDraft turn, String place) {
        JsonNode result = block;
        for (String name : List.of("toolResult", "functionResponse", "function_response")) {
            result = block.path(name).isObject() ? block.path(name) : result;
        }
        TurnDraft said = new TurnDraft();
        for (String name : List.of("content", "output", "response")) {
            resultContent(result.path(name), said, place);
        }
        boolean failed = isTrue(result.path("is_error")) || result.path("status").asString("").equals("error");
        turn.addResult(
                new ToolResult(ToolCallReader.answeredId(result), ToolCallReader.name(result), failed), said);
    }

    /// Reads what a tool returned: blocks, or any JSON, which is shown as it was written.
    private static void resultContent(JsonNode content, TurnDraft said, String place) {
        if (content.isArray()) {
            content.forEach(item -> resultContent(item, said, place));
        } else if (!content.isObject()) {
            content(content, said, place);
        } else if (content.has("json")) {
            said.addText(content.path("json").toString());
        } else if (isBlock(content)) {
            block(content, said, place);
        } else {
            said.addText(content.toString());
        }
    }

    private static boolean isBlock(JsonNode object) {
        return object.path("type").isString() || object.has("text") || object.has("image") || object.has("document")
                || object.has("video") || object.has("searchResult");
    }
}
