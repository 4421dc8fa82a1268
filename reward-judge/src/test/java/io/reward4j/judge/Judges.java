package io.reward4j.judge;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What judge models that are plain code need: to read a prompt, and to write a verdict.
final class Judges {

    private Judges() {}

    /// The verdict on a rubric, as JSON.
    static String grades(JudgePrompt prompt, Map<String, ?> answers) {
        ObjectNode criteria = JsonNodeFactory.instance.objectNode();
        answers.forEach((name, answer) -> {
            ObjectNode grade = criteria.putObject(name).put("rationale", "because");
            switch (answer) {
                case Boolean truth -> grade.put("choice", truth);
                case Integer number -> grade.put("choice", number);
                case Double number -> grade.put("choice", number);
                default -> grade.put("choice", answer.toString());
            }
        });
        return JsonNodeFactory.instance.objectNode().put("code", prompt.nonce()).set("criteria", criteria).toString();
    }

    /// The verdict on two answers, as JSON.
    static String choice(JudgePrompt prompt, String better) {
        return JsonNodeFactory.instance.objectNode()
                .put("code", prompt.nonce()).put("rationale", "because").put("better", better).toString();
    }

    /// The text that a prompt shows under a title, read from its fence by the first line alone.
    static String shown(JudgePrompt prompt, String title) {
        String user = prompt.user();
        String heading = "# " + title + "\n";
        int start = user.startsWith(heading) ? heading.length() : user.indexOf("\n" + heading) + 1 + heading.length();
        int open = user.indexOf('\n', start);
        String fence = user.substring(start, open);
        int close = user.indexOf("\n" + fence, open);
        return user.substring(Math.min(open + 1, close + 1), Math.max(close, open + 1));
    }
}
