package io.reward4j.examples.contract;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
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

    private final Map<String, List<Integer>> grades = new LinkedHashMap<>();

    HandWrittenGrades() {
        for (Contract contract : Contract.all()) {
            for (Variant variant : Variant.of(contract)) {
                contract.departures().forEach(departure -> grades.put(
                        variant.comment(departure).toJson().toString(), graded(variant, departure.guideline())));
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
        return grades.entrySet().stream()
                .filter(entry -> prompt.user().contains("\n" + entry.getKey() + "\n"))
                .findFirst()
                .map(entry -> JudgeReply.of(verdict(prompt.nonce(), entry.getValue())))
                .orElseThrow(() -> JudgeModelException.permanent("no grades were written for this comment", null));
    }

    private static String verdict(String nonce, List<Integer> given) {
        ObjectNode verdict = JsonMapper.shared().createObjectNode().put("code", nonce);
        ObjectNode criteria = verdict.putObject("criteria");
        put(criteria, ReviewRubric.GROUNDING, GROUNDING, given.get(0));
        put(criteria, ReviewRubric.CONSISTENCY, CONSISTENCY, given.get(1));
        put(criteria, ReviewRubric.ACTIONABILITY, ACTIONABILITY, given.get(2));
        return verdict.toString();
    }

    private static void put(ObjectNode criteria, String name, List<String> rationales, int grade) {
        criteria.putObject(name).put("rationale", rationales.get(grade - 1)).put("choice", Integer.toString(grade));
    }
}
