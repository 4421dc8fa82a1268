package io.reward4j.examples.contract;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import io.reward4j.judge.prompt.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The grades that stand in for a judge's in the demo. They were written by hand, for the comments that
/// [Variant] makes up; no model gave them.
final class HandWrittenGrades implements JudgeModel {

    static final String NAME = "replies written by hand for the demo, no model";

    private static final List<String> GROUNDING = List.of("", "", "", "The clause is wider than the issue lets on.",
            "The issue says what the excerpt provides.");
    private static final List<String> CONSISTENCY = List.of("", "", "", "The guideline speaks of it in the main.",
            "The guideline of that name says so.");
    private static final List<String> ACTIONABILITY = List.of("", "It asks to have a look, and nothing else.", "",
            "It says what to change; the wording is left to others.", "It says what to write or strike.");

    /// Grounding, consistency and actionability of a good comment, by the rule that it is about.
    private static final Map<String, List<Integer>> GOOD = Map.of(
            "nda-1", List.of(5, 5, 5),
            "nda-2", List.of(5, 5, 5),
            "nda-3", List.of(4, 5, 4),
            "nda-5", List.of(5, 4, 5),
            "nda-7", List.of(4, 5, 5),
            "nda-10", List.of(5, 5, 4),
            "nda-11", List.of(5, 5, 5),
            "nda-17", List.of(5, 5, 4),
            "nda-19", List.of(5, 5, 4),
            "nda-20", List.of(5, 4, 5));

    private static final int VAGUE_ACTION = 2;

    private final Map<String, List<Integer>> grades = new HashMap<>();

    HandWrittenGrades() {
        for (Contract contract : Contract.all()) {
            for (Variant variant : Variant.of(contract)) {
                contract.departures().forEach(departure -> grades.put(
                        PlainText.of(variant.comment(departure).toJson().toString()),
                        graded(variant, departure.guideline())));
            }
        }
    }

    private static List<Integer> graded(Variant variant, Guideline rule) {
        List<Integer> good = GOOD.get(rule.hypothesis());
        return variant == Variant.VAGUE_ACTIONS ? List.of(good.get(0), good.get(1), VAGUE_ACTION) : good;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JudgeReply reply(JudgePrompt prompt) {
        ObjectNode verdict = JsonMapper.shared().createObjectNode().put("code", prompt.nonce());
        ArrayNode comments = verdict.putArray("comments");
        for (String comment : comments(prompt.user())) {
            List<Integer> given = grades.get(comment);
            if (given == null) {
                throw JudgeModelException.permanent("no grades were written for this comment", null);
            }
            ObjectNode graded = comments.addObject().put("comment_id", comments.size());
            String quoted = Comment.of(JsonMapper.shared().readTree(comment)).excerpt();
            ObjectNode criteria = graded.putObject("criteria");
            put(criteria, ReviewRubric.GROUNDING, GROUNDING, given.get(0), quoted);
            put(criteria, ReviewRubric.CONSISTENCY, CONSISTENCY, given.get(1), quoted);
            put(criteria, ReviewRubric.ACTIONABILITY, ACTIONABILITY, given.get(2), quoted);
        }
        return JudgeReply.of(verdict.toString());
    }

    /// The comments that a request shows, in order: each stands on one line, between the lines of its fence.
    static List<String> comments(String request) {
        List<String> lines = request.lines().toList();
        List<String> comments = new ArrayList<>();
        for (int i = 0; i + 2 < lines.size(); i++) {
            if (lines.get(i).equals("# Comment " + (comments.size() + 1)) && lines.get(i + 1).startsWith("```")) {
                comments.add(lines.get(i + 2));
            }
        }
        return comments;
    }

    private static void put(
            ObjectNode criteria, String name, List<String> rationales, int grade, String evidence) {
        criteria.putObject(name).put("rationale", rationales.get(grade - 1)).put("evidence", evidence)
                .put("choice", Integer.toString(grade));
    }
}
