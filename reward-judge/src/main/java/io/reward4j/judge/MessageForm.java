package io.reward4j.judge;

import io.reward4j.Attachment;
import io.reward4j.Message;
import io.reward4j.ToolCall;
import io.reward4j.ToolResult;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.ReasoningBlocks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// Writes the messages of one conversation as a judge is shown them, each as one text.
///
/// A message of text alone is its text. Otherwise its parts stand under headings, in this order and without those
/// that it does not have:
///
/// ```
/// === reasoning ===
/// They want a refund. (Only where it is asked for.)
/// === text ===
/// I will look that up.
/// === tool calls ===
/// 3. get_order {"id":"A-17"}
/// 4. refund "{\"id\": A-17"
/// === attachments ===
/// [image image/png]
/// ```
///
/// The text of a tool's result stands under `result of call 3`, or `result of call 3, failed`. Calls are numbered
/// through the conversation, each on one line with its name and its arguments as compact JSON; arguments that are no
/// object stay as they came, a text as a JSON string. A heading has one equal sign more than stand in a row anywhere
/// in the message, three at least, and a text that holds a line like a heading has one itself, so that no text can
/// pass for a call.
///
/// Used once, by one thread.
final class MessageForm {

    private static final int SHORTEST_RULE = 3;
    private static final int LONGEST_PLAIN = 128;

    private final boolean reasoning;
    private final Map<String, Integer> callOfId = new HashMap<>();
    private final Map<String, Integer> lastCallOfTool = new HashMap<>();
    private int calls;

    private MessageForm(boolean reasoning) {
        this.reasoning = reasoning;
    }

    /// What stands under one heading.
    private record Section(String title, String content) {}

    /// Returns the form of each message.
    ///
    /// @param reasoning whether the model's reasoning is shown: what stands apart from the text, and the reasoning
    ///     blocks in it
    static List<String> of(List<Message> conversation, boolean reasoning) {
        MessageForm form = new MessageForm(reasoning);
        return conversation.stream().map(form::next).toList();
    }

    private String next(Message message) {
        List<Section> sections = new ArrayList<>();
        if (reasoning && !message.reasoning().isBlank()) {
            sections.add(new Section("reasoning", message.reasoning()));
        }
        String text = text(message);
        if (message.toolResult().isPresent()) {
            sections.add(new Section(title(message.toolResult().get()), text));
        } else if (!text.isBlank()) {
            sections.add(new Section("text", text));
        }
        if (!message.toolCalls().isEmpty()) {
            sections.add(new Section("tool calls", lines(message.toolCalls().stream().map(this::line))));
        }
        if (!message.attachments().isEmpty()) {
            sections.add(new Section("attachments", lines(message.attachments().stream().map(MessageForm::line))));
        }
        boolean isPlain = sections.stream().allMatch(section -> section.title().equals("text")) && !hasHeading(text);
        return isPlain ? text : written(sections);
    }

    private String text(Message message) {
        if (reasoning || !message.isAssistant()) {
            return message.content();
        }
        return switch (ReasoningBlocks.stripped().extract(message.content())) {
            case Extraction.Found<String>(String outside) -> outside;
            case Extraction.Missing<String> unfinished -> "";
        };
    }

    private String title(ToolResult result) {
        @Nullable
        Integer call = result.callId().isEmpty() ? lastCallOfTool.get(result.tool()) : callOfId.get(result.callId());
        String of = result.tool().isEmpty() ? "a call" : "a call of " + plain(result.tool());
        return "result of " + (call == null ? of : "call " + call) + (result.failed() ? ", failed" : "");
    }

    private String line(ToolCall call) {
        calls++;
        lastCallOfTool.put(call.name(), calls);
        if (!call.id().isEmpty()) {
            callOfId.put(call.id(), calls);
        }
        return calls + ". " + plain(call.name()) + " " + onOneLine(call.arguments().toString());
    }

    private static String line(Attachment attachment) {
        String type = attachment.mediaType();
        return "[" + attachment.kind().id() + (type.isEmpty() ? "" : " " + plain(type)) + "]";
    }

    /// A name as it is, or as a JSON string where it could be taken for something else.
    private static String plain(String name) {
        boolean isPlain = !name.isEmpty() && name.length() <= LONGEST_PLAIN
                && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "_-.:/+".indexOf(c) >= 0);
        return isPlain ? name : onOneLine(JsonNodeFactory.instance.stringNode(name).toString());
    }

    /// Escapes the line breaks that JSON allows inside of strings.
    private static String onOneLine(String json) {
        return json.replace("\u0085", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }

    private static String written(List<Section> sections) {
        int longest = SHORTEST_RULE - 1;
        for (Section section : sections) {
            longest = Math.max(longest, longestRun(section.content()));
        }
        String rule = "=".repeat(longest + 1);
        return lines(sections.stream().map(
                section -> rule + " " + section.title() + " " + rule + "\n" + section.content()));
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '=' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /// Tells whether a line begins like a heading: with three equal signs or more, and a space.
    private static boolean hasHeading(String text) {
        boolean lineStart = true;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (lineStart && run >= SHORTEST_RULE && Character.isWhitespace(c) && !isLineBreak(c)) {
                return true;
            }
            if (c == '=') {
                run++;
            } else {
                lineStart = isLineBreak(c) || (lineStart && run == 0 && Character.isWhitespace(c));
                run = 0;
            }
        }
        return false;
    }

    private static boolean isLineBreak(char c) {
        return switch (c) {
            case '\n', '\u000b', '\f', '\r', '\u0085', '\u2028', '\u2029' -> true;
            default -> false;
        };
    }
}
