package io.reward4j.judge;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.judge.prompt.Fence;
import java.util.ArrayList;
import java.util.List;

/// A titled text that a judge is shown as data.
///
/// @param title says what the text is; the author's own words
/// @param text untrusted
record Material(String title, String text) {

    /// What the model saw before it wrote the completion, message by message.
    static List<Material> conversation(Sample sample) {
        List<Message> messages = sample.messages();
        int completion = messages.size() - 1;
        while (!messages.get(completion).isAssistant()) {
            completion--;
        }
        List<Material> material = new ArrayList<>(completion);
        for (int i = 0; i < completion; i++) {
            Message message = messages.get(i);
            material.add(new Material(
                    "Message " + (i + 1) + " of the conversation, from the " + from(message.role()),
                    message.content()));
        }
        return material;
    }

    /// Roles are the trainer's, but come with the event: only the known ones are named.
    private static String from(String role) {
        return switch (role) {
            case "system", "developer" -> "system";
            case "user" -> "user";
            case "assistant" -> "model";
            case "tool" -> "tool";
            default -> "environment";
        };
    }

    String rendered(String nonce) {
        return "# " + title + "\n" + Fence.around(text, nonce);
    }
}
