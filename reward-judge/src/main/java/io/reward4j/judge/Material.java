package io.reward4j.judge;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.TrajectoryCall;
import io.reward4j.TrajectoryText;
import io.reward4j.judge.prompt.Fence;
import io.reward4j.judge.prompt.PlainText;
import java.util.ArrayList;
import java.util.List;

/// A titled text that a judge is shown as data.
///
/// @param title says what the text is; the author's own words
/// @param text untrusted; shown in the form of [PlainText]
record Material(String title, String text) {

    /// What the model saw before it wrote the answer, and what came after that: turn by turn in one text where tools
    /// were called, and otherwise message by message.
    static List<Material> conversation(Sample sample, TrajectoryText form) {
        List<Message> messages = sample.messages();
        int answer = messages.lastIndexOf(sample.answer());
        if (TrajectoryCall.in(messages).isEmpty()) {
            return eachMessage(messages, answer, form);
        }
        return List.of(new Material(trajectoryTitle(answer), form.around(answer, messages)));
    }

    private static String trajectoryTitle(int answer) {
        return "The conversation turn by turn, of which [" + answer + "] is the answer; cite a call of a tool by its"
                + " number, such as `call 3`; […] marks what was cut";
    }

    private static List<Material> eachMessage(List<Message> messages, int answer, TrajectoryText form) {
        List<String> turns = form.turns(messages);
        List<Material> material = new ArrayList<>(messages.size() - 1);
        for (int i = 0; i < messages.size(); i++) {
            if (i != answer) {
                String title = "Message " + (i + 1) + " of the conversation, from the " + from(messages.get(i).role());
                material.add(new Material(i < answer ? title : title + ", after the answer", turns.get(i)));
            }
        }
        return material;
    }

    /// Roles are the trainer's, but come with the event: only the known ones are named.
    private static String from(String role) {
        return switch (role) {
            case "system", "developer" -> "system";
            case "user" -> "user";
            case "assistant" -> "model";
            case "tool", "function" -> "tool";
            default -> "environment";
        };
    }

    String rendered(String nonce) {
        return "# " + title + "\n" + Fence.around(PlainText.of(text), nonce);
    }
}
