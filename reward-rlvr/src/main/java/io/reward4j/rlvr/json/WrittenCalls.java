package io.reward4j.rlvr.json;

import io.reward4j.ToolCall;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.extract.ReasoningBlocks;
import io.reward4j.rlvr.extract.Extractors;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads the calls that are written in the text of an answer: all of it is JSON or calls as Python writes them, or some
/// stand in `<tool_call>` blocks.
///
/// A block that cannot be read is a call that was made all the same, of no tool.
record WrittenCalls(CallReader reader) implements Extractor<List<ToolCall>> {

    private static final String TAG = "tool_call";
    private static final String OPENING = "<" + TAG + ">";
    private static final String CLOSING = "</" + TAG + ">";
    private static final Extractor<JsonNode> JSON = JsonExtractors.strict();
    private static final Extractor<List<String>> BLOCKS = Extractors.allTags(TAG);

    @Override
    public Extraction<List<ToolCall>> extract(String text) {
        return ReasoningBlocks.stripped().extract(text).flatMap(this::calls);
    }

    private Extraction<List<ToolCall>> calls(String answer) {
        return switch (JSON.extract(answer)) {
            case Found<JsonNode>(JsonNode json) -> reader.calls(json);
            case Missing<JsonNode>(String reason) when answer.contains(OPENING) -> inBlocks(answer);
            case Missing<JsonNode>(String reason) -> switch (ProgrammaticCalls.standard().extract(answer)) {
                case Found<JsonNode>(JsonNode json) -> reader.calls(json);
                case Missing<JsonNode> neither -> Extraction.missing(reason);
            };
        };
    }

    private Extraction<List<ToolCall>> inBlocks(String answer) {
        List<ToolCall> calls = new ArrayList<>();
        if (BLOCKS.extract(answer) instanceof Found<List<String>>(List<String> blocks)) {
            for (String block : blocks) {
                switch (JSON.extract(block).flatMap(reader::calls)) {
                    case Found<List<ToolCall>>(List<ToolCall> found) -> calls.addAll(found);
                    case Missing<List<ToolCall>> unreadable -> calls.add(ToolCall.of("", block));
                }
            }
        }
        unclosed(answer, calls);
        return Extraction.found(List.copyOf(calls));
    }

    /// Adds the blocks that are opened and never closed. What does not go on like JSON only mentions the tag.
    private static void unclosed(String answer, List<ToolCall> calls) {
        for (int open = answer.indexOf(OPENING); open >= 0;) {
            int content = open + OPENING.length();
            int next = answer.indexOf(OPENING, content);
            int end = next < 0 ? answer.length() : next;
            String block = answer.substring(content, end);
            if (!block.contains(CLOSING) && isLikeJson(block.stripLeading())) {
                calls.add(ToolCall.of("", block));
            }
            open = next;
        }
    }

    private static boolean isLikeJson(String block) {
        return block.startsWith("{") || block.startsWith("[");
    }
}
