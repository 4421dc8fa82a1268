package io.reward4j;

import java.util.Objects;

/// One turn of a conversation.
///
/// @param role who spoke: `system`, `user`, `assistant`, `tool`, or any other name a trainer uses
/// @param content what was said, as plain text; may be empty
public record Message(String role, String content) {

    private static final String ASSISTANT = "assistant";

    public Message {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(content, "content");
    }

    /// Returns what the system prompt says.
    public static Message system(String content) {
        return new Message("system", content);
    }

    /// Returns what the user says.
    public static Message user(String content) {
        return new Message("user", content);
    }

    /// Returns what the model says.
    public static Message assistant(String content) {
        return new Message(ASSISTANT, content);
    }

    /// Tells whether the model spoke.
    public boolean isAssistant() {
        return role.equals(ASSISTANT);
    }

    /// Tells whether the user spoke.
    public boolean isUser() {
        return role.equals("user");
    }
}
