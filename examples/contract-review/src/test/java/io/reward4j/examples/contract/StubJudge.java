package io.reward4j.examples.contract;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Gives every comment the same grades, which it supports by the comment itself, and remembers what it was asked.
final class StubJudge implements JudgeModel {

    private static final JsonMapper JSON = JsonMapper.shared();

    final List<JudgePrompt> asked = new CopyOnWriteArrayList<>();
    private final int grounding;
    private final int consistency;
    private final int actionability;

    StubJudge(int grounding, int consistency, int actionability) {
        this.grounding = grounding;
        this.consistency = consistency;
        this.actionability = actionability;
    }

    @Override
    public JudgeReply reply(JudgePrompt prompt) {
        asked.add(prompt);
        return JudgeReply.of(verdict(prompt.user(), prompt.nonce()));
    }

    /// The verdict on all comments that a request shows.
    String verdict(String request, String code) {
        ObjectNode verdict = JSON.createObjectNode().put("code", code);
        ArrayNode comments = verdict.putArray("comments");
        for (String comment : HandWrittenGrades.comments(request)) {
            ObjectNode graded = comments.addObject();
            ObjectNode criteria = graded.put("comment_id", comments.size()).putObject("criteria");
            put(criteria, "grounding", grounding, comment);
            put(criteria, "consistency", consistency, comment);
            put(criteria, "actionability", actionability, comment);
        }
        return verdict.toString();
    }

    private static void put(ObjectNode criteria, String name, int grade, String comment) {
        criteria.putObject(name).put("rationale", "").put("evidence", comment)
                .put("choice", Integer.toString(grade));
    }
}
