package io.reward4j.judge;

import io.reward4j.extract.Extraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How a rubric is put to a judge, and how its reply is read: `{"code": …, "criteria": {"<name>":
/// {"rationale": …, "choice": …}, …}}`.
///
/// @param evidence whether each criterion also wants a quotation
/// @param whole whether these are all the criteria, of which one has to be applicable
record RubricForm(Rubric rubric, boolean evidence, boolean whole) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// The criteria as the prompt lists them.
    String criteria() {
        StringBuilder text = new StringBuilder();
        for (Criterion criterion : rubric.criteria()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append("- `").append(criterion.name()).append("`: ").append(criterion.question());
            boolean described = criterion.options().stream().anyMatch(option -> !option.description().isEmpty());
            if (described) {
                text.append("\n  Choices, from worst to best:");
                for (Criterion.Option option : criterion.options()) {
                    text.append("\n  - `").append(option.answer()).append("`: ").append(option.description());
                }
            } else {
                text.append("\n  Choices, from worst to best: ").append(criterion.options().stream()
                        .map(option -> "`" + option.answer() + "`").collect(Collectors.joining(", ")));
            }
            if (criterion.isOptional()) {
                text.append(
                        "\n  Or `" + Criterion.NOT_APPLICABLE + "`, if the question makes no sense for this answer.");
            }
        }
        return text.toString();
    }

    /// A reply as the prompt shows it.
    String form() {
        ObjectNode grades = NODES.objectNode();
        for (Criterion criterion : rubric.criteria()) {
            ObjectNode grade = NODES.objectNode().put("rationale", "…");
            if (evidence) {
                grade.put("evidence", "…");
            }
            grades.set(criterion.name(), grade.put("choice", "one of: " + String.join(", ", answers(criterion))));
        }
        return NODES.objectNode().put("code", "(12 letters and digits)").set("criteria", grades).toString();
    }

    /// The schema of a reply. It is the same for every sample, so that models compile it once.
    JsonNode schema() {
        ObjectNode grades = NODES.objectNode();
        for (Criterion criterion : rubric.criteria()) {
            ObjectNode grade = NODES.objectNode();
            grade.set("rationale", Schemas.text());
            if (evidence) {
                grade.set("evidence", Schemas.text());
            }
            grade.set("choice", Schemas.oneOf(answers(criterion)));
            grades.set(criterion.name(), Schemas.closed(grade));
        }
        ObjectNode reply = NODES.objectNode();
        reply.set("code", Schemas.text());
        reply.set("criteria", Schemas.closed(grades));
        return Schemas.closed(reply);
    }

    private static List<String> answers(Criterion criterion) {
        List<String> answers = new ArrayList<>();
        criterion.options().forEach(option -> answers.add(option.answer()));
        if (criterion.isOptional()) {
            answers.add(Criterion.NOT_APPLICABLE);
        }
        return answers;
    }

    /// Reads a complete set of grades, one for each criterion in the rubric's order, or says what is wrong.
    Extraction<List<Grade>> read(JsonNode reply) {
        JsonNode given = reply.path("criteria");
        if (!given.isObject()) {
            return Extraction.missing("`criteria` is no object");
        }
        List<Grade> grades = new ArrayList<>();
        for (Criterion criterion : rubric.criteria()) {
            JsonNode grade = given.path(criterion.name());
            Optional<Grade> read = grade.isObject() ? grade(criterion, grade) : Optional.empty();
            if (read.isEmpty()) {
                return Extraction.missing(
                        "criterion `" + criterion.name() + "` has no choice of those that are offered");
            }
            grades.add(read.get());
        }
        if (given.size() != grades.size()) {
            return Extraction.missing("`criteria` holds more than the criteria that were asked");
        }
        return whole && grades.stream().noneMatch(Grade::isApplicable)
                ? Extraction.missing("every criterion is called not applicable")
                : Extraction.found(grades);
    }

    private static Optional<Grade> grade(Criterion criterion, JsonNode given) {
        JsonNode choice = given.path("choice");
        String rationale = given.path("rationale").asString("");
        String evidence = given.path("evidence").asString("");
        List<String> said = said(choice);
        if (criterion.isOptional() && said.contains(Criterion.NOT_APPLICABLE)) {
            return Optional.of(new Grade(criterion, Grade.NONE, rationale, evidence));
        }
        for (int rank = 0; rank < criterion.options().size(); rank++) {
            if (said.contains(criterion.options().get(rank).key())) {
                return Optional.of(new Grade(criterion, rank, rationale, evidence));
            }
        }
        return Optional.empty();
    }

    /// The choice as text, in lower case; a truth value is also yes or no, and `4.0` is `4`.
    private static List<String> said(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> List.of(Criterion.Option.key(node.asString()));
            case BOOLEAN -> node.asBoolean() ? List.of("yes", "true") : List.of("no", "false");
            case NUMBER -> node.decimalValueOpt().map(RubricForm::plain).stream().toList();
            default -> List.of();
        };
    }

    private static String plain(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) > 20
                ? ""
                : number.stripTrailingZeros().toPlainString();
    }
}
