package io.reward4j.examples.contract;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// One rule of the playbook, with what a reviewer says of a passage that departs from it.
///
/// @param hypothesis the hypothesis of ContractNLI that the rule is about
/// @param name what it is about
/// @param rule what we accept
/// @param departs the label of the hypothesis with which a contract departs from the rule; empty where none does
/// @param issue empty where no contract of the data departs from the rule, as are the others below
/// @param action what to do about it
/// @param issueInFrench the issue again
/// @param actionInFrench the action again
record Guideline(
        String hypothesis,
        String name,
        String rule,
        String departs,
        String issue,
        String action,
        String issueInFrench,
        String actionInFrench) {

    static List<Guideline> all() {
        return JsonMapper.shared().readValue(Resources.text("guidelines.json"), new TypeReference<>() {
        });
    }

    /// The rules as the document that reviewers are given.
    static String document(List<Guideline> rules) {
        return "Guidelines for non-disclosure agreements under which we receive information\n\n" + rules.stream()
                .map(rule -> rule.name() + ": " + rule.rule())
                .collect(Collectors.joining("\n"));
    }
}
