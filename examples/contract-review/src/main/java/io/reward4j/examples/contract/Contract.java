package io.reward4j.examples.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A contract of ContractNLI, or a clause of one, and where people found that it departs from the guidelines.
///
/// @param id names the contract
/// @param text what it says
/// @param guidelines the rules that it is reviewed by
/// @param departures the passages that depart from a rule
record Contract(String id, String text, List<Guideline> guidelines, List<Departure> departures) {

    /// Shorter spans only lead in to the one that counts.
    private static final int SHORTEST_EXCERPT = 60;

    /// A passage that departs from a rule.
    record Departure(Guideline guideline, String excerpt) {}

    /// Returns the documents, each with all rules, and then the clauses, each with the rule that it was labelled for.
    static List<Contract> all() {
        Map<String, Guideline> rules = Guideline.all().stream()
                .collect(Collectors.toMap(Guideline::hypothesis, Function.identity()));
        return Stream.concat(
                rows("contractnli_documents.jsonl").map(row -> document(row, rules)),
                rows("contractnli_clauses.jsonl")
                        .filter(row -> !row.path("label").stringValue().equals("NotMentioned"))
                        .map(row -> clause(row, rules)))
                .toList();
    }

    /// What the model is asked.
    String prompt() {
        return "# The guidelines\n\n" + guidelinesText() + "\n\n# The contract\n\n" + text;
    }

    String guidelinesText() {
        return Guideline.document(guidelines);
    }

    private static Stream<JsonNode> rows(String resource) {
        return Resources.text(resource).lines().map(JsonMapper.shared()::readTree);
    }

    private static Contract document(JsonNode row, Map<String, Guideline> rules) {
        List<Departure> departures = new ArrayList<>();
        for (JsonNode annotation : row.path("annotations")) {
            Guideline rule = rules.get(annotation.path("hypothesis_id").stringValue());
            if (rule.departs().equals(annotation.path("label").stringValue())) {
                departures.add(new Departure(rule, excerpt(annotation.path("evidence"))));
            }
        }
        return new Contract(
                row.path("id").stringValue(), row.path("text").stringValue(), Guideline.all(), departures);
    }

    private static Contract clause(JsonNode row, Map<String, Guideline> rules) {
        String id = row.path("id").stringValue();
        Guideline rule = rules.get(id.substring(id.indexOf("nda-")));
        String text = row.path("clause").valueStream().map(JsonNode::stringValue).collect(Collectors.joining("\n"));
        return new Contract(id, text, List.of(rule), rule.departs().equals(row.path("label").stringValue())
                ? List.of(new Departure(rule, excerpt(row.path("clause"))))
                : List.of());
    }

    private static String excerpt(JsonNode spans) {
        return spans.valueStream()
                .map(span -> span.stringValue().strip())
                .filter(span -> span.length() >= SHORTEST_EXCERPT)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
