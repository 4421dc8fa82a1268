package io.reward4j;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One turn of a conversation, with its text, its tool calls and all its other parts.
///
/// @param role the speaker: `system`, `user`, `assistant`, `tool`, or any other name that a trainer uses
/// @param content the plain text; may be empty
/// @param toolCalls the calls of tools that the model made in this turn, in order
/// @param toolResult which call this turn answers, if it is the result of a tool
/// @param reasoning the model's reasoning, if it is separate from the content; else empty
/// @param attachments images, recordings and documents in this turn, in order
public record Message(
        String role,
        String content,
        List<ToolCall> toolCalls,
        Optional<ToolResult> toolResult,
        String reasoning,
        List<Attachment> attachments) {

    private static final String ASSISTANT = "assistant";

    public Message {
        Objects.requireNonNull(role, "the role of a message is null");
        Objects.requireNonNull(content, "the text of a message is null; one that holds none, such as a call alone, has "
                + "the text \"\"");
        toolCalls = List.copyOf(toolCalls);
        Objects.requireNonNull(toolResult, "toolResult");
        Objects.requireNonNull(reasoning, "reasoning");
        attachments = List.copyOf(attachments);
    }

    /// Returns a turn of text alone.
    public Message(String role, String content) {
        this(role, content, List.of(), Optional.empty(), "", List.of());
    }

    /// Returns a system prompt.
    public static Message system(String content) {
        return new Message("system", content);
    }

    /// Returns a turn of the user.
    public static Message user(String content) {
        return new Message("user", content);
    }

    /// Returns a turn of the model.
    public static Message assistant(String content) {
        return new Message(ASSISTANT, content);
    }

    /// Returns a turn of the model with tool calls.
    ///
    /// @param content may be empty
    public static Message assistant(String content, List<ToolCall> calls) {
        return assistant(content).withToolCalls(calls);
    }

    /// Returns the result of a tool for the call with an id.
    public static Message tool(String callId, String result) {
        return tool(ToolResult.of(callId), result);
    }

    /// Returns the result of a tool for a call.
    public static Message tool(ToolResult call, String result) {
        return new Message("tool", result, List.of(), Optional.of(call), "", List.of());
    }

    /// Tells whether this is a turn of the model.
    public boolean isAssistant() {
        return role.equals(ASSISTANT);
    }

    /// Tells whether this is a turn of the user.
    public boolean isUser() {
        return role.equals("user");
    }

    /// Tells whether this turn has any of `content`. Every turn is part of the [Content#TRAJECTORY].
    public boolean holds(Content content) {
        return switch (content) {
            case TEXT -> !this.content.isBlank();
            case TOOL_CALLS -> !toolCalls.isEmpty();
            case REASONING -> !reasoning.isBlank();
            case ATTACHMENTS -> !attachments.isEmpty();
            case TRAJECTORY -> true;
        };
    }

    /// Returns this turn with another text.
    @CheckReturnValue
    public Message withContent(String content) {
        return new Message(role, content, toolCalls, toolResult, reasoning, attachments);
    }

    /// Returns this turn with other calls.
    @CheckReturnValue
    public Message withToolCalls(List<ToolCall> calls) {
        return new Message(role, content, calls, toolResult, reasoning, attachments);
    }

    /// Returns this turn with other reasoning.
    @CheckReturnValue
    public Message withReasoning(String reasoning) {
        return new Message(role, content, toolCalls, toolResult, reasoning, attachments);
    }

    /// Returns this turn with other attachments.
    @CheckReturnValue
    public Message withAttachments(List<Attachment> attachments) {
        return new Message(role, content, toolCalls, toolResult, reasoning, attachments);
    }
}
